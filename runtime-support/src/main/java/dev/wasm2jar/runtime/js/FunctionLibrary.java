package dev.wasm2jar.runtime.js;

/** {@code Function} (ECMA-262 20.2). There is no source code to make functions of: the constructor refuses. */
final class FunctionLibrary extends Library {

    private FunctionLibrary(JsContext context) {
        super("Function", 1, new JsObject(ObjectLibrary.of(context).prototype));
        context.install("Function", this);
        methods("apply:2 bind:1 call:1 toString:0");
        prototype.store(JsSymbol.HAS_INSTANCE,
                JsProperty.data(new PrototypeFunction(this, "[Symbol.hasInstance]", 1), 0));
    }

    static FunctionLibrary of(JsContext context) {
        Library library = context.library("Function");
        return library == null ? new FunctionLibrary(context) : (FunctionLibrary) library;
    }

    @Override
    Object callConstructor(JsContext context, Object[] arguments) {
        return construct(context, arguments);
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        // How js-sys and others find the global object where globalThis is unknown.
        if (arguments.length == 1 && Whitespace.trim(string(context, arguments, 0)).equals("return this")) {
            return new ReturnThis();
        }
        throw new JsException(new JsError("EvalError",
                "new Function: this host has no JavaScript compiler; write the function in Rust, or supply it in Java"));
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        if (name.equals("[Symbol.hasInstance]")) {
            return JsDynamic.isOrdinaryInstance(context, argument(arguments, 0), receiver);
        }
        if (!(receiver instanceof JsFunction function)) {
            throw incompatible("Function.prototype.".concat(name), receiver);
        }
        return switch (name) {
            case "apply" -> function.call(context, argument(arguments, 0),
                    Iteration.argumentList(context, argument(arguments, 1)));
            case "bind" -> new BoundFunction(function, argument(arguments, 0), rest(arguments));
            case "call" -> function.call(context, argument(arguments, 0), rest(arguments));
            case "toString" -> "function ".concat(function.name()).concat("() { [native code] }");
            default -> super.call(context, name, receiver, arguments);
        };
    }

    private static Object[] rest(Object[] arguments) {
        if (arguments.length <= 1) {
            return JsFunction.NO_ARGUMENTS;
        }
        Object[] rest = new Object[arguments.length - 1];
        System.arraycopy(arguments, 1, rest, 0, rest.length);
        return rest;
    }

    private static final class ReturnThis extends JsFunction {

        ReturnThis() {
            super("anonymous", 0);
        }

        @Override
        public Object call(JsContext context, Object receiver, Object... arguments) {
            return JsUndefined.isNullish(receiver) ? context.global() : receiver;
        }
    }
}
