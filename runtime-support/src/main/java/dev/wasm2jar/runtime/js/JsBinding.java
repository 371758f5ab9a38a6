package dev.wasm2jar.runtime.js;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/**
 * Which static method an import of a JavaScript function is bound to: for the compiler only, nothing that a jar needs to run
 * refers to it.
 *
 * <p>The method takes a {@link JsContext} if {@link #takesContext}, then the {@link #constants}, then the parameters of the
 * import, the object of a method first. If {@link #isVariadic}, its last parameter takes all the rest of them as an array of
 * objects. Parameters are {@code Object}, {@code String}, {@code double} and {@code boolean}; a caller that has something
 * else converts it as JavaScript would, with {@link JsConversions}. The result is one of these, void, or a subclass of
 * {@link JsObject}.
 *
 * <p>Common functions have methods with just such types. All others are found by name when they are called, which needs
 * everything that could be found in the jar.
 */
public final class JsBinding {

    /** What an import is to its object. */
    public enum Kind {
        /** {@code Math.abs(x)}, {@code Date.now()}, {@code parseInt(x)}: the path is that of what is before the name. */
        FUNCTION,
        /** {@code new Map()}: the path is that of the constructor, and there is no name. */
        CONSTRUCTOR,
        /** {@code map.get(key)}: the path is that of the constructor. */
        METHOD,
        /** {@code map.size}. */
        GETTER,
        /** {@code error.message = value}. */
        SETTER,
        /** {@code Symbol.iterator}, or {@code globalThis} with an empty path. */
        STATIC_GETTER,
        /** {@code RegExp.input = value}. */
        STATIC_SETTER,
        /** {@code array[index]}. */
        INDEXING_GETTER,
        /** {@code array[index] = value}. */
        INDEXING_SETTER,
        /** {@code delete array[index]}. */
        INDEXING_DELETER,
        /** {@code value instanceof Map}: the path is that of the constructor, and there is no name. */
        INSTANCEOF,
    }

    /** Where a row holds for all typed arrays, whose methods get the name of the constructor as a constant. */
    private static final String TYPED = "BigInt64Array|BigUint64Array|Float16Array|Float32Array|Float64Array|Int16Array|"
            + "Int32Array|Int8Array|Uint16Array|Uint32Array|Uint8Array|Uint8ClampedArray";

    private static final String ERRORS =
            "Error|EvalError|RangeError|ReferenceError|SyntaxError|TypeError|URIError";

    /** What programs look for to find out where they run; here they find nothing. */
    private static final List<String> PROBES = List.of("window", "self", "global", "globalThis", "module", "document",
            "process", "navigator", "require", "Deno", "Bun", "msCrypto");

    /** Properties that instances have themselves, besides the elements of arrays and what errors have. */
    private static final List<String> OWN_OF_INSTANCES = List.of("Array.length", "Function.length", "Function.name",
            "String.length", "RegExp.lastIndex", "AggregateError.errors");

    /**
     * Kind, path (or several, with | between), class, and names: of the function and, if it is another, after = of the
     * method. The methods of a class with an @ get the path as a constant.
     */
    private static final String[] ROWS = {
        "FUNCTION Math JsMath abs acos acosh asin asinh atan atan2 atanh cbrt ceil clz32 cos cosh exp expm1 floor fround "
            + "hypot imul log log10 log1p log2 max min pow random round sign sin sinh sqrt tan tanh trunc",
        "FUNCTION JSON JsJson parse stringify",
        "FUNCTION Reflect JsReflect apply construct defineProperty deleteProperty get getOwnPropertyDescriptor "
            + "getPrototypeOf has isExtensible ownKeys preventExtensions set setPrototypeOf",
        "FUNCTION console JsConsole debug error info log warn",
        "FUNCTION Object JsObjects assign create=createWith defineProperties defineProperty entries freeze fromEntries "
            + "getOwnPropertyDescriptor getOwnPropertyDescriptors getOwnPropertyNames getOwnPropertySymbols getPrototypeOf "
            + "hasOwn isExtensible isFrozen isSealed keys preventExtensions seal setPrototypeOf values",
        "FUNCTION Object JsEquality is=isSame",
        "FUNCTION Array JsArrays from isArray of",
        "FUNCTION Date JsDate now parse",
        "FUNCTION Number JsNumbers isFinite isInteger isNaN isSafeInteger parseFloat parseInt",
        "FUNCTION - JsNumbers isFinite=isFiniteNumber isNaN=isNotANumber parseFloat parseInt",
        "FUNCTION - UriCoding decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape",
        "FUNCTION - JsGlobals eval",
        "FUNCTION - JsFetch fetch",
        "FUNCTION ArrayBuffer JsBuffers isView",
        "FUNCTION Promise JsPromises all allSettled any race reject resolve",
        "FUNCTION crypto JsCrypto getRandomValues randomUUID",
        "FUNCTION performance JsTimers now",
        "FUNCTION - JsTimers clearInterval clearTimeout queueMicrotask setInterval setTimeout",
        // How js-sys copies an array into a slice of its memory.
        "FUNCTION " + TYPED + " JsTypedArrays prototype.set.call=setAll",
        "CONSTRUCTOR Array JsArrays -=create",
        "CONSTRUCTOR ArrayBuffer JsBuffers -=create",
        "CONSTRUCTOR Date JsDate -=create",
        "CONSTRUCTOR " + ERRORS + " JsErrors@ -=create",
        "CONSTRUCTOR Headers JsHeaders -=create",
        "CONSTRUCTOR Map JsMaps -=create",
        "CONSTRUCTOR Object JsObjects -=create",
        "CONSTRUCTOR Promise JsPromises -=create",
        "CONSTRUCTOR RegExp JsRegExp -=create",
        "CONSTRUCTOR Request|Response JsMessage@ -=create",
        "CONSTRUCTOR Set JsSets -=create",
        "CONSTRUCTOR TextDecoder|TextEncoder JsText@ -=create",
        "CONSTRUCTOR URL JsUrl -=create",
        "CONSTRUCTOR " + TYPED + " JsTypedArrays@ -=create",
        "METHOD Array JsArrays pop push",
        "METHOD Date JsDate getTime toISOString valueOf=getTime",
        "METHOD Function JsDynamic call",
        "METHOD Map JsMaps delete get has set",
        "METHOD Number JsNumbers toFixed toString",
        "METHOD Promise JsPromises then",
        "METHOD Set JsSets add delete has",
        "METHOD " + TYPED + " JsTypedArrays set=setAll slice subarray",
        "GETTER Array JsArrays length",
        "GETTER ArrayBuffer JsBuffers byteLength",
        "GETTER Map JsMaps size",
        "GETTER Memory|WebAssembly.Memory JsMemory buffer",
        "GETTER Set JsSets size",
        "GETTER " + TYPED + " JsTypedArrays buffer byteLength byteOffset length",
        "STATIC_GETTER Symbol JsSymbols asyncIterator hasInstance iterator toPrimitive toStringTag",
        "INDEXING_GETTER Array JsArrays -=get",
        "INDEXING_GETTER " + TYPED + " JsTypedArrays -=get",
        "INDEXING_SETTER Array JsArrays -=set",
        "INDEXING_SETTER " + TYPED + " JsTypedArrays -=set",
        "INSTANCEOF Array JsArrays -=isArray",
        "INSTANCEOF ArrayBuffer JsBuffers -=isBuffer",
        "INSTANCEOF Error JsErrors -=isError",
        "INSTANCEOF Function JsTypes -=isFunction",
        "INSTANCEOF Map JsMaps -=isMap",
        "INSTANCEOF Object JsTypes -=isObject",
        "INSTANCEOF Promise JsPromises -=isPromise",
        "INSTANCEOF Set JsSets -=isSet",
        "INSTANCEOF " + TYPED + " JsTypedArrays@ -=isInstance",
    };

    private static final String PACKAGE = "dev.wasm2jar.runtime.js.";

    private final Method target;
    private final List<String> constants;
    private final Kind kind;

    private JsBinding(Kind kind, Method target, List<String> constants) {
        this.kind = kind;
        this.target = target;
        this.constants = constants;
    }

    /** What the import is to its object. */
    public Kind kind() {
        return kind;
    }

    /** The internal name of the class that has the method, e.g. {@code dev/wasm2jar/runtime/js/JsMath}. */
    public String owner() {
        return target.getDeclaringClass().getName().replace('.', '/');
    }

    /** The name of the static method. */
    public String method() {
        return target.getName();
    }

    /** The descriptor of the method, e.g. {@code (Ldev/wasm2jar/runtime/js/JsContext;)D}. */
    public String descriptor() {
        return MethodType.methodType(target.getReturnType(), target.getParameterTypes()).toMethodDescriptorString();
    }

    /** Whether the first parameter is the context. */
    public boolean takesContext() {
        return target.getParameterCount() > 0 && target.getParameterTypes()[0] == JsContext.class;
    }

    /** Texts that come before the parameters of the import. */
    public List<String> constants() {
        return constants;
    }

    /** Whether the last parameter is an array of objects for all parameters of the import that remain. */
    public boolean isVariadic() {
        return target.isVarArgs();
    }

    /** Parameters of the method that come before those of the import. */
    private static int ownParameters(Method method, int constants) {
        boolean context = method.getParameterCount() > 0 && method.getParameterTypes()[0] == JsContext.class;
        return constants + (context ? 1 : 0);
    }

    /**
     * The binding of an import.
     *
     * @param path names with points between: of a namespace or a constructor, empty for the global object
     * @param name of the function or property; empty for kinds without one
     * @param parameters how many parameters the import has, the object of a method among them
     * @return null if there is no such function; a method or property of an object is always looked for when it is called
     */
    public static JsBinding find(Kind kind, String path, String name, int parameters) {
        String known = path.startsWith("globalThis.") || path.startsWith("self.")
                ? path.substring(path.indexOf('.') + 1) : path.equals("globalThis") || path.equals("self") ? "" : path;
        int dot = name.lastIndexOf('.');
        if (kind == Kind.FUNCTION && dot >= 0 && findOwn(kind, known, name, parameters) == null) {
            return find(kind, known.isEmpty() ? name.substring(0, dot) : known + "." + name.substring(0, dot),
                    name.substring(dot + 1), parameters);
        }
        return kind == Kind.STATIC_GETTER && PROBES.contains(path.isEmpty() ? name : path)
                ? probe(path, name) : findKnown(kind, known, name, parameters);
    }

    private static JsBinding findKnown(Kind kind, String path, String name, int parameters) {
        JsBinding own = findOwn(kind, path, name, parameters);
        return own == null ? byName(kind, path, name) : own;
    }

    /** A property that the program does not expect to be everywhere. */
    private static JsBinding probe(String path, String name) {
        return path.isEmpty() ? dynamic(Kind.STATIC_GETTER, "JsGlobal", "getIfDefined", List.of(name))
                : dynamic(Kind.STATIC_GETTER, "JsGlobal", "get", List.of(path, name));
    }

    /** The binding to a method of the function's own, or null. */
    private static JsBinding findOwn(Kind kind, String path, String name, int parameters) {
        for (String row : ROWS) {
            String[] columns = row.split(" ");
            if (!columns[0].equals(kind.name()) || !List.of(columns[1].split("\\|")).contains(path.isEmpty() ? "-" : path)) {
                continue;
            }
            List<String> constants = columns[2].endsWith("@") ? List.of(path) : List.of();
            for (int i = 3; i < columns.length; i++) {
                String[] names = columns[i].split("=");
                if (names[0].equals(name.isEmpty() ? "-" : name)) {
                    Method method = method(columns[2], names[names.length - 1], parameters, constants.size());
                    if (method != null) {
                        return new JsBinding(kind, method, constants);
                    }
                }
            }
        }
        return null;
    }

    private static JsBinding byName(Kind kind, String path, String name) {
        return switch (kind) {
            case METHOD -> dynamic(kind, "JsDynamic", "callMethod", List.of(name));
            case GETTER -> dynamic(kind, "JsDynamic", "getProperty", List.of(name));
            case SETTER -> dynamic(kind, "JsDynamic", "setProperty", List.of(name));
            case INDEXING_GETTER -> dynamic(kind, "JsDynamic", "get", List.of());
            case INDEXING_SETTER -> dynamic(kind, "JsDynamic", "set", List.of());
            case INDEXING_DELETER -> dynamic(kind, "JsDynamic", "delete", List.of());
            case FUNCTION -> isKnown(kind, path, name) ? dynamic(kind, "JsGlobal", "call", List.of(path, name)) : null;
            case CONSTRUCTOR -> isKnown(kind, path, name) ? dynamic(kind, "JsGlobal", "construct", List.of(path)) : null;
            case STATIC_GETTER -> isKnown(kind, path, name) ? dynamic(kind, "JsGlobal", "get", List.of(path, name)) : null;
            case STATIC_SETTER -> isKnown(kind, path, name) ? dynamic(kind, "JsGlobal", "set", List.of(path, name)) : null;
            case INSTANCEOF -> isKnown(kind, path, name) ? dynamic(kind, "JsGlobal", "isInstance", List.of(path)) : null;
        };
    }

    private static JsBinding dynamic(Kind kind, String owner, String method, List<String> constants) {
        for (Method candidate : type(owner).getDeclaredMethods()) {
            if (candidate.getName().equals(method) && Modifier.isStatic(candidate.getModifiers())
                    && Modifier.isPublic(candidate.getModifiers())) {
                return new JsBinding(kind, candidate, constants);
            }
        }
        throw new IllegalStateException(owner + "." + method);
    }

    /** The method that fits so many parameters best: with exactly these, else with an array for those that remain. */
    private static Method method(String owner, String name, int parameters, int constants) {
        Method variadic = null;
        for (Method method : type(owner).getDeclaredMethods()) {
            int modifiers = method.getModifiers();
            if (!method.getName().equals(name) || !Modifier.isStatic(modifiers) || !Modifier.isPublic(modifiers)) {
                continue;
            }
            int free = method.getParameterCount() - ownParameters(method, constants);
            if (method.isVarArgs()) {
                boolean takesObjects = method.getParameterTypes()[method.getParameterCount() - 1] == Object[].class;
                variadic = takesObjects && parameters >= free - 1 ? method : variadic;
            } else if (free == parameters) {
                return method;
            }
        }
        return variadic;
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(PACKAGE.concat(name.replace("@", "")));
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Whether there is such a function or property: found by looking at the objects themselves. */
    public static boolean isKnown(Kind kind, String path, String name) {
        int dot = name.lastIndexOf('.');
        if (dot >= 0) {
            return isKnown(kind, path.isEmpty() ? name.substring(0, dot) : path + "." + name.substring(0, dot),
                    name.substring(dot + 1));
        }
        JsContext context = new JsContext();
        Object found = JsGlobal.of(context);
        for (String part : path.isEmpty() ? new String[0] : path.split("\\.")) {
            if (!(found instanceof JsObject holder) || !holder.has(context, part)) {
                return false;
            }
            found = holder.get(context, part);
        }
        return switch (kind) {
            case CONSTRUCTOR, INSTANCEOF -> found instanceof JsFunction function && function.isConstructor();
            case INDEXING_GETTER, INDEXING_SETTER, INDEXING_DELETER -> found instanceof JsFunction;
            case METHOD, GETTER, SETTER -> found instanceof JsFunction function
                    && (function.get(context, "prototype") instanceof JsObject prototype && prototype.has(context, name)
                            || isOwnOfInstances(path, name));
            default -> found instanceof JsObject holder && holder.has(context, name);
        };
    }

    /** Properties that instances have themselves. */
    private static boolean isOwnOfInstances(String path, String name) {
        return path.equals("Array") && JsArray.index(name) >= 0
                || OWN_OF_INSTANCES.contains(path + "." + name)
                || path.endsWith("Error") && List.of("cause", "stack").contains(name);
    }

    /** All functions that have methods of their own, for tests. */
    static List<JsBinding> all() {
        List<JsBinding> all = new ArrayList<>();
        for (String row : ROWS) {
            String[] columns = row.split(" ");
            for (int i = 3; i < columns.length; i++) {
                String[] names = columns[i].split("=");
                int before = all.size();
                for (Method method : type(columns[2]).getDeclaredMethods()) {
                    if (method.getName().equals(names[names.length - 1]) && Modifier.isPublic(method.getModifiers())
                            && Modifier.isStatic(method.getModifiers())) {
                        all.add(new JsBinding(Kind.valueOf(columns[0]), method, List.of()));
                    }
                }
                if (all.size() == before) {
                    throw new IllegalStateException(row + ": " + columns[i]);
                }
            }
        }
        return all;
    }
}
