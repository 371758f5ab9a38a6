package dev.wasm2jar.runtime.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What the handler classes of jars for Lambda's Java runtimes extend. They implement Amazon's {@code RequestStreamHandler},
 * which the runtime brings along.
 *
 * <p>Lambda makes the handler in the init phase, of which it may take a snapshot (SnapStart). All that is made then is the
 * same at each start: classes, and no instance of the program. Instances are made for each event, and take random numbers
 * and the time of the moment, so nothing has to be renewed when a snapshot is restored.
 */
public abstract class EventHandler {

    private final EventFunction function;

    protected EventHandler(EventFunction function) {
        this.function = function;
        try {
            function.prepare();
        } catch (IOException failure) {
            throw new FunctionException("Init", failure.getMessage(), failure);
        }
    }

    /**
     * Answers an event.
     *
     * @param remaining the milliseconds that are left
     */
    protected final void handle(
            InputStream event, OutputStream response, String requestId, String functionArn, int remaining)
            throws IOException {
        String trace = System.getProperty(LambdaRuntime.TRACE_PROPERTY);
        var invocation = new Invocation(requestId, functionArn, System.currentTimeMillis() + remaining,
                trace == null ? System.getenv("_X_AMZN_TRACE_ID") : trace, null, null);
        response.write(function.handle(event.readAllBytes(), invocation));
    }
}
