package dev.wasm2jar.runtime;

/**
 * The abrupt end of a computation (spec 4.2.2). Its message is the specification's, its stack trace names the
 * WebAssembly functions.
 */
public final class Trap extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public static final String UNREACHABLE = "unreachable";
    public static final String MEMORY_OUT_OF_BOUNDS = "out of bounds memory access";
    /** Of a store into the room of an array ({@code ArrayGrowth}), where it does not trap by itself. */
    public static final String MEMORY_OVERRUN = MEMORY_OUT_OF_BOUNDS + ", found when the memory grew over what it stored";
    public static final String TABLE_OUT_OF_BOUNDS = "out of bounds table access";
    public static final String DIVIDE_BY_ZERO = "integer divide by zero";
    public static final String INTEGER_OVERFLOW = "integer overflow";
    public static final String INVALID_CONVERSION = "invalid conversion to integer";
    public static final String STACK_EXHAUSTED = "call stack exhausted";
    public static final String UNDEFINED_ELEMENT = "undefined element";
    public static final String UNINITIALIZED_ELEMENT = "uninitialized element";
    public static final String INDIRECT_CALL_TYPE_MISMATCH = "indirect call type mismatch";
    public static final String UNALIGNED_ATOMIC = "unaligned atomic";
    public static final String EXPECTED_SHARED_MEMORY = "expected shared memory";
    public static final String INTERRUPTED = "interrupted";
    public static final String ARRAY_OUT_OF_BOUNDS = "out of bounds array access";
    public static final String ARRAY_TOO_LARGE = "array is too large";
    public static final String CAST_FAILURE = "cast failure";
    public static final String NULL_REFERENCE = "null reference";
    public static final String NULL_STRUCTURE = "null structure reference";
    public static final String NULL_ARRAY = "null array reference";
    public static final String NULL_I31 = "null i31 reference";
    public static final String NULL_FUNCTION = "null function reference";
    public static final String NULL_EXCEPTION = "null exception reference";

    public Trap(String message) {
        super(message);
    }

    private Trap(String message, Throwable cause) {
        super(message, cause, false, true);
        setStackTrace(cause.getStackTrace());
    }

    /**
     * Says in the specification's words what the JVM's own checks found. Compiled code leaves bounds checks, division by
     * zero and stack overflow to the JVM; an export calls this for whatever comes out of it.
     *
     * @return a trap, or {@code failure} itself when it is something else
     * @throws Error if {@code failure} is an error other than stack overflow
     */
    public static RuntimeException translate(Throwable failure) {
        if (failure instanceof IndexOutOfBoundsException) {
            return new Trap(MEMORY_OUT_OF_BOUNDS, failure);
        }
        if (failure instanceof ArithmeticException) {
            return new Trap(DIVIDE_BY_ZERO, failure);
        }
        if (failure instanceof StackOverflowError) {
            return new Trap(STACK_EXHAUSTED, failure);
        }
        if (failure instanceof NullPointerException) {
            return new Trap(NullReferences.describe((NullPointerException) failure), failure);
        }
        if (failure instanceof ClassCastException) {
            return new Trap(CAST_FAILURE, failure);
        }
        if (failure instanceof NegativeArraySizeException) {
            return new Trap(ARRAY_TOO_LARGE, failure);
        }
        if (failure instanceof RuntimeException) {
            return (RuntimeException) failure;
        }
        throw (Error) failure;
    }

    /**
     * Like {@link #translate}, for a module with array types. Memories and arrays both leave their bounds checks to the
     * JVM, at no cost; what failed shows in the length that the JVM's message names. An array of bytes whose length is
     * a multiple of 64 KiB is taken for a memory: only the message of the trap depends on it.
     */
    public static RuntimeException translateWithArrays(Throwable failure) {
        if (failure instanceof ArrayIndexOutOfBoundsException && !namesMemory(failure.getMessage())) {
            return new Trap(ARRAY_OUT_OF_BOUNDS, failure);
        }
        return translate(failure);
    }

    /** Whether a message ends with "for length n" where n is the size of some memory. */
    private static boolean namesMemory(String message) {
        int space = message == null ? -1 : message.lastIndexOf(' ');
        try {
            int length = space < 0 ? 0 : Integer.parseInt(message.substring(space + 1));
            return length > 0 && length % Memory.PAGE_SIZE == 0;
        } catch (NumberFormatException otherWords) {
            return false;
        }
    }
}
