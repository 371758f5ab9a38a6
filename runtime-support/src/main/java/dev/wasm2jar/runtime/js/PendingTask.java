package dev.wasm2jar.runtime.js;

/** What another thread does for the program. When that has ended, the event loop runs it as a task. */
abstract class PendingTask implements JsTask {

    /** Nobody waits for it any more. */
    abstract void cancel();
}
