package dev.wasm2jar.runtime.js;

import java.util.ArrayList;
import java.util.List;

/** A proxy (ECMA-262 10.5): the functions of a handler answer for a target. */
final class JsProxy extends JsFunction {

    private JsObject target;
    private JsObject handler;

    private JsProxy(JsObject target, JsObject handler) {
        this.target = target;
        this.handler = handler;
    }

    /** {@code new Proxy(target, handler)}. */
    static JsObject create(Object target, Object handler) {
        if (!(target instanceof JsObject object) || !(handler instanceof JsObject functions)) {
            throw JsException.typeError("Cannot create proxy with a non-object as target or handler");
        }
        return new JsProxy(object, functions);
    }

    /** The object that it stands for. */
    JsObject target() {
        return target;
    }

    /** Whether it can be called: it is a function in Java, but in JavaScript only if its target is. */
    boolean isCallable() {
        return target instanceof JsProxy proxy ? proxy.isCallable() : target instanceof JsFunction;
    }

    /** Makes it useless. */
    void revoke() {
        target = null;
        handler = null;
    }

    /** The handler's function of a name, or null if the target answers itself. */
    private JsFunction trap(JsContext context, String name) {
        if (handler == null) {
            throw JsException.typeError("Cannot perform '" + name + "' on a proxy that has been revoked");
        }
        Object trap = handler.get(context, name);
        if (JsUndefined.isNullish(trap)) {
            return null;
        }
        if (trap instanceof JsFunction function) {
            return function;
        }
        throw JsException.typeError(JsDebug.describe(trap) + " returned for property '" + name
                + "' of the proxy's handler is not a function");
    }

    @Override
    public String className() {
        return JsArrays.isArray(target) ? "Array" : isCallable() ? "Function" : "Object";
    }

    @Override
    public JsObject prototype(JsContext context) {
        JsFunction trap = trap(context, "getPrototypeOf");
        return trap == null ? target.prototype(context) : (JsObject) trap.call(context, handler, target);
    }

    @Override
    public boolean setPrototype(JsContext context, JsObject newPrototype) {
        JsFunction trap = trap(context, "setPrototypeOf");
        return trap == null ? target.setPrototype(context, newPrototype)
                : JsConversions.toBoolean(trap.call(context, handler, target, newPrototype));
    }

    @Override
    public boolean isExtensible(JsContext context) {
        JsFunction trap = trap(context, "isExtensible");
        return trap == null ? target.isExtensible(context)
                : JsConversions.toBoolean(trap.call(context, handler, target));
    }

    @Override
    public boolean preventExtensions(JsContext context) {
        JsFunction trap = trap(context, "preventExtensions");
        return trap == null ? target.preventExtensions(context)
                : JsConversions.toBoolean(trap.call(context, handler, target));
    }

    @Override
    public JsProperty getOwnProperty(JsContext context, Object key) {
        JsFunction trap = trap(context, "getOwnPropertyDescriptor");
        if (trap == null) {
            return target.getOwnProperty(context, key);
        }
        Object descriptor = trap.call(context, handler, target, key);
        return descriptor == JsUndefined.UNDEFINED ? null : Descriptors.read(context, descriptor).completed();
    }

    @Override
    public boolean defineOwnProperty(JsContext context, Object key, JsProperty definition) {
        JsFunction trap = trap(context, "defineProperty");
        return trap == null ? target.defineOwnProperty(context, key, definition)
                : JsConversions.toBoolean(
                        trap.call(context, handler, target, key, Descriptors.write(definition.completed())));
    }

    @Override
    public boolean has(JsContext context, Object key) {
        JsFunction trap = trap(context, "has");
        return trap == null ? target.has(context, key)
                : JsConversions.toBoolean(trap.call(context, handler, target, key));
    }

    @Override
    public Object get(JsContext context, Object key, Object receiver) {
        JsFunction trap = trap(context, "get");
        return trap == null ? target.get(context, key, receiver) : trap.call(context, handler, target, key, receiver);
    }

    @Override
    public boolean set(JsContext context, Object key, Object value, Object receiver) {
        JsFunction trap = trap(context, "set");
        return trap == null ? target.set(context, key, value, receiver)
                : JsConversions.toBoolean(trap.call(context, handler, target, key, value, receiver));
    }

    @Override
    public boolean delete(JsContext context, Object key) {
        JsFunction trap = trap(context, "deleteProperty");
        return trap == null ? target.delete(context, key)
                : JsConversions.toBoolean(trap.call(context, handler, target, key));
    }

    @Override
    public List<Object> ownKeys(JsContext context) {
        JsFunction trap = trap(context, "ownKeys");
        if (trap == null) {
            return target.ownKeys(context);
        }
        List<Object> keys = new ArrayList<>();
        for (Object key : Iteration.argumentList(context, trap.call(context, handler, target))) {
            keys.add(key);
        }
        return keys;
    }

    @Override
    public boolean isConstructor() {
        return target instanceof JsFunction function && function.isConstructor();
    }

    @Override
    public Object call(JsContext context, Object receiver, Object... arguments) {
        if (!isCallable()) {
            throw JsException.typeError("the proxy is not a function");
        }
        JsFunction trap = trap(context, "apply");
        return trap == null ? ((JsFunction) target).call(context, receiver, arguments)
                : trap.call(context, handler, target, receiver, JsArray.of(arguments));
    }

    @Override
    public Object construct(JsContext context, Object[] arguments, JsFunction newTarget) {
        JsFunction trap = trap(context, "construct");
        return trap == null
                ? ((JsFunction) target).construct(context, arguments, newTarget == this ? (JsFunction) target : newTarget)
                : trap.call(context, handler, target, JsArray.of(arguments), newTarget);
    }
}
