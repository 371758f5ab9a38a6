#!/usr/bin/env bash
# Compiles the largest modules that people deploy with 2 GiB of heap, and has the JVM verify the results:
#
#   testsuite/guests/huge.sh            @duckdb/duckdb-wasm (34 and 39 MB) and @swc/wasm (18 MB), from npm
#   testsuite/guests/huge.sh --fetch    gets them and does no more
#
# They are kept in the user's cache folder. It takes some minutes, so ./test leaves it out and says so.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=${XDG_CACHE_HOME:-$HOME/.cache}/wasm2jar/guests/huge
mkdir -p "$folder"

# take PACKAGE FILE NAME: a file of an npm package, under a name.
take() {
  [ -f "$folder/$3" ] && return
  local work
  work=$(mktemp -d)
  (cd "$work" && npm pack --silent "$1" >/dev/null && tar xzf ./*.tgz "package/$2" && mv "package/$2" "$folder/$3.part")
  rm -rf "$work"
  mv "$folder/$3.part" "$folder/$3"
}

take @duckdb/duckdb-wasm@1.32.0 dist/duckdb-eh.wasm duckdb-eh.wasm
take @duckdb/duckdb-wasm@1.32.0 dist/duckdb-mvp.wasm duckdb-mvp.wasm
take @swc/wasm@1.16.18 wasm_bg.wasm swc.wasm
[ "${1:-}" != --fetch ] || exit 0

cd "$root"
WASM2JAR_HUGE_MODULES=1 mvn -q -B verify -pl testsuite -am -Dtest=HugeModulesTest \
  -Dsurefire.failIfNoSpecifiedTests=false "$@"
