package dev.wasm2jar.runtime.js;

/**
 * A property, or what is said of one when it is defined: a property descriptor (ECMA-262 6.2.6). Immutable.
 *
 * <p>Of a property that an object has, everything is present; a descriptor may leave fields out.
 */
public final class JsProperty {

    static final int WRITABLE = 1;
    static final int ENUMERABLE = 2;
    static final int CONFIGURABLE = 4;

    /** What an assignment makes. */
    static final int PLAIN = WRITABLE | ENUMERABLE | CONFIGURABLE;

    /** What the methods of built-in objects are. */
    static final int HIDDEN = WRITABLE | CONFIGURABLE;

    /** Shifted by this, an attribute says whether it is present. */
    private static final int PRESENT = 3;

    final Object value;
    final Object getter;
    final Object setter;
    private final int attributes;

    /**
     * @param value of a data property; null is also the value null, see {@link #hasValue}
     * @param attributes of the above, and which of them are present
     */
    private JsProperty(Object value, Object getter, Object setter, int attributes) {
        this.value = value;
        this.getter = getter;
        this.setter = setter;
        this.attributes = attributes;
    }

    private static final int HAS_VALUE = 1 << 6;
    private static final int HAS_GETTER = 1 << 7;
    private static final int HAS_SETTER = 1 << 8;

    /** A complete data property. */
    static JsProperty data(Object value, int attributes) {
        return new JsProperty(value, null, null, attributes | PLAIN << PRESENT | HAS_VALUE);
    }

    /** A complete accessor property; getter and setter are functions or undefined. */
    static JsProperty accessor(Object getter, Object setter, int attributes) {
        return new JsProperty(null, getter, setter, attributes | (ENUMERABLE | CONFIGURABLE) << PRESENT
                | HAS_GETTER | HAS_SETTER);
    }

    /** A descriptor that says nothing. */
    static JsProperty empty() {
        return new JsProperty(null, null, null, 0);
    }

    JsProperty withValue(Object newValue) {
        return new JsProperty(newValue, getter, setter, attributes | HAS_VALUE);
    }

    JsProperty withGetter(Object newGetter) {
        return new JsProperty(value, newGetter, setter, attributes | HAS_GETTER);
    }

    JsProperty withSetter(Object newSetter) {
        return new JsProperty(value, getter, newSetter, attributes | HAS_SETTER);
    }

    /** With an attribute that is present: set. */
    JsProperty with(int attribute) {
        return new JsProperty(value, getter, setter, attributes | attribute | attribute << PRESENT);
    }

    /** With an attribute that is present: not set. */
    JsProperty without(int attribute) {
        return new JsProperty(value, getter, setter, attributes & ~attribute | attribute << PRESENT);
    }

    boolean hasValue() {
        return (attributes & HAS_VALUE) != 0;
    }

    boolean hasGetter() {
        return (attributes & HAS_GETTER) != 0;
    }

    boolean hasSetter() {
        return (attributes & HAS_SETTER) != 0;
    }

    /** Whether it says anything about an attribute. */
    boolean says(int attribute) {
        return (attributes & attribute << PRESENT) != 0;
    }

    boolean isWritable() {
        return (attributes & WRITABLE) != 0;
    }

    boolean isEnumerable() {
        return (attributes & ENUMERABLE) != 0;
    }

    boolean isConfigurable() {
        return (attributes & CONFIGURABLE) != 0;
    }

    boolean isAccessor() {
        return hasGetter() || hasSetter();
    }

    boolean isData() {
        return hasValue() || says(WRITABLE);
    }

    /** The attributes that are set. */
    int attributes() {
        return attributes & PLAIN;
    }

    /** The property as it is after this definition of one that is like {@code before}. */
    JsProperty over(JsProperty before) {
        int now = 0;
        for (int attribute = WRITABLE; attribute <= CONFIGURABLE; attribute <<= 1) {
            now |= (says(attribute) ? attributes : before.attributes) & attribute;
        }
        if (isAccessor() || before.isAccessor() && !isData()) {
            return accessor(hasGetter() ? getter : before.isAccessor() ? before.getter : JsUndefined.UNDEFINED,
                    hasSetter() ? setter : before.isAccessor() ? before.setter : JsUndefined.UNDEFINED,
                    now & ~WRITABLE);
        }
        if (before.isAccessor() && !says(WRITABLE)) {
            now &= ~WRITABLE;
        }
        return data(hasValue() ? value : before.hasValue() ? before.value : JsUndefined.UNDEFINED, now);
    }

    /** The property that this definition makes where there was none: what is absent is false or undefined. */
    JsProperty completed() {
        return over(isAccessor() ? accessor(JsUndefined.UNDEFINED, JsUndefined.UNDEFINED, 0)
                : data(JsUndefined.UNDEFINED, 0));
    }

    /** Whether an object with the property {@code current} may take this definition (ECMA-262 10.1.6.3). */
    boolean isAllowedOver(JsProperty current) {
        if (current.isConfigurable()) {
            return true;
        }
        if (says(CONFIGURABLE) && isConfigurable()
                || says(ENUMERABLE) && isEnumerable() != current.isEnumerable()) {
            return false;
        }
        if (current.isAccessor()) {
            return !isData() && (!hasGetter() || getter == current.getter) && (!hasSetter() || setter == current.setter);
        }
        if (isAccessor()) {
            return false;
        }
        return current.isWritable()
                || !(says(WRITABLE) && isWritable()) && (!hasValue() || JsEquality.isSame(value, current.value));
    }
}
