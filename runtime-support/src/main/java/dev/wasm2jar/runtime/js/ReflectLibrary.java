package dev.wasm2jar.runtime.js;

/** {@code Reflect} as an object. */
final class ReflectLibrary extends Library {

    private ReflectLibrary(JsContext context) {
        super(new JsObject(), null);
        context.install("Reflect", this);
        global.store(JsSymbol.TO_STRING_TAG, JsProperty.data("Reflect", JsProperty.CONFIGURABLE));
        statics("apply:3 construct:2 defineProperty:3 deleteProperty:2 get:2 getOwnPropertyDescriptor:2 getPrototypeOf:1 "
                + "has:2 isExtensible:1 ownKeys:1 preventExtensions:1 set:3 setPrototypeOf:2");
    }

    static ReflectLibrary of(JsContext context) {
        Library library = context.library("Reflect");
        return library == null ? new ReflectLibrary(context) : (ReflectLibrary) library;
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        Object target = argument(arguments, 0);
        Object second = argument(arguments, 1);
        Object third = argument(arguments, 2);
        return switch (name) {
            case "apply" -> JsReflect.apply(context, target, second, third);
            case "construct" -> JsReflect.construct(context, target, second, arguments.length > 2 ? third : target);
            case "defineProperty" -> JsReflect.defineProperty(context, target, second, third);
            case "deleteProperty" -> JsReflect.deleteProperty(context, target, second);
            case "get" -> arguments.length > 2 ? JsReflect.get(context, target, second, third)
                    : JsReflect.get(context, target, second);
            case "getOwnPropertyDescriptor" -> JsReflect.getOwnPropertyDescriptor(context, target, second);
            case "getPrototypeOf" -> JsReflect.getPrototypeOf(context, target);
            case "has" -> JsReflect.has(context, target, second);
            case "isExtensible" -> JsReflect.isExtensible(context, target);
            case "ownKeys" -> JsReflect.ownKeys(context, target);
            case "preventExtensions" -> JsReflect.preventExtensions(context, target);
            case "set" -> arguments.length > 3 ? JsReflect.set(context, target, second, third, arguments[3])
                    : JsReflect.set(context, target, second, third);
            case "setPrototypeOf" -> JsReflect.setPrototypeOf(context, target, second);
            default -> super.callStatic(context, name, receiver, arguments);
        };
    }
}
