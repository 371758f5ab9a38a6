package dev.wasm2jar.runtime;

/** A function that the host provides from Java. */
public final class HostFunction extends FuncRef {

    private final FuncType type;
    private final Body body;

    /**
     * @param type in the canonical form of {@link FuncType}, e.g. {@code FuncType.of("(i32,i32)->(i32)")}
     */
    public HostFunction(FuncType type, Body body) {
        super(null, -1);
        this.type = type;
        this.body = body;
    }

    @Override
    public FuncType type() {
        return type;
    }

    @Override
    public Object[] call(Object... arguments) {
        return body.call(arguments);
    }

    /** What the function does. */
    @FunctionalInterface
    public interface Body {

        /**
         * @param arguments boxed as {@link ValueType} says
         * @return as many values as the type has results, boxed likewise
         */
        Object[] call(Object[] arguments);
    }
}
