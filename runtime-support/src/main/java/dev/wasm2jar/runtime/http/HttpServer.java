package dev.wasm2jar.runtime.http;

import dev.wasm2jar.runtime.log.LogFormat;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An HTTP/1.1 server (RFC 9112). It starts in milliseconds, and is strict with clients: see docs/http.md for what it
 * takes and what it refuses.
 */
public final class HttpServer implements AutoCloseable {

    private static final int BACKLOG = 1024;
    private static final long PAUSE_MILLISECONDS = 10;

    private final HttpServerOptions options;
    private final HttpHandler handler;
    private final ServerSocket listener;
    private final Acceptor acceptor = new Acceptor(this);
    private final ConnectionThreads threads = new ConnectionThreads();
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    private HttpServer(HttpServerOptions options, HttpHandler handler, ServerSocket listener) {
        this.options = options;
        this.handler = handler;
        this.listener = listener;
    }

    /**
     * Starts a server. Its threads end when it is drained or closed; the one that accepts connections keeps the JVM
     * alive.
     *
     * @throws IOException if it can't listen there, with a message for the user
     */
    public static HttpServer start(HttpServerOptions options, HttpHandler handler) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.bind(options.address().resolve(), BACKLOG);
        } catch (IOException failure) {
            listener.close();
            throw new IOException("can't listen on " + options.address() + ": " + failure.getMessage(), failure);
        }
        HttpServer server = new HttpServer(options, handler, listener);
        server.acceptor.start();
        new Watchdog(server).start();
        return server;
    }

    /** Where it listens, with the port that the system chose if it was asked to. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    /** How lines look that tell of failures; null for text. */
    public LogFormat logFormat() {
        return options.logFormat();
    }

    HttpServerOptions options() {
        return options;
    }

    HttpHandler handler() {
        return handler;
    }

    Set<Connection> connections() {
        return connections;
    }

    /** Whether it has been told to end. */
    public boolean isDraining() {
        return draining;
    }

    /** Whether there is nothing to watch any more. */
    boolean isFinished() {
        return draining && connections.isEmpty();
    }

    /** Waits for a connection. Null if there will be no more. */
    Socket accept() throws IOException {
        try {
            return listener.accept();
        } catch (IOException failure) {
            if (listener.isClosed()) {
                return null;
            }
            throw failure;
        }
    }

    /** Serves a connection. If there are too many, one that is idle has to go, or else this one. */
    void serve(Socket socket) {
        if (connections.size() >= options.limits().connections() && !closeIdle()) {
            Rejection.start(socket, threads);
            return;
        }
        Connection connection = new Connection(this, socket);
        connections.add(connection);
        try {
            threads.start(connection);
        } catch (OutOfMemoryError full) {
            connections.remove(connection);
            Rejection.start(socket, threads);
        }
    }

    /** Closes the connection that has been idle for longest. */
    private boolean closeIdle() {
        ClientWait longest = null;
        for (Connection connection : connections) {
            ClientWait wait = connection.clientWait();
            if (wait.isIdle() && (longest == null || wait.deadline() - longest.deadline() < 0)) {
                longest = wait;
            }
        }
        return longest != null && longest.closeIfIdle();
    }

    void ended(Connection connection) {
        connections.remove(connection);
    }

    /**
     * Stops to accept connections, lets the requests that have come finish, and closes.
     *
     * @param limit how long that may take; what runs then is cut off
     * @return whether everything finished
     */
    public boolean drain(Duration limit) {
        draining = true;
        long deadline = System.nanoTime() + limit.toNanos();
        acceptor.finish();
        stopListening();
        while (!connections.isEmpty() && System.nanoTime() - deadline < 0) {
            for (Connection connection : connections) {
                connection.clientWait().closeIfIdle();
            }
            try {
                Thread.sleep(PAUSE_MILLISECONDS);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        boolean finished = connections.isEmpty();
        close();
        return finished;
    }

    /** Stops at once, whatever is running. */
    @Override
    public void close() {
        draining = true;
        stopListening();
        for (Connection connection : connections) {
            connection.clientWait().close();
        }
        threads.close();
    }

    private void stopListening() {
        try {
            listener.close();
        } catch (IOException ignored) {
            // It accepts no more all the same.
        }
    }
}
