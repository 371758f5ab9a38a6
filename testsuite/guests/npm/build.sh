#!/usr/bin/env bash
# Gets the packages of testsuite/src/test/resources/npm/packages.tsv from npm: a module that wasm-bindgen's command line has
# processed, its glue, and what else a row names. They are kept in the user's cache folder; what is there already stays.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../.." && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/wasm2jar/guests/npm
mkdir -p "$cache"

grep -v '^#' "$root/testsuite/src/test/resources/npm/packages.tsv" |
  while IFS=$'\t' read -r folder package module class more release; do
    [ -d "$cache/$folder" ] && continue
    work=$(mktemp -d)
    (cd "$work" && npm pack --silent "$package" >/dev/null && tar xzf ./*.tgz)
    mkdir -p "$cache/$folder.part"
    cp "$work/package/$(dirname "$module")"/*.{wasm,js,mjs,cjs} "$cache/$folder.part/" 2>/dev/null || true
    [ "$more" = - ] || cp "$work/package/$more" "$cache/$folder.part/"
    rm -rf "$work"
    mv "$cache/$folder.part" "$cache/$folder"
  done
