#!/bin/bash
# Builds lz4 from Debian's source package: build.sh [--native | --exceptions] [OUTDIR]
. "$(dirname "$0")/../lib.sh"
text
fresh "lz4$suffix" && exit
need "${toolchain[@]}"
fetch lz4
cd "$src"
link lz4 -Ilib -DXXH_NAMESPACE=LZ4_ lib/*.c programs/*.c
