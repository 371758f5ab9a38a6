#!/bin/bash
# Builds the SQLite shell from Debian's source package: build.sh [--native] [OUTDIR]
. "$(dirname "$0")/../lib.sh"
fresh "sqlite3$suffix" && exit
need "${toolchain[@]}" gcc libc6-dev make tcl
fetch sqlite3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
make -s -f "$src/main.mk" TOP="$src" BCC=gcc TCC=gcc NAWK=awk EXE= sqlite3.c shell.c >make.log 2>&1 ||
  die "no amalgamation: $(tail -3 make.log)"

# WASI has neither file locks nor shared memory: the VFS without locks is the default, and there is no WAL.
# Temporary tables stay in memory, unless a program says otherwise, since there is no directory for them by default.
link sqlite3 -DSQLITE_THREADSAFE=0 -DSQLITE_OMIT_LOAD_EXTENSION -DSQLITE_OMIT_WAL -DSQLITE_NOHAVE_SYSTEM \
  -DSQLITE_DEFAULT_UNIX_VFS='"unix-none"' -DSQLITE_TEMP_STORE=2 -DSQLITE_ENABLE_MATH_FUNCTIONS \
  -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_RTREE -DSQLITE_ENABLE_DBSTAT_VTAB -DSQLITE_ENABLE_EXPLAIN_COMMENTS \
  sqlite3.c shell.c
