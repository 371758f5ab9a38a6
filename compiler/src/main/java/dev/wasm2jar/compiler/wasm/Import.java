package dev.wasm2jar.compiler.wasm;

/** An import (spec 2.5.10). */
public record Import(String module, String name, ImportDescription description) {}
