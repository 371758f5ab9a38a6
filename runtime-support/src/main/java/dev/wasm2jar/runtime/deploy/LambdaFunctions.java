package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.lambda.EventFunction;
import dev.wasm2jar.runtime.lambda.ProgramEvents;
import dev.wasm2jar.runtime.launch.GuestProgram;
import dev.wasm2jar.runtime.launch.HostOptions;
import dev.wasm2jar.runtime.launch.ProgramCalls;
import dev.wasm2jar.runtime.launch.UsageException;
import dev.wasm2jar.runtime.serve.Limits;

/** Makes functions of Lambda of programs that read events. Handler classes call it. */
public final class LambdaFunctions {

    private LambdaFunctions() {}

    /**
     * A function of a program that reads events from standard input.
     *
     * @throws IllegalStateException if the program can't be given what its options say
     */
    public static EventFunction events(GuestProgram program) {
        ProgramCalls calls = calls(program);
        return new ProgramEvents(calls, new StandardErrorLog(calls));
    }

    static ProgramCalls calls(GuestProgram program) {
        try {
            HostOptions options = HostOptions.parse(program.hostOptions(), new String[0]);
            // Lambda has a second event only when the first is answered.
            var calls = new ProgramCalls(program, options, Limits.DEFAULT.withConcurrency(1));
            calls.check();
            return calls;
        } catch (UsageException wrong) {
            throw new IllegalStateException(program.name() + ": " + wrong.getMessage());
        }
    }
}
