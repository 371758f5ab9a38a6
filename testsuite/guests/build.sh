#!/bin/bash
# Rebuilds the modules of wasm/ from src/: build.sh [OUTDIR]
. "$(dirname "$0")/lib.sh"
[ -z "$mode" ] || die "these modules have one form"
need "${toolchain[@]}"
cd "$guests/src"
cflags=(-O2 -w) libs=(-lm -Wl,--strip-debug)
for program in hello fwc lambda cgi cgi-cases kernels; do link "$program" "$program.c"; done
link reactor -mexec-model=reactor reactor.c
link shop -mexec-model=reactor shop.c
link clerk clerk.c
link till -mexec-model=reactor till.c
link primes -mexec-model=reactor primes.c
link ledger -mexec-model=reactor ledger.c

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Linked without -O, hello-debug keeps its function names and its line tables.
"${cc[@]}" "${cflags[@]}" -g -fdebug-compilation-dir=. -c -o "$work/hello.o" hello.c
# Each line from 4 on divides by zero if it is told to; the function is far too large for one method.
awk 'BEGIN {
  print "unsigned mix(unsigned value, unsigned line) { volatile unsigned v = value; return v * 31 + line; }"
  print "int large(int line, int value) {"
  print "  unsigned x = value;"
  for (i = 4; i < 600; i++) print "  x = mix(x, " i ") ^ 1000u / (unsigned) (line - " i ");"
  print "  return (int) x;"
  print "}" }' >"$work/large.c"
(cd "$work" && "${cc[@]}" -O1 -fno-inline -g -gdwarf-4 -fdebug-compilation-dir=. -c -o large.o large.c)
"${cc[@]}" -O1 -g -gdwarf-5 -fdebug-compilation-dir=. -c -o "$work/crash.o" crash.c
cflags=() libs=()
link hello-debug "$work/hello.o"
link crash "$work/crash.o" "$work/large.o"

cargo_sources "$work"
cd "$work/rust"
cargo --target wasm32-wasi -p cgi -p lambda -p wasiapp
cargo --target wasm32-unknown-unknown -p worker -p shapes -p fetcher
for library in worker shapes fetcher; do
  cp "target/wasm32-unknown-unknown/release/$library.wasm" "$out/$library.wasm"
  echo "$out/$library.wasm"
done
# With lines, under names of files that are the same anywhere.
RUSTC=/usr/bin/rustc CARGO_HOME=$work/home RUSTFLAGS="--remap-path-prefix=$work/rust=. --remap-path-prefix=$work=." \
  /usr/bin/cargo build -q --offline --profile lines --target wasm32-unknown-unknown -p prepared
cp target/wasm32-unknown-unknown/lines/prepared.wasm "$out/prepared.wasm"
echo "$out/prepared.wasm"
for program in cgi lambda wasiapp; do
  cp "target/wasm32-wasi/release/$program.wasm" "$out/rust-$program.wasm"
  echo "$out/rust-$program.wasm"
done
