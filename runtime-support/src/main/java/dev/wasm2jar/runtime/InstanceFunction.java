package dev.wasm2jar.runtime;

/** A function of an instance, seen as a value. */
final class InstanceFunction extends FuncRef {

    InstanceFunction(Instance owner, int id, FuncType type) {
        super(owner, id, type);
    }

    @Override
    public Object[] call(Object... arguments) {
        try {
            return owner.invoke(id, arguments);
        } catch (RuntimeException | StackOverflowError failure) {
            throw Trap.translate(failure);
        }
    }

    @Override
    public String toString() {
        return owner + ".func[" + id + "]" + type();
    }
}
