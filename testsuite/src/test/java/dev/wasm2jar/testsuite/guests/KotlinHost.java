package dev.wasm2jar.testsuite.guests;

import dev.wasm2jar.runtime.FuncType;
import dev.wasm2jar.runtime.HostFunction;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.runtime.Tag;
import dev.wasm2jar.runtime.WasmException;
import dev.wasm2jar.testsuite.Modules;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What a program made by Kotlin's compiler imports: Java stands in for JavaScript. */
final class KotlinHost {

    private static final String CODE = "js_code";

    private final Tag exceptions = new Tag(FuncType.of("(externref)->()"));
    private final List<String> printed = new ArrayList<>();
    private Instance instance;

    private KotlinHost() {}

    /** What is an {@code Error} in JavaScript. */
    private static final class HostError {
        private final String message;
        private Object kotlinException;

        HostError(Object message) {
            this.message = (String) message;
        }
    }

    /** Compiles a program, runs it and returns the lines that it printed. */
    static List<String> run(byte[] binary) {
        var host = new KotlinHost();
        var imports = new Imports();
        host.define(imports);
        host.instance = Modules.instantiate(Modules.load(binary, "kotlin"), imports);
        host.instance.function("_initialize").call();
        return host.printed;
    }

    private static void function(Imports imports, String name, String type, Function<Object[], Object> body) {
        imports.define(CODE, name, new HostFunction(FuncType.of(type), arguments -> {
            Object result = body.apply(arguments);
            return type.endsWith("()") ? new Object[0] : new Object[] {result};
        }));
    }

    private ByteBuffer memory() {
        return ((Memory) instance.export("memory")).buffer();
    }

    private void define(Imports imports) {
        imports.define("intrinsics", "tag", exceptions);
        function(imports, "kotlin.io.printlnImpl", "(externref)->()", a -> printed.add((String) a[0]));
        function(imports, "kotlin.random.initialSeed", "()->(i32)", a -> 1);
        defineStrings(imports);
        defineErrors(imports);
        function(imports, "kotlin.wasm.internal.externrefToString", "(externref)->(externref)",
                a -> String.valueOf(a[0]));
        function(imports, "kotlin.wasm.internal.externrefEquals", "(externref,externref)->(i32)",
                a -> Objects.equals(a[0], a[1]) ? 1 : 0);
        function(imports, "kotlin.wasm.internal.externrefHashCode", "(externref)->(i32)", a -> Objects.hashCode(a[0]));
        function(imports, "kotlin.wasm.internal.isNullish", "(externref)->(i32)", a -> a[0] == null ? 1 : 0);
        function(imports, "kotlin.wasm.internal.getCachedJsObject_$external_fun", "(externref,externref)->(externref)",
                a -> a[1]);
        function(imports, "kotlin.js.stackPlaceHolder_js_code", "()->(externref)", a -> "");
        function(imports, "kotlin.wasm.internal.getJsClassName", "(externref)->(externref)", a -> null);
        function(imports, "kotlin.wasm.internal.getConstructor", "(externref)->(externref)", a -> null);
    }

    private void defineStrings(Imports imports) {
        function(imports, "kotlin.wasm.internal.stringLength", "(externref)->(i32)", a -> ((String) a[0]).length());
        function(imports, "kotlin.wasm.internal.getJsEmptyString", "()->(externref)", a -> "");
        function(imports, "kotlin.wasm.internal.jsExportStringToWasm", "(externref,i32,i32,i32)->()", a -> {
            String text = (String) a[0];
            for (int i = 0; i < (Integer) a[2]; i++) {
                memory().putChar((Integer) a[3] + 2 * i, text.charAt((Integer) a[1] + i));
            }
            return null;
        });
        function(imports, "kotlin.wasm.internal.importStringFromWasm", "(i32,i32,externref)->(externref)", a -> {
            var text = new StringBuilder(a[2] == null ? "" : (String) a[2]);
            for (int i = 0; i < (Integer) a[1]; i++) {
                text.append(memory().getChar((Integer) a[0] + 2 * i));
            }
            return text.toString();
        });
    }

    private void defineErrors(Imports imports) {
        function(imports, "kotlin.createJsError", "(externref,externref)->(externref)", a -> new HostError(a[0]));
        function(imports, "kotlin.wasm.internal.jsThrow", "(externref)->()", a -> {
            throw new WasmException(exceptions, a[0]);
        });
        function(imports, "kotlin.js.message_$external_prop_getter", "(externref)->(externref)",
                a -> ((HostError) a[0]).message);
        function(imports, "kotlin.js.name_$external_prop_setter", "(externref,externref)->()", a -> null);
        function(imports, "kotlin.js.kotlinException_$external_prop_getter", "(externref)->(externref)",
                a -> ((HostError) a[0]).kotlinException);
        function(imports, "kotlin.js.kotlinException_$external_prop_setter", "(externref,externref)->()",
                a -> ((HostError) a[0]).kotlinException = a[1]);
        function(imports, "kotlin.js.JsError_$external_class_instanceof", "(externref)->(i32)",
                a -> a[0] instanceof HostError ? 1 : 0);
    }
}
