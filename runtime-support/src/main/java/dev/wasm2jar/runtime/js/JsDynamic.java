package dev.wasm2jar.runtime.js;

import java.math.BigInteger;

/**
 * What JavaScript code does with values of any kind: properties, calls, {@code new}, {@code instanceof} and {@code in}.
 * Imports that {@link JsBinding} has no function of its own for come here.
 */
public final class JsDynamic {

    private JsDynamic() {}

    /** {@code value[key]} or {@code value.key}. */
    public static Object get(JsContext context, Object value, Object key) {
        if (value instanceof JsObject object) {
            return key instanceof Double number ? getNumber(context, object, number)
                    : object.get(context, JsConversions.toPropertyKey(context, key));
        }
        Object name = JsConversions.toPropertyKey(context, key);
        if (JsUndefined.isNullish(value)) {
            throw JsException.typeError("Cannot read properties of " + value + " (reading '" + name + "')");
        }
        if (value instanceof String text && name instanceof String property) {
            if (property.equals("length")) {
                return JsNumber.of(text.length());
            }
            long index = JsArray.index(property);
            if (index >= 0 && index < text.length()) {
                return String.valueOf(text.charAt((int) index));
            }
        }
        JsObject prototype = primitivePrototype(context, value);
        return prototype == null ? JsUndefined.UNDEFINED : prototype.get(context, name, value);
    }

    private static Object getNumber(JsContext context, JsObject object, double number) {
        long index = (long) number;
        return index == number && index >= 0 && index < JsArray.MAXIMUM_LENGTH ? object.getIndex(context, index)
                : object.get(context, JsNumber.toString(number));
    }

    /** {@code value[key] = newValue} in strict mode: throws if that is not possible. */
    public static void set(JsContext context, Object value, Object key, Object newValue) {
        boolean done;
        if (value instanceof JsObject object) {
            if (key instanceof Double number && number >= 0 && number < JsArray.MAXIMUM_LENGTH
                    && number.longValue() == number) {
                done = object.setIndex(context, number.longValue(), newValue);
            } else {
                done = object.set(context, JsConversions.toPropertyKey(context, key), newValue);
            }
        } else {
            Object name = JsConversions.toPropertyKey(context, key);
            if (JsUndefined.isNullish(value)) {
                throw JsException.typeError("Cannot set properties of " + value + " (setting '" + name + "')");
            }
            JsObject prototype = primitivePrototype(context, value);
            done = prototype != null && prototype.set(context, name, newValue, value);
        }
        if (!done) {
            throw JsException.typeError("Cannot assign to read only property '" + JsConversions.toPropertyKey(context, key)
                    + "' of " + JsDebug.describe(value));
        }
    }

    /** {@code delete value[key]} in strict mode: throws if that is not possible. */
    public static void delete(JsContext context, Object value, Object key) {
        Object name = JsConversions.toPropertyKey(context, key);
        if (!JsConversions.toObject(context, value).delete(context, name)) {
            throw JsException.typeError("Cannot delete property '" + name + "' of " + JsDebug.describe(value));
        }
    }

    /** {@code key in value}. */
    public static boolean has(JsContext context, Object key, Object value) {
        if (!(value instanceof JsObject object)) {
            throw JsException.typeError("Cannot use 'in' operator to search for '" + JsDebug.describe(key) + "' in "
                    + JsDebug.describe(value));
        }
        return object.has(context, JsConversions.toPropertyKey(context, key));
    }

    /** {@code function.call(receiver, ...arguments)}. */
    public static Object call(JsContext context, Object function, Object receiver, Object... arguments) {
        if (function instanceof JsFunction callable) {
            return callable.call(context, receiver, arguments);
        }
        throw JsException.typeError(JsDebug.describe(function) + " is not a function");
    }

    /** {@code receiver.name(...arguments)}. */
    public static Object callMethod(JsContext context, String name, Object receiver, Object... arguments) {
        if (get(context, receiver, name) instanceof JsFunction method) {
            return method.call(context, receiver, arguments);
        }
        throw JsException.typeError(JsDebug.describe(receiver) + "." + name + " is not a function");
    }

    /** {@code receiver.name}: the order of parameters is that of {@link #callMethod}. */
    public static Object getProperty(JsContext context, String name, Object receiver) {
        return get(context, receiver, name);
    }

    /** {@code receiver.name = value}. */
    public static void setProperty(JsContext context, String name, Object receiver, Object value) {
        set(context, receiver, name, value);
    }

    /** {@code new constructor(...arguments)}. */
    public static Object construct(JsContext context, Object constructor, Object... arguments) {
        if (constructor instanceof JsFunction function && function.isConstructor()) {
            return function.construct(context, arguments, function);
        }
        throw JsException.typeError(JsDebug.describe(constructor) + " is not a constructor");
    }

    /** {@code value instanceof constructor} (ECMA-262 13.10.2). */
    public static boolean isInstance(JsContext context, Object value, Object constructor) {
        if (!(constructor instanceof JsObject target)) {
            throw JsException.typeError("Right-hand side of 'instanceof' is not callable");
        }
        Object custom = target.get(context, JsSymbol.HAS_INSTANCE);
        if (!JsUndefined.isNullish(custom)) {
            return JsConversions.toBoolean(call(context, custom, target, value));
        }
        return isOrdinaryInstance(context, value, constructor);
    }

    /** OrdinaryHasInstance (ECMA-262 7.3.22). */
    static boolean isOrdinaryInstance(JsContext context, Object value, Object constructor) {
        if (constructor instanceof BoundFunction bound) {
            return isInstance(context, value, bound.target());
        }
        if (!(constructor instanceof JsFunction function) || !(value instanceof JsObject object)) {
            return false;
        }
        if (!(function.get(context, "prototype") instanceof JsObject prototype)) {
            throw JsException.typeError("Function has non-object prototype in instanceof check");
        }
        for (JsObject above = object.prototype(context); above != null; above = above.prototype(context)) {
            if (above == prototype) {
                return true;
            }
        }
        return false;
    }

    /** The prototype whose methods a primitive value has; null for host objects, which have none. */
    static JsObject primitivePrototype(JsContext context, Object value) {
        if (value instanceof String) {
            return StringLibrary.of(context).prototype;
        }
        if (value instanceof Double) {
            return NumberLibrary.of(context).prototype;
        }
        if (value instanceof Boolean) {
            return BooleanLibrary.of(context).prototype;
        }
        if (value instanceof BigInteger) {
            return BigIntLibrary.of(context).prototype;
        }
        return value instanceof JsSymbol ? SymbolLibrary.of(context).prototype : null;
    }
}
