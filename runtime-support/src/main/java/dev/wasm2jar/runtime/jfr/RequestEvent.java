package dev.wasm2jar.runtime.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A request, from when its header section has been read to the end of its response. */
@Name("dev.wasm2jar.Request")
@Label("HTTP Request")
@Category("WebAssembly")
@StackTrace(false)
final class RequestEvent extends Event {

    @Label("Request Id")
    String id;

    @Label("Method")
    String method;

    @Label("Path")
    String path;

    @Label("Status")
    int status;

    @Label("Response Size")
    @DataAmount
    long responseBytes;
}
