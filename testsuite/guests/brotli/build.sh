#!/bin/bash
# Builds brotli from Debian's source package: build.sh [--native | --exceptions] [OUTDIR]
. "$(dirname "$0")/../lib.sh"
text
fresh "brotli$suffix" && exit
need "${toolchain[@]}"
fetch brotli
cd "$src/c"
link brotli -Iinclude common/*.c dec/*.c enc/*.c tools/brotli.c
