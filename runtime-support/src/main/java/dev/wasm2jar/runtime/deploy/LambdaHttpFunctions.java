package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.lambda.EventFunction;
import dev.wasm2jar.runtime.lambda.HttpEvents;
import dev.wasm2jar.runtime.launch.GuestProgram;
import dev.wasm2jar.runtime.launch.ProgramCalls;

/** Makes functions of Lambda of programs that answer HTTP requests. Handler classes call it. */
public final class LambdaHttpFunctions {

    private LambdaHttpFunctions() {}

    /**
     * A function of a CGI program.
     *
     * @throws IllegalStateException if the program can't be given what its options say
     */
    public static EventFunction http(GuestProgram program) {
        ProgramCalls calls = LambdaFunctions.calls(program);
        return new HttpEvents(calls, new StandardErrorLog(calls));
    }
}
