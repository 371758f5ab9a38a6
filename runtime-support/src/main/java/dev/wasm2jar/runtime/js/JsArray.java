package dev.wasm2jar.runtime.js;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An array (ECMA-262 10.4.2). Elements are kept without gaps, and holes in them count as elements that are absent.
 *
 * <p>An array that becomes longer than {@link #MAXIMUM_ELEMENTS} by an element far away is refused with a RangeError.
 */
public final class JsArray extends JsObject {

    /** Arrays are shorter than this. */
    static final long MAXIMUM_LENGTH = 0xffff_ffffL;

    /** Elements that can be stored. */
    static final int MAXIMUM_ELEMENTS = 1 << 27;

    /** Where an element is absent. */
    private static final Object HOLE = new Object();

    private Object[] elements;

    /** Elements that are stored, holes included; the length may be larger, with holes after them. */
    private int stored;

    private long length;

    /** What all elements have: {@link JsProperty#PLAIN}, or less in sealed and frozen arrays. */
    private int attributes = JsProperty.PLAIN;

    private boolean lengthWritable = true;

    /** An empty array. */
    public JsArray() {
        this.elements = JsFunction.NO_ARGUMENTS;
    }

    private JsArray(Object[] elements) {
        this.elements = elements;
        this.stored = elements.length;
        this.length = stored;
    }

    /** An array of these elements. */
    public static JsArray of(Object... elements) {
        return new JsArray(elements.clone());
    }

    /** An array of these elements, which the caller gives away. */
    static JsArray owning(Object[] elements) {
        return new JsArray(elements);
    }

    /** An array of these elements. */
    static JsArray of(List<?> elements) {
        return new JsArray(elements.toArray());
    }

    /** An array of a length, all holes. */
    static JsArray ofLength(double length) {
        if (length != (long) length || length < 0 || length > MAXIMUM_LENGTH) {
            throw JsException.rangeError("Invalid array length");
        }
        JsArray array = new JsArray();
        array.length = (long) length;
        return array;
    }

    @Override
    public String className() {
        return "Array";
    }

    @Override
    JsObject classPrototype(JsContext context) {
        return ArrayLibrary.of(context).prototype;
    }

    /** How many elements it has, holes included. */
    public long length() {
        return length;
    }

    /** The element at an index; undefined where there is none of its own. */
    public Object at(long index) {
        if (index < 0 || index >= stored) {
            return JsUndefined.UNDEFINED;
        }
        Object element = elements[(int) index];
        return element == HOLE ? JsUndefined.UNDEFINED : element;
    }

    /** Adds an element at the end. */
    public void add(Object element) {
        if (attributes != JsProperty.PLAIN || !isExtensible(null) || !lengthWritable) {
            throw JsException.typeError("Cannot add property " + length + ", object is not extensible");
        }
        storeElement(length, element);
    }

    /** The elements, with undefined for holes. */
    public Object[] toArray() {
        if (length > MAXIMUM_ELEMENTS) {
            throw JsException.rangeError("Invalid array length");
        }
        Object[] copy = new Object[(int) length];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = at(i);
        }
        return copy;
    }

    /** Whether elements can be read and written without anyone noticing: nothing frozen, no holes. */
    boolean isDense() {
        if (attributes != JsProperty.PLAIN || !lengthWritable || stored != length || !isExtensible(null)) {
            return false;
        }
        for (int i = 0; i < stored; i++) {
            if (elements[i] == HOLE) {
                return false;
            }
        }
        return true;
    }

    /** Replaces all elements; only of arrays that {@link #isDense}. */
    void replace(Object[] newElements, int count) {
        elements = newElements;
        stored = count;
        length = count;
    }

    @Override
    public JsProperty getOwnProperty(JsContext context, Object key) {
        if (key instanceof String name) {
            long index = index(name);
            if (index >= 0 && !holds(key)) {
                return hasElement(index) ? JsProperty.data(elements[(int) index], attributes) : null;
            }
            if (name.equals("length")) {
                return JsProperty.data(JsNumber.of(length), lengthWritable ? JsProperty.WRITABLE : 0);
            }
        }
        return super.getOwnProperty(context, key);
    }

    @Override
    public Object get(JsContext context, Object key, Object receiver) {
        if (key instanceof String name) {
            if (name.equals("length")) {
                return JsNumber.of(length);
            }
            long index = index(name);
            if (index >= 0 && hasElement(index)) {
                return elements[(int) index];
            }
        }
        return super.get(context, key, receiver);
    }

    @Override
    public Object getIndex(JsContext context, long index) {
        return hasElement(index) ? elements[(int) index] : super.getIndex(context, index);
    }

    @Override
    public boolean setIndex(JsContext context, long index, Object value) {
        if (hasElement(index) && attributes == JsProperty.PLAIN) {
            elements[(int) index] = value;
            return true;
        }
        return super.setIndex(context, index, value);
    }

    @Override
    public boolean defineOwnProperty(JsContext context, Object key, JsProperty definition) {
        if (!(key instanceof String name)) {
            return super.defineOwnProperty(context, key, definition);
        }
        if (name.equals("length")) {
            return defineLength(context, definition);
        }
        long index = index(name);
        if (index < 0) {
            return super.defineOwnProperty(context, key, definition);
        }
        JsProperty current = getOwnProperty(context, key);
        if (current == null && (!isExtensible(context) || index >= length && !lengthWritable)
                || current != null && !definition.isAllowedOver(current)) {
            return false;
        }
        JsProperty now = current == null ? definition.completed() : definition.over(current);
        if (!now.isAccessor() && now.attributes() == attributes && !holds(key)) {
            storeElement(index, now.value);
        } else {
            // An element unlike the others is a property that happens to have a number.
            if (hasElement(index)) {
                elements[(int) index] = HOLE;
            }
            store(key, now);
            length = Math.max(length, index + 1);
        }
        return true;
    }

    private boolean defineLength(JsContext context, JsProperty definition) {
        if (definition.isAccessor() || definition.says(JsProperty.CONFIGURABLE) && definition.isConfigurable()
                || definition.says(JsProperty.ENUMERABLE) && definition.isEnumerable()) {
            return false;
        }
        boolean done = true;
        if (definition.hasValue()) {
            double wanted = JsConversions.toNumber(context, definition.value);
            if (wanted < 0 || wanted > MAXIMUM_LENGTH || wanted != (long) wanted) {
                throw JsException.rangeError("Invalid array length");
            }
            if (wanted != length && !lengthWritable) {
                return false;
            }
            done = truncate((long) wanted);
        }
        if (definition.says(JsProperty.WRITABLE)) {
            if (definition.isWritable() && !lengthWritable) {
                return false;
            }
            lengthWritable = definition.isWritable();
        }
        return done;
    }

    private boolean truncate(long wanted) {
        if (wanted < length && (attributes & JsProperty.CONFIGURABLE) == 0) {
            return false;
        }
        if (wanted < stored) {
            Arrays.fill(elements, (int) wanted, stored, null);
            stored = (int) wanted;
        }
        if (wanted < length) {
            List<Object> others = new ArrayList<>();
            addOwnKeys(others);
            for (Object key : others) {
                if (key instanceof String name && index(name) >= wanted) {
                    forget(key);
                }
            }
        }
        length = wanted;
        return true;
    }

    @Override
    public boolean delete(JsContext context, Object key) {
        if (key instanceof String name) {
            long index = index(name);
            if (index >= 0 && hasElement(index)) {
                if ((attributes & JsProperty.CONFIGURABLE) == 0) {
                    return false;
                }
                elements[(int) index] = HOLE;
                return true;
            }
        }
        return super.delete(context, key);
    }

    @Override
    public List<Object> ownKeys(JsContext context) {
        List<Object> keys = new ArrayList<>();
        for (int i = 0; i < stored; i++) {
            if (elements[i] != HOLE) {
                keys.add(Integer.toString(i));
            }
        }
        int elementKeys = keys.size();
        List<Object> others = new ArrayList<>();
        addOwnKeys(others);
        int at = 0;
        while (at < others.size() && others.get(at) instanceof String name && index(name) >= 0) {
            keys.add(name);
            at++;
        }
        if (at > 0 && elementKeys > 0) {
            sortIndices(keys);
        }
        keys.add("length");
        keys.addAll(others.subList(at, others.size()));
        return keys;
    }

    private static void sortIndices(List<Object> keys) {
        List<String> indices = new ArrayList<>();
        for (Object key : keys) {
            indices.add((String) key);
        }
        indices.sort(new ArrayIndexOrder());
        keys.clear();
        keys.addAll(indices);
    }

    /** Takes attributes away from all elements: for {@code Object.seal} and {@code Object.freeze}. */
    void restrict(int remaining) {
        attributes &= remaining;
        lengthWritable &= (remaining & JsProperty.WRITABLE) != 0;
    }

    /** Whether it has an element of its own there. */
    boolean hasElement(long index) {
        return index >= 0 && index < stored && elements[(int) index] != HOLE;
    }

    private void storeElement(long index, Object value) {
        if (index >= MAXIMUM_ELEMENTS) {
            throw JsException.rangeError("Invalid array length");
        }
        int position = (int) index;
        if (position >= elements.length) {
            elements = Arrays.copyOf(elements, Math.max(position + 1, Math.max(8, elements.length + (elements.length >> 1))));
        }
        if (position >= stored) {
            Arrays.fill(elements, stored, position, HOLE);
            stored = position + 1;
            length = Math.max(length, stored);
        }
        elements[position] = value;
    }

    /** The array index (ECMA-262 6.1.7) that a property key is, or -1 if it is none. */
    static long index(String key) {
        int digits = key.length();
        if (digits == 0 || digits > 10) {
            return -1;
        }
        char first = key.charAt(0);
        if (first == '0') {
            return digits == 1 ? 0 : -1;
        }
        long index = 0;
        for (int i = 0; i < digits; i++) {
            int digit = key.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            index = 10 * index + digit;
        }
        return index < MAXIMUM_LENGTH ? index : -1;
    }
}
