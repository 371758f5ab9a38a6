package dev.wasm2jar.runtime;

/** A function of an instance, seen as a value. */
final class InstanceFunction extends FuncRef {

    private final int signature;

    InstanceFunction(Instance owner, int id, int signature) {
        super(owner, id);
        this.signature = signature;
    }

    @Override
    public FuncType type() {
        return owner.type(signature);
    }

    @Override
    public Object[] call(Object... arguments) {
        try {
            return owner.call(signature, id, arguments);
        } catch (RuntimeException | StackOverflowError failure) {
            throw owner.hasArrays() ? Trap.translateWithArrays(failure) : Trap.translate(failure);
        }
    }
}
