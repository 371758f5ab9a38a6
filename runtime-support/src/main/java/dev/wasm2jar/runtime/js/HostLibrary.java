package dev.wasm2jar.runtime.js;

/** {@code crypto} and {@code performance} as objects. */
final class HostLibrary extends Library {

    private HostLibrary(JsContext context, String name) {
        super(new JsObject(), null);
        context.install(name, this);
        global.store(JsSymbol.TO_STRING_TAG, JsProperty.data(name.equals("crypto") ? "Crypto" : "Performance",
                JsProperty.CONFIGURABLE));
        if (name.equals("crypto")) {
            statics("getRandomValues:1 randomUUID:0");
        } else {
            statics("now:0");
            global.put("timeOrigin", JsNumber.of(context.clock().now() - context.clock().elapsed()));
        }
    }

    /** @param name {@code crypto} or {@code performance} */
    static HostLibrary of(JsContext context, String name) {
        Library library = context.library(name);
        return library == null ? new HostLibrary(context, name) : (HostLibrary) library;
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        return switch (name) {
            case "getRandomValues" -> JsCrypto.getRandomValues(context, argument(arguments, 0));
            case "randomUUID" -> JsCrypto.randomUUID(context);
            default -> JsNumber.of(JsTimers.now(context));
        };
    }
}
