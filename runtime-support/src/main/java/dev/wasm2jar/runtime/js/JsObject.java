package dev.wasm2jar.runtime.js;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An object (ECMA-262 6.1.7): ordered properties, and a prototype.
 *
 * <p>Keys are {@link String}s and {@link JsSymbol}s. The methods that take a {@link JsContext} are the essential internal
 * methods of ECMA-262 10.1, which subclasses override; those without one see own data properties only. An object belongs
 * to no context: which prototype an object of some class has is found in the context it is used in, until another was set.
 */
public class JsObject {

    /** Stands for the prototype that objects of the class have. */
    private static final JsObject OF_CLASS = new JsObject();

    /** Values, or {@link JsProperty} for those that are not plain; null while there are none. */
    private LinkedHashMap<Object, Object> properties;

    private JsObject prototype = OF_CLASS;
    private boolean extensible = true;

    /** An object without properties, whose prototype is {@code Object.prototype}. */
    public JsObject() {}

    /** An object with a prototype of its own, or none if that is null. */
    public JsObject(JsObject prototype) {
        this.prototype = prototype;
    }

    /** The name of the class for {@code Object.prototype.toString} and debugging: Object, Array, Error... */
    public String className() {
        return "Object";
    }

    /** The prototype that objects of this class have in a context. */
    JsObject classPrototype(JsContext context) {
        return ObjectLibrary.of(context).prototype;
    }

    /** [[GetPrototypeOf]]. */
    public JsObject prototype(JsContext context) {
        return prototype == OF_CLASS ? classPrototype(context) : prototype;
    }

    /** [[SetPrototypeOf]]: whether it could be set, which it cannot to make a circle or if not extensible. */
    public boolean setPrototype(JsContext context, JsObject newPrototype) {
        if (prototype(context) == newPrototype) {
            return true;
        }
        if (!extensible) {
            return false;
        }
        for (JsObject above = newPrototype; above != null; above = above.prototype(context)) {
            if (above == this) {
                return false;
            }
        }
        prototype = newPrototype;
        return true;
    }

    /** [[IsExtensible]]. */
    public boolean isExtensible(JsContext context) {
        return extensible;
    }

    /** [[PreventExtensions]]. */
    public boolean preventExtensions(JsContext context) {
        extensible = false;
        return true;
    }

    /** [[GetOwnProperty]]: the property, or null. */
    public JsProperty getOwnProperty(JsContext context, Object key) {
        Object slot = slot(key);
        return slot == null && !holds(key) ? null
                : slot instanceof JsProperty property ? property : JsProperty.data(slot, JsProperty.PLAIN);
    }

    /** [[DefineOwnProperty]]: whether the property could be defined so. */
    public boolean defineOwnProperty(JsContext context, Object key, JsProperty definition) {
        JsProperty current = getOwnProperty(context, key);
        if (current == null) {
            if (!isExtensible(context)) {
                return false;
            }
            store(key, definition.completed());
            return true;
        }
        if (!definition.isAllowedOver(current)) {
            return false;
        }
        store(key, definition.over(current));
        return true;
    }

    /** [[HasProperty]]. */
    public boolean has(JsContext context, Object key) {
        if (getOwnProperty(context, key) != null) {
            return true;
        }
        JsObject parent = prototype(context);
        return parent != null && parent.has(context, key);
    }

    /** The value of a property, undefined if there is none. */
    public final Object get(JsContext context, Object key) {
        return get(context, key, this);
    }

    /** [[Get]]: the value of a property, of which getters see the receiver. */
    public Object get(JsContext context, Object key, Object receiver) {
        Object slot = slot(key);
        if (slot == null && !holds(key)) {
            JsProperty own = getOwnProperty(context, key);
            if (own == null) {
                JsObject parent = prototype(context);
                return parent == null ? JsUndefined.UNDEFINED : parent.get(context, key, receiver);
            }
            slot = own;
        }
        if (!(slot instanceof JsProperty property)) {
            return slot;
        }
        if (!property.isAccessor()) {
            return property.value;
        }
        return property.getter instanceof JsFunction getter
                ? getter.call(context, receiver, JsFunction.NO_ARGUMENTS) : JsUndefined.UNDEFINED;
    }

    /** Assigns to a property; whether that was possible. */
    public final boolean set(JsContext context, Object key, Object value) {
        return set(context, key, value, this);
    }

    /** [[Set]]: assigns to a property, of which setters see the receiver; whether that was possible. */
    public boolean set(JsContext context, Object key, Object value, Object receiver) {
        if (receiver == this && properties != null) {
            Object slot = properties.get(key);
            if (slot != null && !(slot instanceof JsProperty)) {
                properties.put(key, value);
                return true;
            }
        }
        JsProperty own = getOwnProperty(context, key);
        if (own == null) {
            JsObject parent = prototype(context);
            if (parent != null) {
                return parent.set(context, key, value, receiver);
            }
            own = JsProperty.data(JsUndefined.UNDEFINED, JsProperty.PLAIN);
        }
        if (own.isAccessor()) {
            if (!(own.setter instanceof JsFunction setter)) {
                return false;
            }
            setter.call(context, receiver, value);
            return true;
        }
        return own.isWritable() && receiver instanceof JsObject target && target.assign(context, key, value);
    }

    /** Changes or makes a data property of this object (the end of ECMA-262 10.1.9.2). */
    private boolean assign(JsContext context, Object key, Object value) {
        JsProperty existing = getOwnProperty(context, key);
        if (existing == null) {
            return defineOwnProperty(context, key, JsProperty.data(value, JsProperty.PLAIN));
        }
        return !existing.isAccessor() && existing.isWritable()
                && defineOwnProperty(context, key, JsProperty.empty().withValue(value));
    }

    /** [[Delete]]: whether there is no such property any more. */
    public boolean delete(JsContext context, Object key) {
        JsProperty own = getOwnProperty(context, key);
        if (own == null) {
            return true;
        }
        if (!own.isConfigurable()) {
            return false;
        }
        forget(key);
        return true;
    }

    /** [[OwnPropertyKeys]]: array indices ascending, then other strings, then symbols, as they came. */
    public List<Object> ownKeys(JsContext context) {
        List<Object> keys = new ArrayList<>();
        addOwnKeys(keys);
        return keys;
    }

    final void addOwnKeys(List<Object> keys) {
        if (properties == null) {
            return;
        }
        List<String> indices = null;
        int symbols = 0;
        for (Object key : properties.keySet()) {
            if (key instanceof JsSymbol) {
                symbols++;
            } else if (JsArray.index((String) key) >= 0) {
                indices = indices == null ? new ArrayList<>() : indices;
                indices.add((String) key);
            }
        }
        if (indices != null) {
            indices.sort(new ArrayIndexOrder());
            keys.addAll(indices);
        }
        for (Object key : properties.keySet()) {
            if (key instanceof String text && (indices == null || JsArray.index(text) < 0)) {
                keys.add(key);
            }
        }
        if (symbols > 0) {
            for (Object key : properties.keySet()) {
                if (key instanceof JsSymbol) {
                    keys.add(key);
                }
            }
        }
    }

    /** The value of the property of an array index. */
    public Object getIndex(JsContext context, long index) {
        return get(context, Long.toString(index), this);
    }

    /** Assigns to the property of an array index. */
    public boolean setIndex(JsContext context, long index, Object value) {
        return set(context, Long.toString(index), value, this);
    }

    /** Sets an own data property, for hosts that make objects. */
    public final JsObject put(Object key, Object value) {
        store(key, JsProperty.data(value, JsProperty.PLAIN));
        return this;
    }

    /** The value of an own data property, or undefined: for hosts that read objects which they know. */
    public final Object own(Object key) {
        Object slot = slot(key);
        if (slot instanceof JsProperty property) {
            return property.isAccessor() ? JsUndefined.UNDEFINED : property.value;
        }
        return slot == null && !holds(key) ? JsUndefined.UNDEFINED : slot;
    }

    /** The own plain data properties, whatever their keys, in the order they came; a view to iterate over. */
    final Iterator<Map.Entry<Object, Object>> slots() {
        return properties == null ? new LinkedHashMap<Object, Object>().entrySet().iterator()
                : properties.entrySet().iterator();
    }

    /** Defines a property that enumeration does not show. */
    final void hide(Object key, Object value) {
        store(key, JsProperty.data(value, JsProperty.HIDDEN));
    }

    /** What is stored of a property: null if nothing, or if null is the value. */
    final Object slot(Object key) {
        return properties == null ? null : properties.get(key);
    }

    final boolean holds(Object key) {
        return properties != null && properties.containsKey(key);
    }

    final void store(Object key, JsProperty property) {
        if (properties == null) {
            properties = new LinkedHashMap<>(8);
        }
        boolean plain = !property.isAccessor() && property.attributes() == JsProperty.PLAIN;
        properties.put(key, plain ? property.value : property);
    }

    final void forget(Object key) {
        if (properties != null) {
            properties.remove(key);
        }
    }

    /** A short text for people; {@link JsDebug} has a better one, and {@code toString} of JavaScript needs a context. */
    @Override
    public String toString() {
        return "[object " + className() + "]";
    }
}
