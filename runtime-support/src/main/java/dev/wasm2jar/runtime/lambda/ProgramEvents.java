package dev.wasm2jar.runtime.lambda;

import dev.wasm2jar.runtime.http.HttpError;
import dev.wasm2jar.runtime.launch.ErrorLines;
import dev.wasm2jar.runtime.launch.FunctionLog;
import dev.wasm2jar.runtime.launch.ProgramCall;
import dev.wasm2jar.runtime.launch.ProgramCalls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** A program that reads an event from standard input and writes the response to standard output. */
public final class ProgramEvents implements EventFunction {

    private final ProgramCalls calls;
    private final FunctionLog log;

    public ProgramEvents(ProgramCalls calls, FunctionLog log) {
        this.calls = calls;
        this.log = log;
    }

    @Override
    public byte[] handle(byte[] event, Invocation invocation) throws IOException {
        var output = new ByteArrayOutputStream();
        int exitCode;
        try (var errors = new ErrorLines(log, invocation.requestId())) {
            exitCode = calls.call(
                    new ProgramCall(invocation.environment(), new ByteArrayInputStream(event), output, errors),
                    invocation.timeout());
        } catch (HttpError error) {
            log.failure(invocation.requestId(), error.getMessage(), error.getCause());
            throw new FunctionException(error.status() == 504 ? "Timeout" : "Error", error.getMessage(), error);
        } catch (RuntimeException | Error failure) {
            String text = calls.describe(failure);
            log.failure(invocation.requestId(), "the function failed", failure);
            int end = text.indexOf('\n');
            throw new FunctionException(
                    failure.getClass().getSimpleName(), end < 0 ? text : text.substring(0, end), failure);
        }
        if (exitCode != 0) {
            throw new FunctionException("ExitCode", calls.name() + ": exit code " + exitCode, null);
        }
        return output.toByteArray();
    }

    @Override
    public void prepare() throws IOException {
        calls.prepare();
    }
}
