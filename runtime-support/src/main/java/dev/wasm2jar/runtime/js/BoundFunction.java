package dev.wasm2jar.runtime.js;

/** What {@code Function.prototype.bind} makes (ECMA-262 10.4.1). */
final class BoundFunction extends JsFunction {

    private final JsFunction target;
    private final Object receiver;
    private final Object[] first;

    BoundFunction(JsFunction target, Object receiver, Object[] first) {
        super("bound ".concat(target.name()),
                target.own("length") instanceof Double length ? (int) Math.max(0, length - first.length) : 0);
        this.target = target;
        this.receiver = receiver;
        this.first = first;
    }

    JsFunction target() {
        return target;
    }

    @Override
    public boolean isConstructor() {
        return target.isConstructor();
    }

    @Override
    public Object call(JsContext context, Object ignored, Object... arguments) {
        return target.call(context, receiver, joined(arguments));
    }

    @Override
    public Object construct(JsContext context, Object[] arguments, JsFunction newTarget) {
        return target.construct(context, joined(arguments), newTarget == this ? target : newTarget);
    }

    private Object[] joined(Object[] rest) {
        Object[] all = new Object[first.length + rest.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(rest, 0, all, first.length, rest.length);
        return all;
    }
}
