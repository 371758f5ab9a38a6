package dev.wasm2jar.runtime.worker;

import dev.wasm2jar.runtime.deploy.HttpService;
import dev.wasm2jar.runtime.deploy.ServeOptions;
import dev.wasm2jar.runtime.launch.UsageException;
import java.io.IOException;

/** Serves a worker over HTTP: the main method of jars that are compiled for it. */
public final class WorkerMain {

    private static final int FAILURE = 1;
    private static final int USAGE = 2;

    private WorkerMain() {}

    /** Starts the service, which runs until the process is asked to end. */
    public static void main(WorkerProgram program, String[] arguments) {
        int exitCode;
        try {
            WorkerOptions options = WorkerOptions.parse(program.options(), arguments, ServeOptions.port());
            if (options.request() == null) {
                start(program, options);
            } else {
                WorkerHelp.print(program, options.request());
            }
            return;
        } catch (UsageException wrong) {
            System.err.println(program.name().concat(": ").concat(wrong.getMessage()));
            exitCode = USAGE;
        } catch (IOException failure) {
            System.err.println(program.name().concat(": ").concat(String.valueOf(failure.getMessage())));
            exitCode = FAILURE;
        }
        Runtime.getRuntime().exit(exitCode);
    }

    private static void start(WorkerProgram program, WorkerOptions options) throws UsageException, IOException {
        WorkerHandler handler = WorkerHandler.of(program, options);
        HttpService.start(handler, handler.isolates(), options.serving()).announce(program.name());
        handler.prepare();
    }
}
