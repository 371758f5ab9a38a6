package dev.wasm2jar.runtime.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

/** Accepts connections. */
final class Acceptor implements Runnable {

    private static final long PAUSE_MILLISECONDS = 50;
    private static final int FINISH_MILLISECONDS = 1000;

    private final HttpServer server;
    private final Thread thread = new Thread(null, this, "http-acceptor", 0);

    /** Where the last connection comes from that is to be accepted; null as long as there is no last one. */
    private volatile SocketAddress last;

    Acceptor(HttpServer server) {
        this.server = server;
    }

    void start() {
        thread.start();
    }

    /**
     * Accepts the connections that already wait, and no more. The system has answered their clients, and would reset
     * them if it found them waiting when the server stops to listen. They are taken in the order in which they came,
     * so that one that the server makes to itself shows where to end.
     */
    void finish() {
        InetSocketAddress listens = server.address();
        InetAddress host = listens.getAddress().isAnyLocalAddress()
                ? InetAddress.getLoopbackAddress()
                : listens.getAddress();
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(host, 0));
            last = socket.getLocalSocketAddress();
            socket.connect(new InetSocketAddress(host, listens.getPort()), FINISH_MILLISECONDS);
            thread.join(FINISH_MILLISECONDS);
        } catch (IOException unreachable) {
            // Then those that wait are lost.
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        while (true) {
            try {
                Socket socket = server.accept();
                if (socket == null) {
                    return;
                }
                if (socket.getRemoteSocketAddress().equals(last)) {
                    socket.close();
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
