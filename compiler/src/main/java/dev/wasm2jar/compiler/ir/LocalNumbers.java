package dev.wasm2jar.compiler.ir;

import java.util.Arrays;

/** A number, 0 or more, for each of some locals: an array, as the locals of a function are numbered without gaps. */
public final class LocalNumbers {

    /** What {@link #get} says of a local without a number. */
    public static final int NONE = -1;

    private static final int FIRST_LENGTH = 32;

    private int[] numbers = {};

    /** Gives a local a number in place of the one that it had. */
    public void put(Local local, int number) {
        int index = local.index();
        if (index >= numbers.length) {
            int length = numbers.length;
            numbers = Arrays.copyOf(numbers, Math.max(FIRST_LENGTH, Math.max(index + 1, 2 * length)));
            Arrays.fill(numbers, length, numbers.length, NONE);
        }
        numbers[index] = number;
    }

    public int get(Local local) {
        int index = local.index();
        return index < numbers.length ? numbers[index] : NONE;
    }
}
