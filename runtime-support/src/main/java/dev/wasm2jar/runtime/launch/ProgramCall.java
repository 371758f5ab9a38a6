package dev.wasm2jar.runtime.launch;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Map;

/**
 * What one run of a program is given besides what all its runs are given.
 *
 * @param environment variables; they win over those of the host options
 * @param input standard input
 * @param output standard output; written by one thread at a time, in the lock of the stream
 * @param errors standard error; the same
 */
public record ProgramCall(Map<String, String> environment, InputStream input, OutputStream output, OutputStream errors) {

    public ProgramCall {
        environment = Collections.unmodifiableMap(environment);
    }
}
