package dev.wasm2jar.runtime.http;

import dev.wasm2jar.runtime.jfr.FlightEvents;
import java.io.IOException;
import java.net.Socket;

/** A connection of a client: reads a request, answers it, and so on (RFC 9112, 9). */
final class Connection implements Runnable {

    /**
     * How much of a body that nobody wanted is read to keep a connection, and how much to let a client see the
     * response.
     */
    private static final int KEEPING_BYTES = 256 << 10;
    private static final int LINGERING_BYTES = 4 << 20;
    private static final int LINGERING_MILLISECONDS = 2000;
    private static final int DRAINING_MILLISECONDS = 100;

    private final HttpServer server;
    private final HttpServerOptions options;
    private final Socket socket;
    private final ClientWait wait;
    private SocketInput input;
    private SocketOutput output;
    private RequestReader reader;

    Connection(HttpServer server, Socket socket) {
        this.server = server;
        this.socket = socket;
        options = server.options();
        wait = new ClientWait(socket);
    }

    ClientWait clientWait() {
        return wait;
    }

    @Override
    public void run() {
        try {
            input = new SocketInput(socket.getInputStream(), wait);
            output = new SocketOutput(socket.getOutputStream(), wait);
            reader = new RequestReader(input, options.limits());
            while (input.awaitRequest(options.timeouts().idle()) && serve()) {
                // And the next.
            }
        } catch (IOException lost) {
            // There is nobody to tell.
        } catch (RuntimeException | Error failure) {
            FailureLog.log(options.logFormat(), "a connection failed", failure);
        } finally {
            wait.close();
            server.ended(this);
        }
    }

    /** Serves a request whose first byte is there. False if it is the last one. */
    private boolean serve() throws IOException {
        TransferBudget budget = new TransferBudget(options.timeouts().transfer());
        try {
            long until = System.nanoTime() + options.timeouts().head() * 1_000_000L;
            return answer(reader.read(until), budget);
        } catch (BadRequest bad) {
            refuse(bad, budget);
            return false;
        }
    }

    private boolean answer(RequestHead head, TransferBudget budget) throws IOException {
        RequestTarget target = RequestTarget.of(head);
        long length = BodyFraming.lengthOf(head);
        boolean tooLong = length > options.limits().bodyBytes();
        Continue expectation = !tooLong && isContinueAwaited(head, length) ? new Continue(output, budget) : null;
        RequestBody body = tooLong ? new NoBody() : body(length, expectation);
        ServerRequest request = request(head, target, length, body);
        ResponseTarget responseTarget = new ResponseTarget(output, budget, head, body);
        if (tooLong || server.isDraining()) {
            responseTarget.endConnection();
        }
        Exchange exchange = new Exchange(options, request, body, responseTarget);
        observed(exchange, request, tooLong ? Connection::refuseBody : server.handler());
        if (exchange.isUsedByOthers()) {
            return false;
        }
        if (responseTarget.isPersistent() && discard(body)) {
            return true;
        }
        linger();
        return false;
    }

    private ServerRequest request(RequestHead head, RequestTarget target, long length, RequestBody body) {
        int proxies = options.trustedProxies();
        return proxies == 0
                ? new ServerRequest(head, target, socket.getInetAddress(), length, body)
                : ForwardedRequest.of(head, target, socket.getInetAddress(), length, body, proxies);
    }

    /** As a handler, so that observers see which request was refused. */
    private static void refuseBody(HttpRequest request, HttpResponse response) {
        throw new HttpError(413, "The request's body is too long.");
    }

    private void observed(Exchange exchange, ServerRequest request, HttpHandler handler) throws IOException {
        HttpObserver observer = options.observer();
        Object event = FlightEvents.beginRequest();
        if (observer == null && event == null) {
            exchange.run(handler);
            return;
        }
        long start = System.nanoTime();
        long before = output.total();
        if (observer != null) {
            observer.begun(request);
        }
        try {
            exchange.run(handler);
        } finally {
            long bytes = output.total() - before;
            FlightEvents.endRequest(event, request, exchange.status(), bytes);
            if (observer != null) {
                observer.ended(request, exchange.status(), bytes, System.nanoTime() - start);
            }
        }
    }

    private boolean isContinueAwaited(RequestHead head, long length) throws BadRequest {
        String expected = head.isVersion10() ? null : head.headers().get("Expect");
        if (expected == null) {
            return false;
        }
        if (!expected.equalsIgnoreCase("100-continue")) {
            throw new BadRequest(417, "The only expectation that is understood is 100-continue.");
        }
        return length != 0 && input.available() == 0;
    }

    private RequestBody body(long length, Continue expectation) {
        if (length == 0) {
            return new NoBody();
        }
        TransferBudget budget = new TransferBudget(options.timeouts().transfer());
        return length == BodyFraming.CHUNKED
                ? ChunkedBody.of(input, budget, expectation, options.limits())
                : SizedBody.of(input, budget, expectation, length);
    }

    /** Reads what the handler did not. False if that is too much, or is not there. */
    private boolean discard(RequestBody body) {
        if (body.isComplete()) {
            return true;
        }
        byte[] scratch = new byte[8192];
        try {
            // Not what the handler may do any more, and nothing that tells the client to go on.
            for (int left = KEEPING_BYTES; left > 0;) {
                int count = body.receive(scratch, 0, scratch.length);
                if (count < 0) {
                    return true;
                }
                left -= count;
            }
        } catch (IOException failure) {
            // Without more of it the connection is of no use.
        }
        return false;
    }

    private void refuse(BadRequest bad, TransferBudget budget) throws IOException {
        long before = output.total();
        ServerResponse response = new ServerResponse(new ResponseTarget(output, budget, null, new NoBody()));
        ErrorPage.send(null, response, new HttpError(bad.status(), bad.getMessage()));
        if (options.observer() != null) {
            options.observer().ended(null, bad.status(), output.total() - before, 0);
        }
        linger();
    }

    /**
     * Ends the connection such that the client can read the last response: if it were closed while something is
     * unread, the client's system would throw the response away (RFC 9112, 9.6).
     */
    private void linger() throws IOException {
        socket.shutdownOutput();
        int patience = server.isDraining() ? DRAINING_MILLISECONDS : LINGERING_MILLISECONDS;
        socket.setSoTimeout(patience);
        input.drain(LINGERING_BYTES, System.nanoTime() + patience * 1_000_000L);
    }
}
