package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.lambda.EventFunction;
import dev.wasm2jar.runtime.launch.GuestProgram;

/** The runtime of Lambda for a program that answers HTTP requests: the main method of jars that are compiled for it. */
public final class LambdaHttpMain extends LambdaProcess {

    private LambdaHttpMain() {}

    /** Answers events until the process ends. */
    public static void main(GuestProgram program, String[] arguments) {
        new LambdaHttpMain().run(program);
    }

    @Override
    EventFunction function(GuestProgram program) {
        return LambdaHttpFunctions.http(program);
    }
}
