package dev.wasm2jar.runtime.lambda;

import java.io.IOException;

/** A runtime of Lambda: answers one event after the other until the process ends. */
public final class LambdaRuntime {

    /** Where Amazon's libraries for tracing look for the trace, if a program of Java shares the JVM. */
    static final String TRACE_PROPERTY = "com.amazonaws.xray.traceHeader";

    private final RuntimeApi api;

    /**
     * @param address of the Runtime API, the value of {@code AWS_LAMBDA_RUNTIME_API}
     * @throws IllegalArgumentException if it is no address
     */
    public LambdaRuntime(String address) {
        api = new RuntimeApi(address);
    }

    /**
     * Answers events.
     *
     * @throws FunctionException if the function can't be prepared, which has been told Lambda
     * @throws IOException if the Runtime API can't be reached
     */
    public void run(EventFunction function) throws IOException {
        try {
            function.prepare();
        } catch (RuntimeException | Error | IOException failure) {
            throw initFailure(failure);
        }
        while (true) {
            answerNext(function);
        }
    }

    /** Tells Lambda that there will be no function, and returns what to throw. */
    public FunctionException initFailure(Throwable failure) throws IOException {
        var told = new FunctionException("Init", String.valueOf(failure.getMessage()), failure);
        api.failInit(told);
        return told;
    }

    private void answerNext(EventFunction function) throws IOException {
        RuntimeApi.Next next = api.next();
        Invocation invocation = next.invocation();
        if (invocation.traceId() == null) {
            System.clearProperty(TRACE_PROPERTY);
        } else {
            System.setProperty(TRACE_PROPERTY, invocation.traceId());
        }
        byte[] response;
        try {
            response = function.handle(next.event(), invocation);
        } catch (FunctionException failure) {
            api.fail(invocation.requestId(), failure);
            return;
        } catch (RuntimeException | Error | IOException failure) {
            api.fail(invocation.requestId(), new FunctionException("Error", failure.toString(), failure));
            return;
        }
        api.respond(invocation.requestId(), response);
    }
}
