package dev.wasm2jar.runtime.lambda;

import dev.wasm2jar.runtime.cgi.CgiHandler;
import dev.wasm2jar.runtime.http.ErrorPage;
import dev.wasm2jar.runtime.http.HttpError;
import dev.wasm2jar.runtime.http.HttpHandler;
import dev.wasm2jar.runtime.json.JsonException;
import dev.wasm2jar.runtime.json.JsonTree;
import dev.wasm2jar.runtime.launch.FunctionLog;
import dev.wasm2jar.runtime.launch.ProgramCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A program that answers HTTP requests by CGI: the requests are taken out of events, the responses put into what Lambda
 * returns.
 */
public final class HttpEvents implements EventFunction {

    private final ProgramCalls calls;
    private final FunctionLog log;

    public HttpEvents(ProgramCalls calls, FunctionLog log) {
        this.calls = calls;
        this.log = log;
    }

    @Override
    public byte[] handle(byte[] event, Invocation invocation) throws IOException {
        Object tree;
        try {
            tree = JsonTree.read(new String(event, StandardCharsets.UTF_8));
        } catch (JsonException wrong) {
            throw new FunctionException("Event", "the event is not JSON: " + wrong.getMessage(), wrong);
        }
        EventFormat format = EventFormat.of(tree);
        if (format == null) {
            throw new FunctionException("Event",
                    "the event is no HTTP request of API Gateway, a function URL or a load balancer", null);
        }
        var response = new EventResponse();
        answer(format, (Map<?, ?>) tree, invocation, response);
        return response.toJson(format, (Map<?, ?>) tree).getBytes(StandardCharsets.UTF_8);
    }

    private void answer(EventFormat format, Map<?, ?> event, Invocation invocation, EventResponse response)
            throws IOException {
        EventRequest request = null;
        try {
            request = format.request(event, invocation.requestId());
            HttpHandler handler = new CgiHandler(calls, invocation.environment(), invocation.timeout(), log);
            handler.handle(request, response);
        } catch (HttpError error) {
            response.reset();
            ErrorPage.send(request, response, error);
        }
    }

    @Override
    public void prepare() throws IOException {
        calls.prepare();
    }
}
