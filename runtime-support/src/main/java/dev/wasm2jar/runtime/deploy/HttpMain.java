package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.launch.GuestProgram;
import dev.wasm2jar.runtime.launch.Launcher;
import dev.wasm2jar.runtime.launch.UsageException;
import java.io.IOException;

/** Serves a program over HTTP: the main method of jars that are compiled for it. */
public final class HttpMain implements Runnable {

    private final HttpService service;

    private HttpMain(HttpService service) {
        this.service = service;
    }

    /** Starts the service, which runs until the process is asked to end. */
    public static void main(GuestProgram program, String[] arguments) {
        int exitCode;
        try {
            ServeOptions options = ServeOptions.parse(program, arguments, ServeOptions.port());
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
        HttpService service = HttpService.start(program, options);
        // SIGTERM and SIGINT run it.
        Runtime.getRuntime().addShutdownHook(new Thread(new HttpMain(service), "drain"));
        System.out.println(program.name() + " listens on " + service.url());
        System.out.flush();
        service.prepare();
    }

    @Override
    public void run() {
        service.close();
    }
}
