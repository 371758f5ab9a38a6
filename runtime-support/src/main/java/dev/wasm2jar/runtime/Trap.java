package dev.wasm2jar.runtime;

/**
 * The abrupt end of a computation (spec 4.2.2). Its message is the specification's, its stack trace names the
 * WebAssembly functions.
 */
public final class Trap extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public static final String UNREACHABLE = "unreachable";
    public static final String MEMORY_OUT_OF_BOUNDS = "out of bounds memory access";
    public static final String TABLE_OUT_OF_BOUNDS = "out of bounds table access";
    public static final String DIVIDE_BY_ZERO = "integer divide by zero";
    public static final String INTEGER_OVERFLOW = "integer overflow";
    public static final String INVALID_CONVERSION = "invalid conversion to integer";
    public static final String STACK_EXHAUSTED = "call stack exhausted";
    public static final String UNDEFINED_ELEMENT = "undefined element";
    public static final String UNINITIALIZED_ELEMENT = "uninitialized element";
    public static final String INDIRECT_CALL_TYPE_MISMATCH = "indirect call type mismatch";
    public static final String NULL_REFERENCE = "null reference";
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
        if (failure instanceof RuntimeException) {
            return (RuntimeException) failure;
        }
        throw (Error) failure;
    }
}
