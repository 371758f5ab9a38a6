package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.lambda.EventFunction;
import dev.wasm2jar.runtime.lambda.FunctionException;
import dev.wasm2jar.runtime.lambda.LambdaRuntime;
import dev.wasm2jar.runtime.launch.GuestProgram;
import dev.wasm2jar.runtime.launch.Launcher;
import java.io.IOException;

/** A process that is a runtime of Lambda. */
abstract class LambdaProcess {

    /** Asks a jar that can also do something else to be one. */
    static final String LAMBDA = "--lambda";

    private static final String API = "AWS_LAMBDA_RUNTIME_API";

    abstract EventFunction function(GuestProgram program);

    /** Answers events; ends the process if that is over. */
    final void run(GuestProgram program) {
        String address = System.getenv(API);
        String message;
        if (address == null || address.isEmpty()) {
            message = "the variable " + API + " is not set: this is for AWS Lambda, which sets it";
        } else {
            message = answer(program, address);
        }
        System.err.println(program.name() + ": " + message);
        Runtime.getRuntime().exit(Launcher.FAILURE);
    }

    /** Answers events and returns why that is over. */
    private String answer(GuestProgram program, String address) {
        try {
            var runtime = new LambdaRuntime(address);
            EventFunction function;
            try {
                function = function(program);
            } catch (IllegalStateException wrong) {
                throw runtime.initFailure(wrong);
            }
            runtime.run(function);
            return "there are no more events";
        } catch (IOException lost) {
            return "the Runtime API at " + address + " can't be reached: " + lost.getMessage();
        } catch (IllegalArgumentException | FunctionException failure) {
            return failure.getMessage();
        }
    }
}
