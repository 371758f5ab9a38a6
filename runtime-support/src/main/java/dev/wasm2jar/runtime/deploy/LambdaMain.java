package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.lambda.EventFunction;
import dev.wasm2jar.runtime.launch.GuestProgram;

/** The runtime of Lambda for a program that reads events: the main method of jars that are compiled for it. */
public final class LambdaMain extends LambdaProcess {

    private LambdaMain() {}

    /** Answers events until the process ends. */
    public static void main(GuestProgram program, String[] arguments) {
        new LambdaMain().run(program);
    }

    @Override
    EventFunction function(GuestProgram program) {
        return LambdaFunctions.events(program);
    }
}
