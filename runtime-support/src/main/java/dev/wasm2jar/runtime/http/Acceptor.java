package dev.wasm2jar.runtime.http;

import java.io.IOException;
import java.net.Socket;

/** Accepts connections. */
final class Acceptor implements Runnable {

    private static final long PAUSE_MILLISECONDS = 50;

    private final HttpServer server;

    Acceptor(HttpServer server) {
        this.server = server;
    }

    void start() {
        new Thread(null, this, "http-acceptor", 0).start();
    }

    @Override
    public void run() {
        while (true) {
            try {
                Socket socket = server.accept();
                if (socket == null) {
                    return;
                }
                server.serve(socket);
            } catch (IOException failure) {
                // For example too many open files; connections that end will help.
                FailureLog.log(server.options().logFormat(), "can't accept a connection", failure);
                pause();
            } catch (RuntimeException | Error failure) {
                // For example no more memory; the server goes on.
                FailureLog.log(server.options().logFormat(), "a connection could not be served", failure);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException unexpected) {
            // Nobody has a reason to.
        }
    }
}
