package dev.wasm2jar.runtime.lambda;

import java.io.IOException;

/** Answers events, one at a time. */
public interface EventFunction {

    /**
     * Answers an event.
     *
     * @param event mostly JSON
     * @return the response, mostly JSON
     * @throws FunctionException if the function fails
     */
    byte[] handle(byte[] event, Invocation invocation) throws IOException;

    /** Does before the first event what can be done then; leaves nothing that is different with each start. */
    void prepare() throws IOException;
}
