#!/bin/bash
# Builds Lua 5.4 from Debian's source package: build.sh [--native | --exceptions] [OUTDIR]
# Without exceptions, an error or a coroutine's yield ends the program.
. "$(dirname "$0")/../lib.sh"
fresh "lua$suffix" && exit
need "${toolchain[@]}"
fetch lua5.4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo '#define DEB_HOST_MULTIARCH "wasi"' >"$work/lua5.4-deb-multiarch.h"
cd "$src/src"
rm -f luac.c
link lua -I"$work" -DLUA_TMPNAMBUFSIZE=1 '-Dlua_tmpnam(buffer,error)=((error)=1)' ./*.c
