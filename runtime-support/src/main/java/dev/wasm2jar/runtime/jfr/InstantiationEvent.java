package dev.wasm2jar.runtime.jfr;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** An instance has been made for a request that found none. */
@Name("dev.wasm2jar.Instantiation")
@Label("Instantiation")
@Category("WebAssembly")
@StackTrace(false)
final class InstantiationEvent extends Event {}
