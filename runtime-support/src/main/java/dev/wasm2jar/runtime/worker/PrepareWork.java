package dev.wasm2jar.runtime.worker;

import dev.wasm2jar.runtime.serve.Work;

/** Nothing: an instance has been made when it runs. */
final class PrepareWork implements Work<Object, Object> {

    @Override
    public Object run(Object instance) {
        return null;
    }
}
