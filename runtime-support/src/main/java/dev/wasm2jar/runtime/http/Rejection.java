package dev.wasm2jar.runtime.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells a client that there are too many connections. Its request is read, or the answer might get lost. */
final class Rejection implements Runnable {

    private static final int MOST = 64;
    private static final int PATIENCE_MILLISECONDS = 500;
    private static final int MOST_BYTES = 64 << 10;

    private static final byte[] RESPONSE = ("HTTP/1.1 503 Service Unavailable\r\n"
            + "Content-Length: 0\r\nRetry-After: 1\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);

    private static final AtomicInteger RUNNING = new AtomicInteger();

    private final Socket socket;

    private Rejection(Socket socket) {
        this.socket = socket;
    }

    /** Rejects a connection, in another thread. If there are too many even of these, without a word. */
    static void start(Socket socket, ConnectionThreads threads) {
        if (RUNNING.incrementAndGet() <= MOST) {
            try {
                threads.start(new Rejection(socket));
                return;
            } catch (OutOfMemoryError full) {
                // Closed like those that are too many.
            }
        }
        RUNNING.decrementAndGet();
        close(socket);
    }

    @Override
    public void run() {
        try {
            socket.setSoTimeout(PATIENCE_MILLISECONDS);
            socket.getOutputStream().write(RESPONSE);
            socket.shutdownOutput();
            byte[] scratch = new byte[4096];
            long deadline = System.nanoTime() + PATIENCE_MILLISECONDS * 1_000_000L;
            int total = 0;
            for (int count = 0; count >= 0 && total < MOST_BYTES && System.nanoTime() - deadline < 0; total += count) {
                count = socket.getInputStream().read(scratch);
            }
        } catch (IOException gone) {
            // Then it needs no answer.
        } finally {
            RUNNING.decrementAndGet();
            close(socket);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException ignored) {
            // It is closed all the same.
        }
    }
}
