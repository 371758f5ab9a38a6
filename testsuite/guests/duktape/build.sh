#!/bin/bash
# Builds the Duktape JavaScript shell from Debian's source package: build.sh [--native | --exceptions] [OUTDIR]
# Without exceptions, a thrown error ends the program.
. "$(dirname "$0")/../lib.sh"
fresh "duk$suffix" && exit
need "${toolchain[@]}"
fetch duktape
cd "$src"
link duk -DDUK_CMDLINE_PRINTALERT_SUPPORT -DDUK_CMDLINE_CONSOLE_SUPPORT \
  -Isrc -Iextras/print-alert -Iextras/console -Iexamples/cmdline \
  src/duktape.c examples/cmdline/duk_cmdline.c extras/print-alert/duk_print_alert.c extras/console/duk_console.c
