package dev.wasm2jar.runtime.cgi;

import dev.wasm2jar.runtime.http.HttpError;
import dev.wasm2jar.runtime.http.HttpHandler;
import dev.wasm2jar.runtime.http.HttpRequest;
import dev.wasm2jar.runtime.http.HttpResponse;
import dev.wasm2jar.runtime.http.IncompleteResponse;
import dev.wasm2jar.runtime.launch.ErrorLines;
import dev.wasm2jar.runtime.launch.FunctionLog;
import dev.wasm2jar.runtime.launch.ProgramCall;
import dev.wasm2jar.runtime.launch.ProgramCalls;
import dev.wasm2jar.runtime.serve.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers requests by runs of a CGI program. */
public final class CgiHandler implements HttpHandler {

    /** Redirects within the program that are followed for one request. */
    private static final int MAX_REDIRECTS = 10;

    /** The largest body whose length the client does not say: programs need to know it, so it is read first. */
    private static final int MAX_UNSIZED_BODY = 8 << 20;

    private final ProgramCalls calls;
    private final Map<String, String> variables;
    private final long timeout;
    private final FunctionLog log;

    /**
     * A handler for all requests.
     *
     * @param log where standard error and failures go
     */
    public CgiHandler(ProgramCalls calls, FunctionLog log) {
        this(calls, Map.of(), calls.limits().timeout(), log);
    }

    /**
     * A handler for requests about which more is known.
     *
     * @param variables for the program besides those of CGI
     * @param timeout of each request in nanoseconds, or {@link Limits#NONE}
     */
    public CgiHandler(ProgramCalls calls, Map<String, String> variables, long timeout, FunctionLog log) {
        this.calls = calls;
        this.variables = variables;
        this.timeout = timeout;
        this.log = log;
    }

    @Override
    public void handle(HttpRequest request, HttpResponse response) throws IOException {
        long arrival = System.nanoTime();
        InputStream body = request.body();
        long length = request.contentLength();
        if (length < 0) {
            byte[] whole = body.readNBytes(MAX_UNSIZED_BODY + 1);
            if (whole.length > MAX_UNSIZED_BODY) {
                throw new HttpError(411, "a body of this size needs a Content-Length");
            }
            body = new ByteArrayInputStream(whole);
            length = whole.length;
        }
        // No body is told from an empty one by the field that announces it.
        boolean hasBody = length > 0 || request.headers().get("Content-Length") != null;
        var target = CgiTarget.of(request);
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            String redirect = run(request, target, body, hasBody ? length : -1, response, arrival);
            if (redirect == null) {
                return;
            }
            target = CgiTarget.ofRedirect(redirect);
            body = InputStream.nullInputStream();
            hasBody = false;
        }
        throw new HttpError(500, "the function redirects without end");
    }

    /** Runs the program once and returns where it redirects to, or null if it has answered. */
    private String run(
            HttpRequest request, CgiTarget target, InputStream body, long length, HttpResponse response, long arrival)
            throws IOException {
        Map<String, String> environment = new LinkedHashMap<>(variables);
        environment.putAll(CgiEnvironment.of(request, target, length));
        var output = new CgiOutput(response, request.method().equals("HEAD"));
        var errors = new ErrorLines(log, request.id());
        int exitCode;
        // Both are closed before a failure is told: what the program said comes first.
        try (output; errors) {
            exitCode = calls.call(new ProgramCall(environment, body, output, errors), timeLeft(arrival));
        } catch (HttpError error) {
            log.failure(request.id(), error.getMessage(), error.getCause());
            throw error(response, error.status(), error.getMessage());
        } catch (RuntimeException | Error failure) {
            checkOutput(request, response, output, failure);
            log.failure(request.id(), "the function failed", failure);
            throw error(response, 500, "the function failed");
        }
        checkOutput(request, response, output, null);
        if (exitCode != 0) {
            log.failure(request.id(), "exit code " + exitCode, null);
        }
        String reason = output.malformed();
        if (reason == null) {
            return output.header().localRedirect();
        }
        if (exitCode == 0) {
            throw malformed(request, response, reason, null);
        }
        throw error(response, 500, "the function failed");
    }

    /**
     * A program whose output was not taken may have failed for that, as those that print by {@code println!} of Rust do. What
     * is wrong with the output is the cause then.
     *
     * @param failure how the program ended, or null if it returned
     */
    private void checkOutput(HttpRequest request, HttpResponse response, CgiOutput output, Throwable failure)
            throws IOException {
        if (output.failure() != null) {
            throw output.failure();
        }
        if (output.refusal() != null) {
            throw malformed(request, response, output.refusal(), failure);
        }
    }

    private RuntimeException malformed(HttpRequest request, HttpResponse response, String reason, Throwable failure)
            throws IOException {
        log.failure(request.id(), reason, failure);
        return error(response, 502, "the function's response is malformed");
    }

    /** All runs for a request together have the time of one. */
    private long timeLeft(long arrival) {
        return timeout == Limits.NONE ? timeout : Math.max(1, timeout - (System.nanoTime() - arrival));
    }

    /** An error in place of the response, or if that has begun the end of the connection, which the client notices. */
    private static RuntimeException error(HttpResponse response, int status, String message) throws IOException {
        if (response.hasBegun()) {
            throw new IncompleteResponse(message);
        }
        return new HttpError(status, message);
    }
}
