package dev.wasm2jar.runtime.jfr;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A guest has trapped. */
@Name("dev.wasm2jar.Trap")
@Label("Trap")
@Category("WebAssembly")
@StackTrace(false)
final class TrapEvent extends Event {

    @Label("Reason")
    String reason;

    @Label("Function")
    String function;
}
