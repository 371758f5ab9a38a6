package dev.wasm2jar.runtime.bindgen;

/** What is wrong with the use of an object or a module, in words. */
final class ObjectErrors {

    private ObjectErrors() {}

    static IllegalStateException of(GuestObject object) {
        return new IllegalStateException("this " + object.getClass().getSimpleName()
                + " is gone: it was closed, or given to a function that took it by value");
    }

    static IllegalArgumentException foreign(GuestObject object) {
        return new IllegalArgumentException("this " + object.getClass().getSimpleName()
                + " belongs to another instance of the module");
    }

    static IllegalStateException missing(String name) {
        return new IllegalStateException("the module has no " + name);
    }

    static IllegalArgumentException unknownText(String text, String lines) {
        return new IllegalArgumentException(text + " is none of " + lines.replace("\n", ", "));
    }
}
