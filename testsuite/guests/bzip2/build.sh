#!/bin/bash
# Builds bzip2 from Debian's source package: build.sh [--native | --exceptions] [OUTDIR]
. "$(dirname "$0")/../lib.sh"
text
fresh "bzip2$suffix" && exit
need "${toolchain[@]}"
fetch bzip2
cd "$src"
cp sample2.bz2 "$out/input"
link bzip2 blocksort.c huffman.c crctable.c randtable.c compress.c decompress.c bzlib.c bzip2.c
