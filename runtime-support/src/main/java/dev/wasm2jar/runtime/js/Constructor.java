package dev.wasm2jar.runtime.js;

/** The constructor of a built-in class. */
final class Constructor extends JsFunction {

    private final Library library;

    Constructor(Library library, String name, int length) {
        super(name, length);
        this.library = library;
    }

    @Override
    public boolean isConstructor() {
        return true;
    }

    @Override
    public Object call(JsContext context, Object receiver, Object... arguments) {
        return library.callConstructor(context, arguments);
    }

    @Override
    public Object construct(JsContext context, Object[] arguments, JsFunction newTarget) {
        Object made = library.construct(context, arguments);
        if (newTarget != this && newTarget.get(context, "prototype") instanceof JsObject prototype
                && made instanceof JsObject object) {
            object.setPrototype(context, prototype);
        }
        return made;
    }
}
