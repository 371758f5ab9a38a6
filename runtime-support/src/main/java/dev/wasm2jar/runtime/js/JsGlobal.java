package dev.wasm2jar.runtime.js;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The global object, with everything that a context has. A built-in is made when it is first looked at.
 *
 * <p>A program that finds its functions by name at run time needs all of them in its jar; one that does not, never refers to
 * this class.
 */
public final class JsGlobal extends JsObject {

    private static final String[] NAMES = {
        "globalThis", "self", "undefined", "NaN", "Infinity", "Array", "AggregateError", "BigInt", "Boolean", "Date", "Error",
        "EvalError", "Function", "Iterator", "JSON", "Map", "Math", "Number", "Object", "Proxy", "RangeError",
        "ReferenceError", "Reflect", "RegExp", "String", "Symbol", "SyntaxError", "TypeError", "URIError", "console",
        "decodeURI", "decodeURIComponent", "encodeURI", "encodeURIComponent", "escape", "eval", "isFinite", "isNaN",
        "parseFloat", "parseInt", "unescape",
        "ArrayBuffer", "Atomics", "BigInt64Array", "BigUint64Array", "DataView", "FinalizationRegistry", "Float16Array",
        "Float32Array", "Float64Array", "Headers", "Int16Array", "Int32Array", "Int8Array", "Intl", "Promise", "Request",
        "Response", "Set", "SharedArrayBuffer", "Temporal", "TextDecoder", "TextEncoder", "URL", "URLSearchParams",
        "Uint16Array", "Uint32Array", "Uint8Array", "Uint8ClampedArray", "WeakMap", "WeakRef", "WeakSet", "WebAssembly",
        "clearInterval", "clearTimeout", "crypto", "performance", "queueMicrotask", "setInterval", "setTimeout",
        "fetch", "structuredClone",
    };

    private final Set<String> unmade = new LinkedHashSet<>();

    private JsGlobal() {
        for (String name : NAMES) {
            unmade.add(name);
        }
    }

    /** The global object of a context. */
    public static JsObject of(JsContext context) {
        if (!(context.global() instanceof JsGlobal)) {
            context.setGlobal(new JsGlobal());
        }
        return (JsGlobal) context.global();
    }

    /** Calls a function of an object that is found by a path: {@code Math}, or empty for the global object. */
    public static Object call(JsContext context, String path, String name, Object... arguments) {
        return JsDynamic.callMethod(context, name, find(context, path), arguments);
    }

    /** Calls a constructor that is found by a path. */
    public static Object construct(JsContext context, String path, Object... arguments) {
        return JsDynamic.construct(context, find(context, path), arguments);
    }

    /** The value of a property of an object that is found by a path. */
    public static Object get(JsContext context, String path, String name) {
        Object holder = find(context, path);
        Object value = JsDynamic.get(context, holder, name);
        if (value == JsUndefined.UNDEFINED && path.isEmpty() && !((JsObject) holder).has(context, name)) {
            throw new JsException(new JsError("ReferenceError", name.concat(" is not defined")));
        }
        return value;
    }

    /** The value of a property of the global object; undefined if there is none. */
    public static Object getIfDefined(JsContext context, String name) {
        return of(context).get(context, name);
    }

    /** Sets a property of an object that is found by a path. */
    public static void set(JsContext context, String path, String name, Object value) {
        JsDynamic.set(context, find(context, path), name, value);
    }

    /** Whether a value is an instance of a constructor that is found by a path. */
    public static boolean isInstance(JsContext context, String path, Object value) {
        return JsDynamic.isInstance(context, value, find(context, path));
    }

    /** The object at a path of names with points between. */
    private static Object find(JsContext context, String path) {
        Object found = of(context);
        int start = 0;
        while (start < path.length()) {
            int end = path.indexOf('.', start);
            end = end < 0 ? path.length() : end;
            String name = path.substring(start, end);
            if (start == 0 && !((JsObject) found).has(context, name)) {
                throw new JsException(new JsError("ReferenceError", name.concat(" is not defined")));
            }
            found = JsDynamic.get(context, found, name);
            start = end + 1;
        }
        return found;
    }

    @Override
    public String className() {
        return "global";
    }

    @Override
    public JsProperty getOwnProperty(JsContext context, Object key) {
        if (!unmade.isEmpty() && unmade.remove(key)) {
            Object value = make(context, (String) key);
            boolean constant = JsUndefined.isNullish(value) || value instanceof Double;
            store(key, JsProperty.data(value, constant ? 0 : JsProperty.HIDDEN));
        }
        return super.getOwnProperty(context, key);
    }

    @Override
    public List<Object> ownKeys(JsContext context) {
        for (String name : new ArrayList<>(unmade)) {
            getOwnProperty(context, name);
        }
        return super.ownKeys(context);
    }

    private Object make(JsContext context, String name) {
        return switch (name) {
            case "globalThis", "self" -> this;
            case "undefined" -> JsUndefined.UNDEFINED;
            case "NaN" -> JsNumber.NAN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "Array" -> ArrayFromAsync.array(context);
            case "BigInt" -> BigIntLibrary.of(context).global;
            case "Boolean" -> BooleanLibrary.of(context).global;
            case "Date" -> DateLibrary.of(context).global;
            case "Function" -> FunctionLibrary.of(context).global;
            case "Iterator" -> IteratorLibrary.of(context).global;
            case "JSON" -> JsonLibrary.of(context).global;
            case "Map" -> MapLibrary.of(context).global;
            case "Math" -> MathLibrary.of(context).global;
            case "Number" -> NumberLibrary.of(context).global;
            case "Object" -> ObjectLibrary.of(context).global;
            case "Proxy" -> ProxyLibrary.of(context).global;
            case "Reflect" -> ReflectLibrary.of(context).global;
            case "RegExp" -> RegExpLibrary.of(context).global;
            case "String" -> StringLibrary.of(context).global;
            case "Symbol" -> SymbolLibrary.of(context).global;
            case "ArrayBuffer" -> ArrayBufferLibrary.of(context).global;
            case "DataView" -> DataViewLibrary.of(context).global;
            case "Promise" -> PromiseLibrary.of(context).global;
            case "Set" -> SetLibrary.of(context).global;
            case "TextDecoder", "TextEncoder" -> TextLibrary.of(context, name).global;
            case "FinalizationRegistry", "WeakMap", "WeakRef", "WeakSet" -> WeakLibrary.of(context, name).global;
            case "Headers" -> HeadersLibrary.of(context).global;
            case "Request", "Response" -> FetchLibrary.of(context, name).global;
            case "URL" -> UrlLibrary.of(context).global;
            case "URLSearchParams" -> SearchParamsLibrary.of(context).global;
            case "crypto", "performance" -> HostLibrary.of(context, name).global;
            case "Atomics", "Intl", "Temporal", "WebAssembly" -> MissingLibrary.of(context, name).global;
            case "SharedArrayBuffer" -> MissingLibrary.function(name);
            case "BigInt64Array", "BigUint64Array", "Float16Array", "Float32Array", "Float64Array", "Int16Array",
                    "Int32Array", "Int8Array", "Uint16Array", "Uint32Array", "Uint8Array", "Uint8ClampedArray" ->
                TypedArrayLibrary.of(context, name).global;
            case "console" -> ConsoleLibrary.of(context).global;
            default -> name.endsWith("Error") ? ErrorLibrary.of(context, name).global
                    : GlobalFunctions.of(context).global.get(context, name);
        };
    }
}
