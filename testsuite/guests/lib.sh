# shellcheck shell=bash disable=SC2034,SC2054
# Shared by the build scripts of the guests. A build script sources it with its own arguments:
#
#   . "$(dirname "$0")/../lib.sh"     build.sh [--native | --exceptions] [OUTDIR]
#
# Afterwards $out is the output directory, $here the script's own folder, $suffix what follows a result's name, and
# $cc, $cflags and $libs compile for WASI preview 1; with --native for this machine; with --exceptions for WASI with
# WebAssembly's exceptions (exnref), which make setjmp and longjmp work. Results and sources stay in $out,
# files for the programs to read in $out/input.
# LLVM=n picks another clang than the default; it needs the packages of the same version.

set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[1]}")" && pwd)
guests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mode=
case ${1:-} in --native | --exceptions) mode=${1#--}; shift ;; esac
out=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/wasm2jar/guests}
mkdir -p "$out/input"
out=$(cd "$out" && pwd)

case $mode in
  native)
    suffix=
    toolchain=(gcc libc6-dev)
    cc=(gcc) cflags=(-O2 -w) libs=(-lm)
    ;;
  exceptions)
    suffix=-eh.wasm
    llvm=${LLVM:-22}
    toolchain=("clang-$llvm" "lld-$llvm" "libclang-rt-$llvm-dev-wasm32" wasi-libc)
    cc=("clang-$llvm" --target=wasm32-wasi --no-wasm-opt)
    cflags=(-mllvm -wasm-enable-sjlj -mllvm -wasm-use-legacy-eh=false -mexception-handling
      -isystem "$guests/include/exceptions")
    libs=("$guests/include/exceptions/sjlj.c")
    ;;
  *)
    suffix=.wasm
    llvm=${LLVM:-14}
    # Clang runs the wasm-opt of binaryen if there is one; the results shouldn't depend on that.
    toolchain=("clang-$llvm" "lld-$llvm" "llvm-$llvm" "libclang-rt-$llvm-dev-wasm32" wasi-libc binaryen)
    cc=("clang-$llvm" --target=wasm32-wasi) cflags=() libs=()
    ;;
esac
if [ "$mode" != native ]; then
  cflags+=(-O2 -w -isystem "$guests/include" -include posix-stubs.h -D_WASI_EMULATED_SIGNAL
    -D_WASI_EMULATED_PROCESS_CLOCKS -D_WASI_EMULATED_MMAN -D_WASI_EMULATED_GETPID)
  libs+=(-Wl,--strip-debug,--stack-first -Wl,-z,stack-size=1048576 -lwasi-emulated-signal
    -lwasi-emulated-process-clocks -lwasi-emulated-mman -lwasi-emulated-getpid -lm)
fi

die() { echo "$0: $*" >&2; exit 1; }

# fresh NAME...: true when every result is newer than the files it is made from.
fresh() {
  local name
  for name in "$@"; do
    [ -e "$out/$name" ] || return 1
    [ -z "$(find "$here/build.sh" "$guests/lib.sh" "$guests/include" -type f -newer "$out/$name")" ] || return 1
  done
}

# need PACKAGE...: installs the Debian packages that are missing.
need() {
  local package missing=()
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || die "needs Debian's packages: ${missing[*]}"
  [ "$(id -u)" = 0 ] || die "not root; install first: apt-get install --no-install-recommends ${missing[*]}"
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=600 install -y --no-install-recommends \
    "${missing[@]}" >/dev/null </dev/null || die "cannot install: ${missing[*]}"
}

# fetch PACKAGE: leaves the unpacked, patched Debian source of the package in $src: its newest version that can be had.
# It reads deb-src twins of the machine's own package sources, from lists kept in $out/apt.
fetch() {
  need dpkg-dev ca-certificates
  local lists=$out/apt options file version
  src=$out/sources/$1
  [ ! -e "$src/.complete" ] || return 0
  mkdir -p "$lists/sources" "$lists/lists/partial" "$lists/cache" "$out/sources"
  options=(-qq -o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$lists/sources"
    -o "Dir::State::lists=$lists/lists" -o "Dir::Cache=$lists/cache" -o APT::Sandbox::User=root)
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
    [ -e "$file" ] || continue
    sed -E -e '/^deb-src[[:space:]]/d' -e 's/^deb([[:space:]])/deb-src\1/' -e 's/^Types:.*/Types: deb-src/I' \
      "$file" >"$lists/sources/$(basename "$file")"
  done
  apt-get "${options[@]}" update || die "cannot read the package sources"
  rm -rf "$src" "$src.log"
  for version in $(apt-cache "${options[@]}" showsrc "$1" | sed -n 's/^Version: //p' | sort -rVu); do
    rm -rf "$src.part"
    mkdir "$src.part"
    (cd "$src.part" && apt-get "${options[@]}" source --download-only "$1=$version" &&
      dpkg-source -x ./*.dsc tree) >>"$src.log" 2>&1 </dev/null || continue
    mv "$src.part/tree" "$src"
    touch "$src/.complete"
    break
  done
  rm -rf "$src.part"
  [ -e "$src/.complete" ] || die "cannot fetch the source of $1, see $src.log"
}

# link NAME ARGUMENT...: compiles and links $out/NAME$suffix.
link() {
  local result=$out/$1$suffix
  shift
  "${cc[@]}" "${cflags[@]}" -o "$result.part" "$@" "${libs[@]}"
  mv "$result.part" "$result"
  echo "$result"
}

# cargo_sources FOLDER: a copy of src/rust in FOLDER/rust; there, cargo ARGUMENT... builds from the crates of Debian's
# packages, kept off the network and away from a user's settings.
cargo_sources() {
  need rustc cargo libstd-rust-dev-wasm32 librust-serde-json-dev librust-serde+derive-dev librust-wasm-bindgen-dev \
    librust-js-sys-dev librust-web-sys-dev
  cp -r "$guests/src/rust" "$1"
  mkdir "$1/rust/.cargo"
  cat >"$1/rust/.cargo/config.toml" <<'END'
[source.crates-io]
replace-with = "debian"
[source.debian]
directory = "/usr/share/cargo/registry"
END
  cargo() {
    RUSTC=/usr/bin/rustc CARGO_HOME=$work/home RUSTFLAGS="-C strip=debuginfo" \
      /usr/bin/cargo build -q --offline --release "$@"
  }
}

# text: makes $out/input/text.txt, four million bytes that resemble prose, the same everywhere.
text() {
  [ ! -e "$out/input/text.txt" ] || return 0
  awk -f "$guests/text.awk" >"$out/text.part"
  mv "$out/text.part" "$out/input/text.txt"
}

# One build at a time in an output directory.
exec 9>"$out/.lock"
flock 9
