#!/bin/bash
# Builds the kernels for this machine, with the sorting and the allocation of WASI's libc: build.sh --native [OUTDIR]
# So the module (wasm/kernels.wasm) and the native program run the same code by different compilers.
. "$(dirname "$0")/../lib.sh"
# The module is in wasm/.
[ "$mode" = native ] || exit 0
fresh kernels && [ "$guests/src/kernels.c" -ot "$out/kernels" ] && [ "$here/heap.c" -ot "$out/kernels" ] && exit
need "${toolchain[@]}"
fetch wasi-libc
# A header of that libc that its sorting includes.
mkdir -p "$out/sources/kernels"
echo '#define a_ctz_l __builtin_ctzl' >"$out/sources/kernels/atomic.h"
link kernels -DNDEBUG "-I$out/sources/kernels" "$guests/src/kernels.c" "$here/heap.c" \
  "$src/libc-top-half/musl/src/stdlib/qsort.c" "$src/dlmalloc/src/dlmalloc.c"
