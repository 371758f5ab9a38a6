#!/bin/bash
# Builds zstd, on one thread, from Debian's source package: build.sh [--native | --exceptions] [OUTDIR]
. "$(dirname "$0")/../lib.sh"
text
fresh "zstd$suffix" && exit
need "${toolchain[@]}"
fetch zstd
cd "$src"
link zstd -DZSTD_DISABLE_ASM -Ilib -Ilib/common lib/common/*.c lib/compress/*.c lib/decompress/*.c \
  lib/dictBuilder/*.c programs/*.c
