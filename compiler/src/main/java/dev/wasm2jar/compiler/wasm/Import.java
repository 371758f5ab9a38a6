package dev.wasm2jar.compiler.wasm;

/** An import (spec 2.5.11). */
public record Import(String module, String name, ImportDescription description) {}
