package dev.wasm2jar.runtime.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Promises as a host waits for them. */
class JsPromiseTest {

    private final TestHost host = new TestHost();
    private final JsContext context = new JsContext(host, host, host);

    private Object await(String source) throws InterruptedException {
        return JsPromise.await(context, Script.evaluate(context, source));
    }

    @Test
    void aHostWaitsForTheValue() throws InterruptedException {
        assertEquals(5.0, await("5"));
        assertEquals("late", await("new Promise(r => setTimeout(() => r('late'), 1000)).then(x => x)"));
        assertEquals(1000.0, host.elapsed());
    }

    @Test
    void aRejectionIsThrown() {
        JsException thrown = assertThrows(JsException.class, () -> await("Promise.reject(new TypeError('no'))"));
        assertEquals("TypeError: no", thrown.getMessage());
        assertEquals(0, host.lines.size());
    }

    @Test
    void aRejectionIsReportedOnlyIfTheHostDoesNotWaitForIt() {
        String rejected = "Promise.resolve().then(() => nope)";
        Object promise = Script.evaluate(context, rejected);
        context.runMicrotasks();
        assertThrows(JsException.class, () -> JsPromise.await(context, promise));
        assertEquals(List.of(), host.lines);

        Script.evaluate(context, rejected);
        context.runMicrotasks();
        context.reportRejections();
        assertEquals(List.of("error: Uncaught (in promise) ReferenceError: nope is not defined"), host.lines);
        context.reportRejections();
        assertEquals(1, host.lines.size());
    }

    @Test
    void aPromiseThatNothingCanSettleIsAnError() {
        JsException thrown = assertThrows(JsException.class, () -> await("new Promise(() => 0)"));
        assertEquals("Error: the promise is never settled: nothing is left to wait for", thrown.getMessage());
    }

    @Test
    void aHostSettlesAPromiseOfItsOwn() {
        JsPromise promise = new JsPromise();
        Object derived = JsPromises.then(context, promise, Script.evaluate(context, "x => x + 1"));
        promise.resolve(context, 1.0);
        assertEquals(JsPromise.State.PENDING, ((JsPromise) derived).state());
        context.runMicrotasks();
        assertEquals(2.0, ((JsPromise) derived).result());
    }
}
