package dev.wasm2jar.runtime.launch;

import dev.wasm2jar.runtime.serve.Work;
import dev.wasm2jar.runtime.wasi.Wasi;

/** Makes an instance that sees nothing, and does not run it. */
final class Preparation implements Work<GuestProgram, Object> {

    @Override
    public Object run(GuestProgram fresh) {
        try (Wasi wasi = Wasi.builder().build()) {
            return fresh.instantiate(wasi);
        }
    }
}
