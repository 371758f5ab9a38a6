package dev.wasm2jar.runtime.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Java in docs/javascript.md: it is here, word by word, and does what the document says. */
class JsDocumentTest {

    @Test
    void objectsMadeByAHost() {
        JsContext context = new JsContext();
        JsObject user = new JsObject().put("name", "Alice").put("tags", JsArray.of("a", "b"));
        String json = (String) JsJson.stringify(context, user);
        JsObject read = (JsObject) JsJson.parse(json);
        String name = (String) read.get(context, "name");
        assertEquals("{\"name\":\"Alice\",\"tags\":[\"a\",\"b\"]}", json);
        assertEquals("Alice", name);
    }

    @Test
    void functionsOfAHost() throws InterruptedException {
        JsContext context = new JsContext();
        final class Greet extends JsFunction {
            Greet() {
                super("greet", 1);
            }

            @Override
            public Object call(JsContext context, Object receiver, Object... arguments) {
                return JsPromises.resolve(context, "Hello, " + JsConversions.toString(context, arguments[0]) + "!");
            }
        }
        JsGlobal.of(context).put("greet", new Greet());
        Object promise = JsGlobal.call(context, "", "greet", "Bob");
        String greeting = (String) JsPromise.await(context, promise);
        assertEquals("Hello, Bob!", greeting);
    }

    @Test
    void theDocumentSaysTheSame() throws IOException {
        String source = Files.readString(
                Path.of("src/test/java/dev/wasm2jar/runtime/js/JsDocumentTest.java")).replaceAll("\\s+", " ");
        Matcher blocks = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/javascript.md")));
        int count = 0;
        while (blocks.find()) {
            count++;
            String block = blocks.group(1).replaceAll("\\s+", " ").strip();
            assertTrue(source.contains(block), block);
        }
        assertEquals(2, count);
    }
}
