package dev.wasm2jar.runtime.js;

import java.util.ArrayList;
import java.util.List;

/** The functions of {@code Object} (ECMA-262 20.1.2). */
public final class JsObjects {

    private JsObjects() {}

    /** {@code new Object(value)}. */
    public static Object create(JsContext context, Object value) {
        return JsUndefined.isNullish(value) ? new JsObject() : JsConversions.toObject(context, value);
    }

    /** {@code new Object()}. */
    public static JsObject create() {
        return new JsObject();
    }

    /** {@code Object.assign}. */
    public static Object assign(JsContext context, Object target, Object... sources) {
        JsObject to = JsConversions.toObject(context, target);
        for (Object source : sources) {
            if (!JsUndefined.isNullish(source)) {
                JsObject from = JsConversions.toObject(context, source);
                for (Object key : from.ownKeys(context)) {
                    JsProperty property = from.getOwnProperty(context, key);
                    if (property != null && property.isEnumerable()) {
                        JsDynamic.set(context, to, key, from.get(context, key));
                    }
                }
            }
        }
        return to;
    }

    /** {@code Object.create}. */
    public static Object createWith(JsContext context, Object prototype, Object properties) {
        if (prototype != null && !(prototype instanceof JsObject)) {
            throw JsException.typeError("Object prototype may only be an Object or null: " + JsDebug.describe(prototype));
        }
        JsObject object = new JsObject((JsObject) prototype);
        return properties == JsUndefined.UNDEFINED ? object : defineProperties(context, object, properties);
    }

    /** {@code Object.defineProperty}. */
    public static Object defineProperty(JsContext context, Object target, Object key, Object descriptor) {
        JsObject object = object(target, "Object.defineProperty");
        define(context, object, JsConversions.toPropertyKey(context, key), descriptor);
        return object;
    }

    /** {@code Object.defineProperties}. */
    public static Object defineProperties(JsContext context, Object target, Object properties) {
        JsObject object = object(target, "Object.defineProperties");
        JsObject descriptors = JsConversions.toObject(context, properties);
        for (Object key : descriptors.ownKeys(context)) {
            JsProperty property = descriptors.getOwnProperty(context, key);
            if (property != null && property.isEnumerable()) {
                define(context, object, key, descriptors.get(context, key));
            }
        }
        return object;
    }

    private static void define(JsContext context, JsObject object, Object key, Object descriptor) {
        if (!object.defineOwnProperty(context, key, Descriptors.read(context, descriptor))) {
            throw JsException.typeError("Cannot redefine property: " + key);
        }
    }

    /** {@code Object.keys}. */
    public static JsArray keys(JsContext context, Object value) {
        return JsArray.of(enumerableKeys(context, JsConversions.toObject(context, value)));
    }

    /** {@code Object.values}. */
    public static JsArray values(JsContext context, Object value) {
        JsObject object = JsConversions.toObject(context, value);
        JsArray values = new JsArray();
        for (String key : enumerableKeys(context, object)) {
            values.add(object.get(context, key));
        }
        return values;
    }

    /** {@code Object.entries}. */
    public static JsArray entries(JsContext context, Object value) {
        JsObject object = JsConversions.toObject(context, value);
        JsArray entries = new JsArray();
        for (String key : enumerableKeys(context, object)) {
            entries.add(JsArray.of(key, object.get(context, key)));
        }
        return entries;
    }

    /** The own enumerable string keys of an object. */
    static List<String> enumerableKeys(JsContext context, JsObject object) {
        List<String> keys = new ArrayList<>();
        for (Object key : object.ownKeys(context)) {
            if (key instanceof String name) {
                JsProperty property = object.getOwnProperty(context, key);
                if (property != null && property.isEnumerable()) {
                    keys.add(name);
                }
            }
        }
        return keys;
    }

    /** {@code Object.fromEntries}. */
    public static JsObject fromEntries(JsContext context, Object iterable) {
        JsObject object = new JsObject();
        Iteration entries = Iteration.of(context, iterable);
        while (entries.next()) {
            Object entry = entries.value();
            if (!(entry instanceof JsObject pair)) {
                throw JsException.typeError("Iterator value " + JsDebug.describe(entry) + " is not an entry object");
            }
            Object key = JsConversions.toPropertyKey(context, pair.getIndex(context, 0));
            object.put(key, pair.getIndex(context, 1));
        }
        return object;
    }

    /** {@code Object.getOwnPropertyDescriptor}. */
    public static Object getOwnPropertyDescriptor(JsContext context, Object value, Object key) {
        JsObject object = JsConversions.toObject(context, value);
        return Descriptors.write(object.getOwnProperty(context, JsConversions.toPropertyKey(context, key)));
    }

    /** {@code Object.getOwnPropertyDescriptors}. */
    public static JsObject getOwnPropertyDescriptors(JsContext context, Object value) {
        JsObject object = JsConversions.toObject(context, value);
        JsObject descriptors = new JsObject();
        for (Object key : object.ownKeys(context)) {
            descriptors.put(key, Descriptors.write(object.getOwnProperty(context, key)));
        }
        return descriptors;
    }

    /** {@code Object.getOwnPropertyNames}. */
    public static JsArray getOwnPropertyNames(JsContext context, Object value) {
        JsArray names = new JsArray();
        for (Object key : JsConversions.toObject(context, value).ownKeys(context)) {
            if (key instanceof String) {
                names.add(key);
            }
        }
        return names;
    }

    /** {@code Object.getOwnPropertySymbols}. */
    public static JsArray getOwnPropertySymbols(JsContext context, Object value) {
        JsArray symbols = new JsArray();
        for (Object key : JsConversions.toObject(context, value).ownKeys(context)) {
            if (key instanceof JsSymbol) {
                symbols.add(key);
            }
        }
        return symbols;
    }

    /** {@code Object.getPrototypeOf}. */
    public static Object getPrototypeOf(JsContext context, Object value) {
        return value instanceof JsObject object ? object.prototype(context)
                : JsConversions.toObject(context, value).prototype(context);
    }

    /** {@code Object.setPrototypeOf}. */
    public static Object setPrototypeOf(JsContext context, Object value, Object prototype) {
        if (prototype != null && !(prototype instanceof JsObject)) {
            throw JsException.typeError("Object prototype may only be an Object or null: " + JsDebug.describe(prototype));
        }
        if (value instanceof JsObject object && !object.setPrototype(context, (JsObject) prototype)) {
            throw JsException.typeError("Cannot set the prototype: it would be cyclic, or the object is not extensible");
        }
        return value;
    }

    /** {@code Object.hasOwn}. */
    public static boolean hasOwn(JsContext context, Object value, Object key) {
        JsObject object = JsConversions.toObject(context, value);
        return object.getOwnProperty(context, JsConversions.toPropertyKey(context, key)) != null;
    }

    /** {@code Object.isExtensible}. */
    public static boolean isExtensible(JsContext context, Object value) {
        return value instanceof JsObject object && object.isExtensible(context);
    }

    /** {@code Object.preventExtensions}. */
    public static Object preventExtensions(JsContext context, Object value) {
        if (value instanceof JsObject object && !object.preventExtensions(context)) {
            throw JsException.typeError("Cannot prevent extensions");
        }
        return value;
    }

    /** {@code Object.seal}. */
    public static Object seal(JsContext context, Object value) {
        return restrict(context, value, JsProperty.WRITABLE | JsProperty.ENUMERABLE);
    }

    /** {@code Object.freeze}. */
    public static Object freeze(JsContext context, Object value) {
        return restrict(context, value, JsProperty.ENUMERABLE);
    }

    private static Object restrict(JsContext context, Object value, int remaining) {
        if (!(value instanceof JsObject object)) {
            return value;
        }
        preventExtensions(context, object);
        if (object instanceof JsArray array) {
            array.restrict(remaining);
        }
        for (Object key : object.ownKeys(context)) {
            JsProperty property = object.getOwnProperty(context, key);
            if (property != null) {
                JsProperty less = JsProperty.empty().without(JsProperty.CONFIGURABLE);
                if ((remaining & JsProperty.WRITABLE) == 0 && !property.isAccessor()) {
                    less = less.without(JsProperty.WRITABLE);
                }
                if (!object.defineOwnProperty(context, key, less)) {
                    throw JsException.typeError("Cannot redefine property: " + key);
                }
            }
        }
        return object;
    }

    /** {@code Object.isSealed}. */
    public static boolean isSealed(JsContext context, Object value) {
        return isRestricted(context, value, JsProperty.CONFIGURABLE);
    }

    /** {@code Object.isFrozen}. */
    public static boolean isFrozen(JsContext context, Object value) {
        return isRestricted(context, value, JsProperty.CONFIGURABLE | JsProperty.WRITABLE);
    }

    private static boolean isRestricted(JsContext context, Object value, int without) {
        if (!(value instanceof JsObject object)) {
            return true;
        }
        if (object.isExtensible(context)) {
            return false;
        }
        for (Object key : object.ownKeys(context)) {
            JsProperty property = object.getOwnProperty(context, key);
            if (property != null && (property.attributes() & without) != 0) {
                return false;
            }
        }
        return true;
    }

    /** {@code Object.groupBy}. */
    static JsObject groupBy(JsContext context, Object items, JsFunction callback) {
        JsObject groups = new JsObject((JsObject) null);
        Iteration iteration = Iteration.of(context, items);
        for (int i = 0; iteration.next(); i++) {
            Object item = iteration.value();
            Object key = JsConversions.toPropertyKey(context,
                    callback.call(context, JsUndefined.UNDEFINED, item, JsNumber.of(i)));
            if (!(groups.own(key) instanceof JsArray)) {
                groups.put(key, new JsArray());
            }
            ((JsArray) groups.own(key)).add(item);
        }
        return groups;
    }

    /** {@code Object.prototype.toString} (ECMA-262 20.1.3.6). */
    public static String toString(JsContext context, Object value) {
        if (value == JsUndefined.UNDEFINED) {
            return "[object Undefined]";
        }
        if (value == null) {
            return "[object Null]";
        }
        JsObject object = JsConversions.toObject(context, value);
        Object tag = object.get(context, JsSymbol.TO_STRING_TAG);
        return "[object ".concat(tag instanceof String text ? text : object.className()).concat("]");
    }

    private static JsObject object(Object value, String function) {
        if (value instanceof JsObject object) {
            return object;
        }
        throw JsException.typeError(function.concat(" called on non-object"));
    }
}
