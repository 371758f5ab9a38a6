#!/bin/bash
# Builds a benchmark of JSON in Rust (src/rust/json) with the serde_json of Debian: build.sh [--native] [OUTDIR]
. "$(dirname "$0")/../lib.sh"
[ "$mode" != exceptions ] || die "Rust has no such form"
crate=$guests/src/rust/json
fresh "json$suffix" && [ -z "$(find "$crate" -type f -newer "$out/json$suffix")" ] && exit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo_sources "$work"
cd "$work/rust"
if [ "$mode" = native ]; then
  cargo -p json
  mv target/release/json "$out/json"
else
  cargo --target wasm32-wasi -p json
  mv target/wasm32-wasi/release/json.wasm "$out/json.wasm"
fi
echo "$out/json$suffix"
