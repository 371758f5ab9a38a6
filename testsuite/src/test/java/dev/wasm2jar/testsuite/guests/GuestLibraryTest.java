package dev.wasm2jar.testsuite.guests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasm2jar.runtime.FuncType;
import dev.wasm2jar.runtime.HostFunction;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.runtime.SharedMemory;
import dev.wasm2jar.runtime.Tag;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.runtime.WasmException;
import dev.wasm2jar.testsuite.Modules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Guests that are no programs: 64-bit memory, shared memory, and a guest of JavaScript. */
class GuestLibraryTest {

    private static Class<?> load(String guest) throws IOException {
        return Modules.load(Files.readAllBytes(Guests.file(guest)), guest + ".wasm");
    }

    private static Object call(Instance instance, String function, Object... arguments) {
        return instance.function(function).call(arguments)[0];
    }

    @Test
    void addressesHave64Bits() throws IOException {
        Instance instance = Modules.instantiate(load("mem64-22"), new Imports());
        assertEquals(8355840L, call(instance, "fill", 70000L, 3));
        assertEquals(2L, call(instance, "grow", 1L));
        assertEquals(42, call(instance, "far", (3L << 16) - 4));
        Trap trap = assertThrows(Trap.class, () -> call(instance, "far", 0x2_0000_0000L));
        assertEquals(Trap.MEMORY_OUT_OF_BOUNDS, trap.getMessage());
    }

    @Test
    void threadsShareAMemory() throws Exception {
        Class<?> type = load("atomics-22");
        var imports = new Imports().define("env", "memory", new SharedMemory(32, 16, 2, 16));
        Instance first = Modules.instantiate(type, imports);
        Instance second = Modules.instantiate(type, imports);
        assertEquals(0, call(first, "cas8", 1, 2));
        assertEquals(1, call(second, "cas8", 0, 5));
        assertEquals(1, call(first, "cas8", 5, 1));
        assertEquals(0xffff, call(first, "and16", 0x0ff0));
        assertEquals(0x0ff0, call(second, "and16", 0));
        var threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Object>> sums = new ArrayList<>();
            for (Instance instance : List.of(first, second)) {
                sums.add(threads.submit(() -> call(instance, "add", 20_000)));
            }
            for (Future<Object> sum : sums) {
                sum.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(40_000, call(first, "add", 0));
    }

    /** An Error of JavaScript, with which Kotlin's exceptions travel. */
    private static final class JsError {

        final Object message;
        Object kotlinException;

        JsError(Object message) {
            this.message = message;
        }
    }

    /** The JavaScript that Kotlin's compiler writes beside the module, in Java: strings are Java's. */
    private static final class Glue {

        final Imports imports = new Imports();
        final StringBuilder printed = new StringBuilder();
        Memory memory;

        Glue() {
            var tag = new Tag(FuncType.of("(externref)->()"));
            imports.define("intrinsics", "tag", tag);
            internal("stringLength", "(externref)->(i32)", words -> ((String) words[0]).length());
            internal("jsExportStringToWasm", "(externref,i32,i32,i32)->()", this::export);
            internal("importStringFromWasm", "(i32,i32,externref)->(externref)", this::importString);
            internal("externrefToString", "(externref)->(externref)", words -> String.valueOf(words[0]));
            internal("externrefEquals", "(externref,externref)->(i32)", words -> truth(words[0].equals(words[1])));
            internal("externrefHashCode", "(externref)->(i32)", words -> words[0].hashCode());
            internal("getJsEmptyString", "()->(externref)", words -> "");
            internal("isNullish", "(externref)->(i32)", words -> truth(words[0] == null));
            internal("getCachedJsObject_$external_fun", "(externref,externref)->(externref)", words -> words[1]);
            internal("getJsClassName", "(externref)->(externref)", words -> null);
            internal("getConstructor", "(externref)->(externref)", words -> null);
            internal("jsThrow", "(externref)->()", words -> {
                throw new WasmException(tag, words);
            });
            define("kotlin.createJsError", "(externref,externref)->(externref)", words -> new JsError(words[0]));
            define("kotlin.io.printlnImpl", "(externref)->()", words -> printed.append(words[0]).append('\n'));
            define("kotlin.random.initialSeed", "()->(i32)", words -> 1);
            define("kotlin.js.stackPlaceHolder_js_code", "()->(externref)", words -> "");
            define("kotlin.js.message_$external_prop_getter", "(externref)->(externref)",
                    words -> ((JsError) words[0]).message);
            define("kotlin.js.name_$external_prop_setter", "(externref,externref)->()", words -> null);
            define("kotlin.js.kotlinException_$external_prop_getter", "(externref)->(externref)",
                    words -> ((JsError) words[0]).kotlinException);
            define("kotlin.js.kotlinException_$external_prop_setter", "(externref,externref)->()",
                    words -> ((JsError) words[0]).kotlinException = words[1]);
            define("kotlin.js.JsError_$external_class_instanceof", "(externref)->(i32)",
                    words -> truth(words[0] instanceof JsError));
        }

        private void internal(String name, String type, Function<Object[], Object> body) {
            define("kotlin.wasm.internal." + name, type, body);
        }

        private void define(String name, String type, Function<Object[], Object> body) {
            FuncType parsed = FuncType.of(type);
            boolean hasResult = !type.endsWith("->()");
            imports.define("js_code", name, new HostFunction(parsed, arguments -> {
                Object result = body.apply(arguments);
                return hasResult ? new Object[] {result} : new Object[0];
            }));
        }

        private static int truth(boolean condition) {
            return condition ? 1 : 0;
        }

        private Object export(Object[] words) {
            String text = ((String) words[0]).substring((int) words[1], (int) words[1] + (int) words[2]);
            memory.buffer().put((int) words[3], text.getBytes(StandardCharsets.UTF_16LE));
            return null;
        }

        private Object importString(Object[] words) {
            byte[] bytes = new byte[(int) words[1] * Character.BYTES];
            memory.buffer().get((int) words[0], bytes);
            String text = new String(bytes, StandardCharsets.UTF_16LE);
            return words[2] == null ? text : words[2] + text;
        }
    }

    @Test
    void kotlinRunsWithGlueInJava() throws IOException {
        var glue = new Glue();
        Instance instance = Modules.instantiate(load("kotlin-gc-exnref"), glue.imports);
        glue.memory = (Memory) instance.export("memory");
        instance.function("_initialize").call();
        assertEquals(Guests.expected("kotlin-gc-exnref"), glue.printed.toString());
    }
}
