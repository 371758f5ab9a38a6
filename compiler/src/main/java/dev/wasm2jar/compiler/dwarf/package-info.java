/** Debug information in the DWARF format, versions 2 to 5, as far as the compiler hands it on: lines of source files. */
package dev.wasm2jar.compiler.dwarf;
