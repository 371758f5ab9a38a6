package dev.wasm2jar.runtime.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code console} writes; the lines are those of Node.js. */
class JsConsoleTest {

    private final TestHost host = new TestHost();
    private final JsContext context = new JsContext(host, host, host);

    private String logged(String arguments) {
        host.lines.clear();
        Script.evaluate(context, "console.log(" + arguments + ")");
        return host.lines.get(0).substring("log: ".length());
    }

    @Test
    void valuesAreShownAsNodeShowsThem() {
        assertEquals("plain text 1 true null undefined", logged("'plain', 'text', 1, true, null, undefined"));
        assertEquals("{ a: 1, b: 'x', 'c d': [ 1, 2 ], e: [Function: e] }",
                logged("{a: 1, b: 'x', 'c d': [1, 2], e: x => x}"));
        assertEquals("[] {} [ 'a', [ 'b' ] ] -0 5n", logged("[], {}, ['a', ['b']], -0, 5n"));
        assertEquals("Map(1) { 'k' => { v: 1 } } Set(2) { 1, 'x' }", logged("new Map([['k', {v: 1}]]), new Set([1, 'x'])"));
        assertEquals("1970-01-01T00:00:00.000Z /x/g Symbol(s)", logged("new Date(0), /x/g, Symbol('s')"));
        assertEquals("{ a: { b: { c: [Object] } } }", logged("{a: {b: {c: {d: 1}}}}"));
        assertEquals("[ 1, <2 empty items>, 4 ]", logged("[1, , , 4]"));
    }

    @Test
    void specifiersAreReplaced() {
        assertEquals("x=5 y=7 z=1.5 100% {\"a\":1} rest", logged("'x=%s y=%i z=%f 100%% %j', 5, '7.9', 1.5, {a: 1}, 'rest'"));
        assertEquals("%s", logged("'%s'"));
        assertEquals("a 1 %d", logged("'a %s %d', 1"));
        assertEquals("100% sure 2", logged("'100% sure', 2"));
    }

    @Test
    void levelsGroupsCountsAndTimers() {
        Script.evaluate(context, "console.error('e')");
        Script.evaluate(context, "(console.group('g'), console.warn('in\\nside'), console.groupEnd(), console.info('out'))");
        Script.evaluate(context, "(console.count(), console.count(), console.assert(true), console.assert(false, 'bad'))");
        Script.evaluate(context, "(console.time('t'), console.timeEnd('t'), console.trace('here'))");
        assertEquals(List.of("error: e", "log: g", "warn:   in\n  side", "info: out", "log: default: 1", "log: default: 2",
                "error: Assertion failed: bad", "log: t: 0ms", "trace: Trace: here"), host.lines);
    }

    @Test
    void whatNobodyCaughtIsReported() throws InterruptedException {
        Script.evaluate(context, "(Promise.reject(new RangeError('lost')), queueMicrotask(() => nope))");
        while (context.eventLoop().runNext(context)) {
            // Until nothing waits.
        }
        assertEquals(List.of("error: Uncaught ReferenceError: nope is not defined",
                "error: Uncaught (in promise) RangeError: lost"), host.lines);
    }
}
