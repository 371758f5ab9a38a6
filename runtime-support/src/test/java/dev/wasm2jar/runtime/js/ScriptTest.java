package dev.wasm2jar.runtime.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of JavaScript, and what Node.js says of them: see expect.mjs, which made the expected texts. */
class ScriptTest {

    @ParameterizedTest
    @ValueSource(strings = {"array", "object", "string", "regexp", "number", "math", "date", "date-berlin", "json",
        "collections", "typed", "promise", "operators", "text", "url", "fetch", "errors"})
    void linesHaveTheValuesThatNodeGivesThem(String name) throws IOException {
        String[] lines = text(name + ".txt");
        String[] expected = text(name + ".expected");
        assertEquals(lines.length, expected.length, "run expect.mjs");
        List<String> wrong = new ArrayList<>();
        int run = 0;
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isEmpty() && !lines[i].startsWith("#")) {
                run++;
                String found = evaluate(lines[i], ZoneId.of(name.endsWith("-berlin") ? "Europe/Berlin" : "UTC"));
                if (!found.equals(expected[i])) {
                    wrong.add(lines[i] + "\n   is       " + found + "\n   expected " + expected[i]);
                }
            }
        }
        assertTrue(run > 0);
        assertEquals("", String.join("\n", wrong), wrong.size() + " of " + run);
    }

    private static String[] text(String file) throws IOException {
        try (InputStream input = ScriptTest.class.getResourceAsStream(file)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1);
        }
    }

    private static String evaluate(String line, ZoneId zone) {
        TestHost host = new TestHost(zone);
        JsContext context = new JsContext(host, host, host);
        try {
            Object value = Script.evaluate(context, line);
            while (context.eventLoop().runNext(context)) {
                // What waits is done until nothing does.
            }
            return Shown.of(context, value);
        } catch (JsException thrown) {
            return "throws " + (thrown.value() instanceof JsError error
                    ? JsConversions.toString(context, error.get(context, "name")) : Shown.of(context, thrown.value()));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        } catch (RuntimeException failed) {
            return "fails " + failed;
        }
    }
}
