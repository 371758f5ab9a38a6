package dev.wasm2jar.runtime.worker;

import dev.wasm2jar.runtime.bindgen.GuestException;
import dev.wasm2jar.runtime.http.HttpError;
import dev.wasm2jar.runtime.http.HttpRequest;
import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsException;
import dev.wasm2jar.runtime.js.JsPromise;
import java.io.IOException;
import java.io.InterruptedIOException;

/** An instance of a worker with its JavaScript world. */
final class WorkerInstance {

    private final WorkerProgram program;
    private final WorkerConsole console;
    private final JsContext context;
    private final Object instance;

    /** @param console of the context */
    WorkerInstance(WorkerProgram program, WorkerConsole console, JsContext context) {
        this.program = program;
        this.console = console;
        this.context = context;
        this.instance = program.instantiate(context);
    }

    /** Ends what it has begun and nobody waits for. */
    void close() {
        context.close();
    }

    /** Answers a request. Errors that the function returns or throws are answers; a panic is not. */
    Answer answer(Router.Match match, HttpRequest request, byte[] body) throws IOException {
        console.begin(request);
        try {
            Object[] arguments = new RequestArguments(context, request, body, match.values).of(match.route.function);
            Object result = program.call(instance, match.route.number, arguments);
            return Answer.of(context, result instanceof JsPromise ? JsPromise.await(context, result) : result);
        } catch (GuestException error) {
            return Answer.ofError(context, error.value());
        } catch (JsException thrown) {
            return Answer.ofError(context, thrown.value());
        } catch (HttpError wrong) {
            return Answer.ofStatus(context, wrong.status(), wrong.getMessage());
        } catch (IllegalArgumentException wrong) {
            // A number that its Rust type does not hold.
            return Answer.ofStatus(context, 400, wrong.getMessage());
        } catch (InterruptedException stopped) {
            throw new InterruptedIOException();
        } finally {
            context.reportRejections();
        }
    }
}
