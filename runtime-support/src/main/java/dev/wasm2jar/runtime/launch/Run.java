package dev.wasm2jar.runtime.launch;

import dev.wasm2jar.runtime.serve.Work;
import java.io.IOException;

/** A run of a program, as work for its thread. */
record Run(ProgramCalls calls, ProgramCall call) implements Work<GuestProgram, Integer> {

    @Override
    public Integer run(GuestProgram fresh) throws IOException {
        return calls.run(fresh, call);
    }
}
