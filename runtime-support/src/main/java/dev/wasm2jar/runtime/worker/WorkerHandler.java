package dev.wasm2jar.runtime.worker;

import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.runtime.bindgen.PanicException;
import dev.wasm2jar.runtime.http.HttpError;
import dev.wasm2jar.runtime.http.HttpHandler;
import dev.wasm2jar.runtime.http.HttpRequest;
import dev.wasm2jar.runtime.http.HttpResponse;
import dev.wasm2jar.runtime.js.Fetcher;
import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.launch.UsageException;
import dev.wasm2jar.runtime.serve.IsolateFactory;
import dev.wasm2jar.runtime.serve.Isolates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers requests by functions of a worker. Unless the options say otherwise, all requests meet in one instance, one after
 * another, so that what a function remembers is there at the next request. An instance that panicked is not used again.
 */
public final class WorkerHandler implements HttpHandler, IsolateFactory<Object>, AutoCloseable {

    private static final String FAILED = "the function failed";

    private final WorkerProgram program;
    private final Router router;
    private final Isolates<Object> isolates;
    private final String allowedOrigin;
    private final List<String> variables;
    private final WorkerLog log;
    private final Fetcher fetcher;

    private WorkerHandler(WorkerProgram program, Router router, WorkerOptions options) {
        this.program = program;
        this.router = router;
        this.variables = options.variables();
        this.allowedOrigin = options.allowedOrigin();
        this.log = new WorkerLog(program, options.serving().logFormat());
        this.fetcher = options.outboundHosts().isEmpty() ? null : OutboundRequests.fetcher(options);
        this.isolates = new Isolates<>(options.instances(), options.serving().limits(), this);
    }

    /** @throws UsageException if a route makes no sense */
    public static WorkerHandler of(WorkerProgram program, WorkerOptions options) throws UsageException {
        return new WorkerHandler(program, router(options.routes(), program.functions()), options);
    }

    /** @param functions see {@link WorkerProgram#functions} */
    static Router router(List<String> routes, String[] functions) throws UsageException {
        List<WorkerFunction> parsed = new ArrayList<>();
        for (String function : functions) {
            parsed.add(WorkerFunction.parse(function));
        }
        try {
            return new Router(routes, parsed);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(wrong.getMessage());
        }
    }

    /** The instances, for those who count them. */
    public Isolates<?> isolates() {
        return isolates;
    }

    @Override
    public Object create() {
        var console = new WorkerConsole(log);
        var context = new JsContext(console, fetcher);
        if (!variables.isEmpty()) {
            WorkerVariables.define(context, variables);
        }
        return new WorkerInstance(program, console, context);
    }

    @Override
    public void close(Object instance) {
        ((WorkerInstance) instance).close();
    }

    @Override
    public void handle(HttpRequest request, HttpResponse response) throws IOException {
        if (allowedOrigin != null) {
            response.headers().set("Access-Control-Allow-Origin", allowedOrigin);
            if (request.method().equals("OPTIONS") && request.headers().get("Access-Control-Request-Method") != null) {
                allow(request, response);
                return;
            }
        }
        Router.Match match = router.find(request.method(), request.path());
        if (match == null) {
            String methods = router.methods(request.path());
            if (!methods.isEmpty()) {
                response.headers().set("Allow", methods);
            }
            refuse(response, methods.isEmpty() ? 404 : 405, methods.isEmpty() ? "not found" : "method not allowed");
            return;
        }
        byte[] body = request.body().readAllBytes();
        Answer answer;
        try {
            answer = isolates.call(new AnswerWork(match, request, body));
        } catch (PanicException | Trap failure) {
            log.failure(request.id(), FAILED, failure);
            throw new HttpError(500, FAILED);
        } catch (HttpError wrong) {
            log.failure(request.id(), wrong.getMessage(), wrong.getCause());
            refuse(response, wrong.status(), wrong.getMessage());
            return;
        }
        if (answer.length() > isolates.limits().output()) {
            throw new HttpError(500, "the function's response is too long");
        }
        answer.send(response);
    }

    private static void refuse(HttpResponse response, int status, String message) throws IOException {
        Answer.ofStatus(new JsContext(), status, message).send(response);
    }

    private void allow(HttpRequest request, HttpResponse response) {
        String methods = router.methods(request.path());
        response.status(204);
        response.headers().set("Access-Control-Allow-Methods",
                methods.equals("*") ? request.headers().get("Access-Control-Request-Method") : methods);
        String headers = request.headers().get("Access-Control-Request-Headers");
        if (headers != null) {
            response.headers().set("Access-Control-Allow-Headers", headers);
        }
    }

    /** Loads what the first request needs. */
    public void prepare() throws IOException {
        isolates.call(new PrepareWork());
    }

    @Override
    public void close() {
        isolates.close();
    }
}
