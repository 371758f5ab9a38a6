package dev.wasm2jar.runtime.launch;

import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.wasi.GuestThreads;
import dev.wasm2jar.runtime.wasi.Wasi;

/** The threads of a program. Only the main class of a program that starts some refers to it. */
public final class ProgramThreads extends GuestThreads {

    private final GuestProgram program;
    private final Wasi wasi;

    private ProgramThreads(GuestProgram program, Wasi wasi) {
        this.program = program;
        this.wasi = wasi;
    }

    /** Lets the guest of that host start threads; called before each of its instances is made. */
    public static void prepare(GuestProgram program, Wasi wasi) {
        if (wasi.threads == null) {
            wasi.threads = new ProgramThreads(program, wasi);
        }
    }

    @Override
    protected Instance instantiate() {
        return program.instantiate(wasi);
    }
}
