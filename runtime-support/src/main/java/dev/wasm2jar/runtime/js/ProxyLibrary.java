package dev.wasm2jar.runtime.js;

/** {@code Proxy} (ECMA-262 28.2). */
final class ProxyLibrary extends Library {

    private ProxyLibrary(JsContext context) {
        super("Proxy", 2, new JsObject());
        context.install("Proxy", this);
        // Proxies have the prototypes of their targets.
        global.store("prototype", JsProperty.data(JsUndefined.UNDEFINED, 0));
        statics("revocable:2");
    }

    static ProxyLibrary of(JsContext context) {
        Library library = context.library("Proxy");
        return library == null ? new ProxyLibrary(context) : (ProxyLibrary) library;
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        return JsProxy.create(argument(arguments, 0), argument(arguments, 1));
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        JsProxy proxy = (JsProxy) JsProxy.create(argument(arguments, 0), argument(arguments, 1));
        return new JsObject().put("proxy", proxy).put("revoke", new Revoke(proxy));
    }

    private static final class Revoke extends JsFunction {

        private final JsProxy proxy;

        Revoke(JsProxy proxy) {
            super("", 0);
            this.proxy = proxy;
        }

        @Override
        public Object call(JsContext context, Object receiver, Object... arguments) {
            proxy.revoke();
            return JsUndefined.UNDEFINED;
        }
    }
}
