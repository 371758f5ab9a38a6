package dev.wasm2jar.compiler;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A module has been compiled. */
@Name("dev.wasm2jar.Compilation")
@Label("Compilation")
@Category("WebAssembly")
@StackTrace(false)
final class CompilationEvent extends Event {

    @Label("Module")
    String module;

    @Label("Functions")
    int functions;

    @Label("Class File Bytes")
    @DataAmount
    long classBytes;
}
