package dev.wasm2jar.compiler.bindgen.metadata;

import java.util.List;

/**
 * An exported function or method.
 *
 * @param export the name of the module's export
 * @param consumesReceiver whether a method takes its object by value, after which that is gone
 * @param isStart whether it is to run when the module is instantiated
 * @param parameters their names; the receiver is not among them
 */
public record ExportedFunction(
        String export, Callee callee, boolean consumesReceiver, boolean isStart, List<String> parameters) {}
