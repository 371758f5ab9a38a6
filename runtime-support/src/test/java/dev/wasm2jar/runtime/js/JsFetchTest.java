package dev.wasm2jar.runtime.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** {@code fetch} with a host that answers by itself. */
class JsFetchTest {

    private final CountDownLatch waiting = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    /** Answers with what it is asked for, unless the path says otherwise. */
    private FetchResponse answer(FetchRequest request) throws IOException {
        String path = request.url().substring(request.url().lastIndexOf('/'));
        if (path.equals("/fails")) {
            throw new IOException("no way");
        }
        if (path.equals("/waits")) {
            waiting.countDown();
            try {
                assertTrue(released.await(60, TimeUnit.SECONDS));
            } catch (InterruptedException stopped) {
                interrupted.countDown();
                throw new InterruptedIOException();
            }
        }
        byte[] body = request.body() == null ? request.method().getBytes(StandardCharsets.UTF_8) : request.body();
        return new FetchResponse(200, request.url(), 0, List.<String[]>of(new String[] {"X-Mode", request.redirect()}), body);
    }

    private static Object await(JsContext context, String source) throws InterruptedException {
        return JsPromise.await(context, Script.evaluate(context, source));
    }

    private JsContext context() {
        return new JsContext(new StandardConsole(), this::answer);
    }

    @Test
    void aPromiseIsSettledByAnotherThread() throws InterruptedException {
        try (JsContext context = context()) {
            assertEquals("GET", await(context, "fetch('http://a.example/').then(r => r.text())"));
            assertEquals("hi manual", await(context, "fetch(new Request('http://a.example/', {method: 'POST', body: 'hi', redirect:"
                    + " 'manual'})).then(r => r.text().then(t => t + ' ' + r.headers.get('x-mode')))"));
            JsException failed = assertThrows(JsException.class, () -> await(context, "fetch('http://a.example/fails')"));
            assertEquals("TypeError: fetch: no way", failed.getMessage());
            JsException method = assertThrows(JsException.class,
                    () -> await(context, "fetch('http://a.example/', {method: 'trace'})"));
            assertEquals("TypeError: 'trace' HTTP method is unsupported.", method.getMessage());
        }
    }

    @Test
    void timersGoOnMeanwhile() throws InterruptedException {
        try (JsContext context = context()) {
            Object promise = Script.evaluate(context, "fetch('http://a.example/waits').then(r => r.text())");
            Object timer = Script.evaluate(context, "new Promise(r => setTimeout(() => r('timer'), 1))");
            assertEquals("timer", JsPromise.await(context, timer));
            released.countDown();
            assertEquals("GET", JsPromise.await(context, promise));
            assertTrue(context.eventLoop().isIdle());
        }
    }

    @Test
    void aContextThatIsClosedInterruptsWhatItWaitsFor() throws InterruptedException {
        JsContext context = context();
        Script.evaluate(context, "fetch('http://a.example/waits')");
        assertTrue(waiting.await(60, TimeUnit.SECONDS));
        context.close();
        assertTrue(interrupted.await(60, TimeUnit.SECONDS));
    }

    @Test
    void withoutAFetcherNothingGoesOut() {
        JsException refused = assertThrows(JsException.class, () -> await(new JsContext(), "fetch('https://a.example:8443/x')"));
        assertEquals("TypeError: fetch: requests to a.example:8443 are not allowed; --allow-outbound a.example:8443 allows a"
                + " worker to send them, a Fetcher a program in Java", refused.getMessage());
    }
}
