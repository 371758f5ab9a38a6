#!/bin/bash
# Builds jq, without regular expressions, from Debian's source package: build.sh [--native | --exceptions] [OUTDIR]
. "$(dirname "$0")/../lib.sh"
fresh "jq$suffix" && exit
need "${toolchain[@]}"
fetch jq
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/src"
sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/^/"/' -e 's/$/\\n"/' "$src/src/builtin.jq" >"$work/src/builtin.inc"
echo '#define JQ_VERSION "1.6"' >"$work/src/version.h"
# Its own tests, without those that nest values ten thousand deep: that takes more stack than everyone has.
awk 'BEGIN { RS = ""; ORS = "\n\n" } !/range\(1000/' "$src/tests/jq.test" >"$out/input/jq.test"
rm -rf "$out/input/jq-modules"
cp -r "$src/tests/modules" "$out/input/jq-modules"

# What jq's configure would find out: the functions of C99 and POSIX, but not those that only one library has.
defines=(-D_GNU_SOURCE -DIEEE_8087 -DHAVE___THREAD -DHAVE_ALLOCA_H)
for name in FREXP GETTIMEOFDAY GMTIME_R ISATTY LGAMMA_R LOCALTIME_R MEMMEM MKSTEMP MODF STRFTIME STRPTIME TIMEGM \
  $(sed -n 's/^#ifdef HAVE_//p' "$src/src/libm.h" | grep -vxE 'DREM|EXP10|GAMMA|POW10|SCALB|SIGNIFICAND'); do
  defines+=("-DHAVE_$name")
done
[ "$mode" = native ] && defines+=(-DHAVE_TM_TM_GMT_OFF) || defines+=(-DHAVE_TM___TM_GMT_OFF)
sources=()
for file in "$src"/src/*.c; do
  case $file in */inject_errors.c) ;; *) sources+=("$file") ;; esac
done
link jq "${defines[@]}" -I"$work" -I"$work/src" -I"$src/src" "${sources[@]}"
