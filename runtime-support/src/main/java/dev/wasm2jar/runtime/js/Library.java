package dev.wasm2jar.runtime.js;

/**
 * A built-in global with its functions: a namespace like {@code Math}, or a constructor and its prototype like {@code
 * Map}. Each context has at most one of a kind, made when first used.
 *
 * <p>Functions are found by name in the two {@code call} methods; what a compiled program is bound to directly are static
 * methods of subclasses and value classes, see {@link JsBinding}.
 */
abstract class Library {

    /** What the global of that name is: a constructor or a namespace. */
    final JsObject global;

    /** The prototype of what the constructor makes; null for namespaces. */
    final JsObject prototype;

    Library(JsObject global, JsObject prototype) {
        this.global = global;
        this.prototype = prototype;
    }

    /** A constructor and its prototype, which know each other. */
    Library(String name, int length, JsObject prototype) {
        this.global = new Constructor(this, name, length);
        this.prototype = prototype;
        global.store("prototype", JsProperty.data(prototype, 0));
        prototype.hide("constructor", global);
    }

    /** Calls a function of the global, such as {@code Object.keys}. */
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        throw new IllegalArgumentException(name);
    }

    /** Calls a method of the prototype, such as {@code Map.prototype.get}; a getter is called {@code get size}. */
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        throw new IllegalArgumentException(name);
    }

    /** The constructor called without {@code new}. */
    Object callConstructor(JsContext context, Object[] arguments) {
        throw JsException.typeError("Class constructor " + ((JsFunction) global).name()
                + " cannot be invoked without 'new'");
    }

    /** The constructor called with {@code new}: an object whose prototype the caller adapts to {@code new.target}. */
    Object construct(JsContext context, Object[] arguments) {
        throw JsException.typeError("Illegal constructor");
    }

    /** Defines functions of the global: {@code name:length} of each, with spaces between. */
    final void statics(String names) {
        int start = 0;
        while (start < names.length()) {
            int colon = names.indexOf(':', start);
            String name = names.substring(start, colon);
            global.hide(name, new StaticFunction(this, name, names.charAt(colon + 1) - '0'));
            start = colon + 3;
        }
    }

    /** Defines methods of the prototype: {@code name:length} of each, with spaces between. */
    final void methods(String names) {
        int start = 0;
        while (start < names.length()) {
            int colon = names.indexOf(':', start);
            String name = names.substring(start, colon);
            prototype.hide(name, new PrototypeFunction(this, name, names.charAt(colon + 1) - '0'));
            start = colon + 3;
        }
    }

    /** Defines getters of the prototype, with spaces between. */
    final void getters(String names) {
        int start = 0;
        while (start < names.length()) {
            int end = names.indexOf(' ', start);
            end = end < 0 ? names.length() : end;
            String name = names.substring(start, end);
            prototype.store(name, JsProperty.accessor(new PrototypeFunction(this, "get ".concat(name), 0),
                    JsUndefined.UNDEFINED, JsProperty.CONFIGURABLE));
            start = end + 1;
        }
    }

    /** Defines a property of the prototype with a getter and a setter. */
    final void accessor(String name) {
        prototype.store(name, JsProperty.accessor(new PrototypeFunction(this, "get ".concat(name), 0),
                new PrototypeFunction(this, "set ".concat(name), 1), JsProperty.CONFIGURABLE));
    }

    /** Defines {@code Symbol.toStringTag} of the prototype. */
    final void tag(String name) {
        prototype.store(JsSymbol.TO_STRING_TAG, JsProperty.data(name, JsProperty.CONFIGURABLE));
    }

    /** An argument, undefined if it is not there. */
    static Object argument(Object[] arguments, int index) {
        return index < arguments.length ? arguments[index] : JsUndefined.UNDEFINED;
    }

    /** An argument as a number; NaN if it is not there. */
    static double number(JsContext context, Object[] arguments, int index) {
        return index < arguments.length ? JsConversions.toNumber(context, arguments[index]) : Double.NaN;
    }

    /** An argument as a string. */
    static String string(JsContext context, Object[] arguments, int index) {
        return JsConversions.toString(context, argument(arguments, index));
    }

    /** An argument that must be a function. */
    static JsFunction function(Object[] arguments, int index) {
        if (argument(arguments, index) instanceof JsFunction function) {
            return function;
        }
        throw JsException.typeError(JsDebug.describe(argument(arguments, index)) + " is not a function");
    }

    /** What a method says whose receiver is of the wrong class. */
    static JsException incompatible(String method, Object receiver) {
        return JsException.typeError("Method " + method + " called on incompatible receiver "
                + JsDebug.describe(receiver));
    }
}
