package dev.wasm2jar.cli;

import dev.wasm2jar.runtime.deploy.CgiService;
import dev.wasm2jar.runtime.deploy.ServeOptions;
import dev.wasm2jar.runtime.http.HttpHandler;
import dev.wasm2jar.runtime.launch.GuestProgram;
import dev.wasm2jar.runtime.launch.ProgramCalls;
import dev.wasm2jar.runtime.launch.UsageException;
import dev.wasm2jar.runtime.serve.Isolates;
import dev.wasm2jar.runtime.worker.WorkerHandler;
import dev.wasm2jar.runtime.worker.WorkerOptions;
import dev.wasm2jar.runtime.worker.WorkerProgram;

/**
 * A compiled function that this JVM is to serve.
 *
 * @param name what people call it
 * @param handler answers its requests
 * @param isolates in which it does
 */
record Service(String name, ServeOptions options, HttpHandler handler, Isolates<?> isolates) {

    /** @throws UsageException if it can't be served as its options say */
    static Service of(GuestProgram program, String[] arguments) throws UsageException {
        ServeOptions options = ServeOptions.parse(program.hostOptions(), arguments, ServeOptions.port());
        ProgramCalls calls = CgiService.calls(program, options);
        return new Service(program.name(), options, CgiService.handler(calls, options), calls.isolates());
    }

    /** @throws UsageException if it can't be served as its options say */
    static Service of(WorkerProgram program, String[] arguments) throws UsageException {
        WorkerOptions options = WorkerOptions.parse(program.options(), arguments, ServeOptions.port());
        WorkerHandler handler = WorkerHandler.of(program, options);
        return new Service(program.name(), options.serving(), handler, handler.isolates());
    }
}
