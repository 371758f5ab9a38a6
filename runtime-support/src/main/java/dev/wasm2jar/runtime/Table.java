package dev.wasm2jar.runtime;

import java.util.Arrays;

/** A table of references (spec 4.2.7). */
public final class Table implements Extern {

    /** The largest table this runtime makes. */
    public static final int MAX_ELEMENTS = 10_000_000;

    /** The elements; replaced when the table grows. Read by emitted code. */
    public Object[] elements;

    private final String type;
    private final int addressBits;
    private final long maximum;

    /**
     * @param type canonical text of the element type, e.g. {@code funcref}
     * @param minimum elements to begin with
     * @param maximum the declared maximum, or -1 if there is none
     * @param initial the value of every element
     */
    public Table(String type, int minimum, long maximum, Object initial) {
        this(type, 32, minimum, maximum, initial);
    }

    /**
     * @param type canonical text of the element type, e.g. {@code funcref}
     * @param addressBits 32 or 64: how long indices are
     * @param minimum elements to begin with
     * @param maximum the declared maximum, or -1 if there is none
     * @param initial the value of every element
     */
    public Table(String type, int addressBits, int minimum, long maximum, Object initial) {
        if (minimum < 0 || minimum > MAX_ELEMENTS) {
            throw new LinkException("the table needs " + Integer.toUnsignedString(minimum)
                    + " elements, but at most " + MAX_ELEMENTS + " are allowed");
        }
        this.type = type;
        this.addressBits = addressBits;
        this.maximum = maximum;
        this.elements = new Object[minimum];
        if (initial != null) {
            Arrays.fill(elements, initial);
        }
    }

    /** The canonical text of the element type. */
    public String type() {
        return type;
    }

    /** How long indices are: 32 or 64 bits. */
    public int addressBits() {
        return addressBits;
    }

    /** The number of elements. */
    public int size() {
        return elements.length;
    }

    /** The declared maximum, or -1 if there is none. */
    public long maximum() {
        return maximum;
    }

    /** table.get (spec 4.6.9). */
    public Object get(int index) {
        Object[] current = elements;
        if (index < 0 || index >= current.length) {
            throw new Trap(Trap.TABLE_OUT_OF_BOUNDS);
        }
        return current[index];
    }

    /** table.set (spec 4.6.9). */
    public void set(int index, Object value) {
        Object[] current = elements;
        if (index < 0 || index >= current.length) {
            throw new Trap(Trap.TABLE_OUT_OF_BOUNDS);
        }
        current[index] = value;
    }

    /**
     * table.grow (spec 4.6.9).
     *
     * @param count unsigned
     * @return the size before, or -1 if the table cannot grow so far
     */
    public int grow(Object value, int count) {
        int before = elements.length;
        long after = before + Integer.toUnsignedLong(count);
        if (after > MAX_ELEMENTS || (maximum >= 0 && after > maximum)) {
            return -1;
        }
        Object[] grown = Arrays.copyOf(elements, (int) after);
        if (value != null) {
            Arrays.fill(grown, before, grown.length, value);
        }
        elements = grown;
        return before;
    }

    /** table.fill (spec 4.6.9); traps before it writes anything. */
    public void fill(int index, Object value, int count) {
        check(index, count, elements.length);
        Arrays.fill(elements, index, index + count, value);
    }

    /** table.copy (spec 4.6.9); traps before it writes anything. */
    public static void copy(Table destination, int to, Table source, int from, int count) {
        check(from, count, source.elements.length);
        check(to, count, destination.elements.length);
        System.arraycopy(source.elements, from, destination.elements, to, count);
    }

    /** table.init (spec 4.6.9); traps before it writes anything. */
    public void init(Object[] segment, int to, int from, int count) {
        check(from, count, segment.length);
        check(to, count, elements.length);
        System.arraycopy(segment, from, elements, to, count);
    }

    /**
     * The function to call at an index (spec 4.6.8, call_indirect).
     *
     * @throws Trap if the index is outside the table or the element is null
     */
    public static FuncRef function(Object[] elements, int index) {
        if (index < 0 || index >= elements.length) {
            throw new Trap(Trap.UNDEFINED_ELEMENT);
        }
        Object element = elements[index];
        if (element == null) {
            throw new Trap(Trap.UNINITIALIZED_ELEMENT + " " + index);
        }
        return (FuncRef) element;
    }

    /**
     * The id of the function to call at an index of a table that never changes (spec 4.6.8, call_indirect).
     *
     * @param ids the ids plus 1; 0 where there is no function
     * @throws Trap if the index is outside the table or the element is null
     */
    public static int functionId(char[] ids, int index) {
        if (index < 0 || index >= ids.length) {
            throw new Trap(Trap.UNDEFINED_ELEMENT);
        }
        int id = ids[index];
        if (id == 0) {
            throw new Trap(Trap.UNINITIALIZED_ELEMENT + " " + index);
        }
        return id - 1;
    }

    private static void check(int start, int count, int size) {
        if ((start | count) < 0 || start > size - count) {
            throw new Trap(Trap.TABLE_OUT_OF_BOUNDS);
        }
    }
}
