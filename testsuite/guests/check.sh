#!/bin/bash
# Runs the cases of cases.tsv: check.sh [--folder NAME] [OUTDIR] -- RUNNER [OPTION]...
# RUNNER gets FILE.wasm, --dir options, -- and the arguments; modules that aren't in OUTDIR are passed over.
# check.sh --native [OUTDIR] runs the native programs instead; with --record it makes their output the expected one.
set -euo pipefail
guests=$(cd "$(dirname "$0")" && pwd)
native='' record='' folder=''
while [[ ${1:-} == --?* ]]; do
  case $1 in
    --native) native=yes ;;
    --record) native=yes record=yes ;;
    --folder) folder=$2; shift ;;
    *) echo "$0: unknown option $1" >&2; exit 2 ;;
  esac
  shift
done
out=${XDG_CACHE_HOME:-$HOME/.cache}/wasm2jar/guests
if [ $# -gt 0 ] && [ "$1" != -- ]; then out=$(cd "$1" && pwd); shift; fi
[ "${1:-}" != -- ] || shift
[ "$native" ] || [ $# -gt 0 ] || { echo "$0: no runner" >&2; exit 2; }

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
failures=0 previous=''
while IFS=$'\t' read -r in module name status arguments stdin expected; do
  [[ $in == \#* || ( -n $folder && $in != "$folder" ) ]] && continue
  program=$module.wasm
  [ -z "$native" ] || program=${module%-eh}
  [ -e "$out/$program" ] || { echo "absent $module"; continue; }
  # The cases of a folder share /data, which is empty before the first of them.
  if [ "$in" != "$previous" ]; then
    rm -rf "$scratch/data" "$scratch/work"
    mkdir "$scratch/data"
    cp -r "$guests/$in" "$scratch/work"
    previous=$in
  fi
  [ "$arguments" != - ] || arguments=
  case $stdin in
    -) stdin=/dev/null ;;
    /input/*) stdin=$out$stdin ;;
    *) stdin=$scratch$stdin ;;
  esac
  start=$(date +%s%N)
  result=0
  if [ "$native" ]; then
    # A native program sees no guest's directories, so their names are changed in what it reads and writes.
    here="s,/(work|data)\b,$scratch/\\1,g; s,/input/,$out/input/,g"
    find "$scratch/work" -type f -exec sed -E -i "$here" {} +
    # shellcheck disable=SC2046,SC2086
    (cd "$scratch" && TZ=UTC "$out/$program" $(sed -E "$here" <<<"$arguments") <"$stdin" 2>"$scratch/stderr") |
      sed "s,$scratch,,g; s,$out/input/,/input/,g" >"$scratch/stdout" || result=${PIPESTATUS[0]}
    find "$scratch/work" -type f -exec sed -i "s,$scratch,,g; s,$out/input/,/input/,g" {} +
  else
    # shellcheck disable=SC2086
    "$@" "$out/$program" --dir "$scratch/work::/work" --dir "$out/input::/input" --dir "$scratch/data::/data" -- \
      $arguments <"$stdin" >"$scratch/stdout" 2>"$scratch/stderr" || result=$?
  fi
  milliseconds=$((($(date +%s%N) - start) / 1000000))
  case $expected in
    *.sha256) sha256sum <"$scratch/stdout" >"$scratch/digest" && mv "$scratch/digest" "$scratch/stdout" ;;
  esac
  [ -z "$record" ] || cp "$scratch/stdout" "$guests/$in/$expected"
  if [ "$result" = "$status" ] && cmp -s "$scratch/stdout" "$guests/$in/$expected"; then
    echo "ok     $module $name ${milliseconds} ms"
  else
    echo "FAILED $module $name, exit $result"
    diff "$guests/$in/$expected" "$scratch/stdout" | head -5 || true
    head -3 "$scratch/stderr"
    failures=$((failures + 1))
  fi
done <"$guests/cases.tsv"
[ $failures = 0 ]
