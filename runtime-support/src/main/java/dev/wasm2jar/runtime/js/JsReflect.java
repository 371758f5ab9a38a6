package dev.wasm2jar.runtime.js;

/** {@code Reflect} (ECMA-262 28.1). */
public final class JsReflect {

    private JsReflect() {}

    private static JsObject target(Object value, String function) {
        if (value instanceof JsObject object) {
            return object;
        }
        throw JsException.typeError("Reflect.".concat(function).concat(" called on non-object"));
    }

    private static JsFunction constructor(Object value) {
        if (value instanceof JsFunction function && function.isConstructor()) {
            return function;
        }
        throw JsException.typeError(JsDebug.describe(value) + " is not a constructor");
    }

    public static Object apply(JsContext context, Object function, Object receiver, Object arguments) {
        if (!(arguments instanceof JsObject)) {
            throw JsException.typeError("CreateListFromArrayLike called on non-object");
        }
        return JsDynamic.call(context, function, receiver, Iteration.argumentList(context, arguments));
    }

    public static Object construct(JsContext context, Object target, Object arguments) {
        return construct(context, target, arguments, target);
    }

    public static Object construct(JsContext context, Object target, Object arguments, Object newTarget) {
        return constructor(target).construct(context, Iteration.argumentList(context, arguments), constructor(newTarget));
    }

    public static boolean defineProperty(JsContext context, Object target, Object key, Object descriptor) {
        JsObject object = target(target, "defineProperty");
        return object.defineOwnProperty(context, JsConversions.toPropertyKey(context, key),
                Descriptors.read(context, descriptor));
    }

    public static boolean deleteProperty(JsContext context, Object target, Object key) {
        return target(target, "deleteProperty").delete(context, JsConversions.toPropertyKey(context, key));
    }

    public static Object get(JsContext context, Object target, Object key) {
        return JsDynamic.get(context, target(target, "get"), key);
    }

    public static Object get(JsContext context, Object target, Object key, Object receiver) {
        return target(target, "get").get(context, JsConversions.toPropertyKey(context, key), receiver);
    }

    public static Object getOwnPropertyDescriptor(JsContext context, Object target, Object key) {
        return JsObjects.getOwnPropertyDescriptor(context, target(target, "getOwnPropertyDescriptor"), key);
    }

    public static Object getPrototypeOf(JsContext context, Object target) {
        return target(target, "getPrototypeOf").prototype(context);
    }

    public static boolean has(JsContext context, Object target, Object key) {
        return target(target, "has").has(context, JsConversions.toPropertyKey(context, key));
    }

    public static boolean isExtensible(JsContext context, Object target) {
        return target(target, "isExtensible").isExtensible(context);
    }

    public static JsArray ownKeys(JsContext context, Object target) {
        return JsArray.of(target(target, "ownKeys").ownKeys(context));
    }

    public static boolean preventExtensions(JsContext context, Object target) {
        return target(target, "preventExtensions").preventExtensions(context);
    }

    public static boolean set(JsContext context, Object target, Object key, Object value) {
        JsObject object = target(target, "set");
        return key instanceof Double number && object instanceof JsArray array && number >= 0
                && number < JsArray.MAXIMUM_LENGTH && number.longValue() == number
                ? array.setIndex(context, number.longValue(), value)
                : object.set(context, JsConversions.toPropertyKey(context, key), value);
    }

    public static boolean set(JsContext context, Object target, Object key, Object value, Object receiver) {
        return target(target, "set").set(context, JsConversions.toPropertyKey(context, key), value, receiver);
    }

    public static boolean setPrototypeOf(JsContext context, Object target, Object prototype) {
        JsObject object = target(target, "setPrototypeOf");
        if (prototype != null && !(prototype instanceof JsObject)) {
            throw JsException.typeError("Object prototype may only be an Object or null");
        }
        return object.setPrototype(context, (JsObject) prototype);
    }
}
