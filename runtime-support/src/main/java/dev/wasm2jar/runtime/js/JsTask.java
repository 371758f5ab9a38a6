package dev.wasm2jar.runtime.js;

/** Something to do later: a microtask, or what a timer does. */
interface JsTask {

    /** Does it. */
    void run(JsContext context);
}
