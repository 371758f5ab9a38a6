package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.launch.GuestProgram;
import dev.wasm2jar.runtime.launch.Launcher;
import dev.wasm2jar.runtime.launch.ProgramCalls;
import dev.wasm2jar.runtime.launch.UsageException;
import java.io.IOException;

/** Serves a program over HTTP: the main method of jars that are compiled for it. */
public final class HttpMain {

    private HttpMain() {}

    /** Starts the service, which runs until the process is asked to end. */
    public static void main(GuestProgram program, String[] arguments) {
        int exitCode;
        try {
            ServeOptions options = ServeOptions.parse(program.hostOptions(), arguments, ServeOptions.port());
            if (options.host().request() == null) {
                start(program, options);
            } else {
                ServeHelp.print(program, options.host().request());
            }
            return;
        } catch (UsageException wrong) {
            System.err.println(program.name() + ": " + wrong.getMessage());
            exitCode = Launcher.USAGE;
        } catch (IOException failure) {
            System.err.println(program.name() + ": " + failure.getMessage());
            exitCode = Launcher.FAILURE;
        }
        Runtime.getRuntime().exit(exitCode);
    }

    private static void start(GuestProgram program, ServeOptions options) throws UsageException, IOException {
        ProgramCalls calls = CgiService.calls(program, options);
        HttpService.start(CgiService.handler(calls, options), calls.isolates(), options).announce(program.name());
        // Loads what the first request needs. The first request can come before, and waits for the same.
        calls.prepare();
    }
}
