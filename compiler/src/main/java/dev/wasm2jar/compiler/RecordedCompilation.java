package dev.wasm2jar.compiler;

import java.util.function.Supplier;
import jdk.jfr.FlightRecorder;

/** Tells of compilations if the Flight Recorder runs; if it does not, or the JVM has none, no event is made. */
final class RecordedCompilation {

    private static final boolean PRESENT = ModuleLayer.boot().findModule("jdk.jfr").isPresent();

    private RecordedCompilation() {}

    /**
     * Compiles.
     *
     * @param module what people call it
     */
    static CompiledModule of(String module, Supplier<CompiledModule> compilation) {
        return PRESENT && FlightRecorder.isInitialized() ? recorded(module, compilation) : compilation.get();
    }

    private static CompiledModule recorded(String module, Supplier<CompiledModule> compilation) {
        var event = new CompilationEvent();
        event.begin();
        CompiledModule compiled = compilation.get();
        event.end();
        if (event.shouldCommit()) {
            event.module = module;
            event.functions = compiled.module().bodies().size();
            event.classBytes = compiled.code().classes().values().stream().mapToLong(bytes -> bytes.length).sum();
            event.commit();
        }
        return compiled;
    }
}
