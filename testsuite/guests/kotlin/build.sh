#!/bin/bash
# Builds kotlin-report.wasm by Kotlin's own compiler, which Maven brings: build.sh [OUTDIR]
. "$(dirname "$0")/../lib.sh"
[ -z "$mode" ] || die "this module has one form"
fresh kotlin-report.wasm && exit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -B -f "$here/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
  "-DoutputDirectory=$work/lib" >"$work/log" 2>&1 || die "cannot get the Kotlin compiler: $(tail -3 "$work/log")"
compile() {
  java -cp "$work/lib/*" org.jetbrains.kotlin.cli.js.K2JSCompiler -Xwasm -libraries "$(ls "$work"/lib/*.klib)" \
    -ir-output-name report "$@" >"$work/log" 2>&1 || die "does not compile: $(grep -i error "$work/log" | head -5)"
}
compile -Xir-produce-klib-dir -ir-output-dir "$work/klib" "$here/report.kt"
compile -Xir-produce-js -Xir-dce -Xwasm-use-new-exception-proposal "-Xinclude=$work/klib" -ir-output-dir "$work/out"
mv "$work/out/report.wasm" "$out/kotlin-report.wasm"
echo "$out/kotlin-report.wasm"
