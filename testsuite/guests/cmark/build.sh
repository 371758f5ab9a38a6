#!/bin/bash
# Builds cmark from Debian's source package: build.sh [--native | --exceptions] [OUTDIR]
. "$(dirname "$0")/../lib.sh"
fresh "cmark$suffix" && exit
need "${toolchain[@]}"
fetch cmark
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed -E 's/^#cmakedefine /#define /' "$src/src/config.h.in" >"$work/config.h"
printf '#define CMARK_VERSION 0\n#define CMARK_VERSION_STRING "0"\n' >"$work/cmark_version.h"
printf '#define CMARK_EXPORT\n#define CMARK_NO_EXPORT\n' >"$work/cmark_export.h"
cp "$src/test/spec.txt" "$out/input/spec.md"
cd "$src/src"
link cmark -I"$work" ./*.c
