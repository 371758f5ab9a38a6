package dev.wasm2jar.runtime;

/** An unboxed scalar (spec 4.2.1): an integer of 31 bits as a reference. Equal values are the same reference. */
public final class I31 implements Eq {

    private static final int CACHED_FROM = -128;
    private static final int CACHED_TO = 1023;
    private static final I31[] CACHE = new I31[CACHED_TO - CACHED_FROM + 1];

    static {
        for (int i = 0; i < CACHE.length; i++) {
            CACHE[i] = new I31(CACHED_FROM + i);
        }
    }

    /** The value with its sign extended. Read by emitted code; its name tells {@link NullReferences} of its null. */
    public final int i31;

    private I31(int value) {
        this.i31 = value;
    }

    /** ref.i31: the topmost bit of the value is lost. */
    public static I31 of(int value) {
        int extended = value << 1 >> 1;
        if (extended >= CACHED_FROM && extended <= CACHED_TO) {
            return CACHE[extended - CACHED_FROM];
        }
        return new I31(extended);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof I31 && ((I31) other).i31 == i31;
    }

    @Override
    public int hashCode() {
        return i31;
    }

    @Override
    public String toString() {
        return "i31 " + i31;
    }
}
