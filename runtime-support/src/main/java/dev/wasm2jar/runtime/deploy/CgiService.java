package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.cgi.CgiHandler;
import dev.wasm2jar.runtime.http.HttpHandler;
import dev.wasm2jar.runtime.launch.GuestProgram;
import dev.wasm2jar.runtime.launch.ProgramCalls;
import dev.wasm2jar.runtime.launch.UsageException;

/** A program that answers HTTP requests by the Common Gateway Interface. */
public final class CgiService {

    private CgiService() {}

    /**
     * The runs that answer requests.
     *
     * @throws UsageException if the program can't be given what the options say
     */
    public static ProgramCalls calls(GuestProgram program, ServeOptions options) throws UsageException {
        options.requireFreshInstances();
        var calls = new ProgramCalls(program, options.host(), options.limits());
        calls.check();
        return calls;
    }

    /** Answers requests by runs. */
    public static HttpHandler handler(ProgramCalls calls, ServeOptions options) {
        return new CgiHandler(calls, new ServiceLog(calls, options.logFormat()));
    }
}
