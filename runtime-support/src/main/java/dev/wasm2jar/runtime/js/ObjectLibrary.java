package dev.wasm2jar.runtime.js;

/** {@code Object} (ECMA-262 20.1). */
final class ObjectLibrary extends Library {

    private ObjectLibrary(JsContext context) {
        super("Object", 1, new JsObject((JsObject) null));
        context.install("Object", this);
        methods("hasOwnProperty:1 isPrototypeOf:1 propertyIsEnumerable:1 toLocaleString:0 toString:0 valueOf:0");
        accessor("__proto__");
        statics("assign:2 create:2 defineProperties:2 defineProperty:3 entries:1 freeze:1 fromEntries:1 "
                + "getOwnPropertyDescriptor:2 getOwnPropertyDescriptors:1 getOwnPropertyNames:1 getOwnPropertySymbols:1 "
                + "getPrototypeOf:1 groupBy:2 hasOwn:2 is:2 isExtensible:1 isFrozen:1 isSealed:1 keys:1 "
                + "preventExtensions:1 seal:1 setPrototypeOf:2 values:1");
    }

    static ObjectLibrary of(JsContext context) {
        Library library = context.library("Object");
        return library == null ? new ObjectLibrary(context) : (ObjectLibrary) library;
    }

    @Override
    Object callConstructor(JsContext context, Object[] arguments) {
        return construct(context, arguments);
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        return JsObjects.create(context, argument(arguments, 0));
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        Object first = argument(arguments, 0);
        Object second = argument(arguments, 1);
        return switch (name) {
            case "assign" -> JsObjects.assign(context, first, rest(arguments));
            case "create" -> JsObjects.createWith(context, first, second);
            case "defineProperties" -> JsObjects.defineProperties(context, first, second);
            case "defineProperty" -> JsObjects.defineProperty(context, first, second, argument(arguments, 2));
            case "entries" -> JsObjects.entries(context, first);
            case "freeze" -> JsObjects.freeze(context, first);
            case "fromEntries" -> JsObjects.fromEntries(context, first);
            case "getOwnPropertyDescriptor" -> JsObjects.getOwnPropertyDescriptor(context, first, second);
            case "getOwnPropertyDescriptors" -> JsObjects.getOwnPropertyDescriptors(context, first);
            case "getOwnPropertyNames" -> JsObjects.getOwnPropertyNames(context, first);
            case "getOwnPropertySymbols" -> JsObjects.getOwnPropertySymbols(context, first);
            case "getPrototypeOf" -> JsObjects.getPrototypeOf(context, first);
            case "groupBy" -> JsObjects.groupBy(context, first, function(arguments, 1));
            case "hasOwn" -> JsObjects.hasOwn(context, first, second);
            case "is" -> JsEquality.isSame(first, second);
            case "isExtensible" -> JsObjects.isExtensible(context, first);
            case "isFrozen" -> JsObjects.isFrozen(context, first);
            case "isSealed" -> JsObjects.isSealed(context, first);
            case "keys" -> JsObjects.keys(context, first);
            case "preventExtensions" -> JsObjects.preventExtensions(context, first);
            case "seal" -> JsObjects.seal(context, first);
            case "setPrototypeOf" -> JsObjects.setPrototypeOf(context, first, second);
            case "values" -> JsObjects.values(context, first);
            default -> super.callStatic(context, name, receiver, arguments);
        };
    }

    private static Object[] rest(Object[] arguments) {
        Object[] rest = new Object[Math.max(0, arguments.length - 1)];
        System.arraycopy(arguments, Math.min(1, arguments.length), rest, 0, rest.length);
        return rest;
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        Object first = argument(arguments, 0);
        return switch (name) {
            case "hasOwnProperty" -> JsObjects.hasOwn(context, receiver, first);
            case "isPrototypeOf" -> isPrototypeOf(context, receiver, first);
            case "propertyIsEnumerable" -> {
                JsProperty property = JsConversions.toObject(context, receiver)
                        .getOwnProperty(context, JsConversions.toPropertyKey(context, first));
                yield property != null && property.isEnumerable();
            }
            case "toLocaleString" -> JsDynamic.callMethod(context, "toString", receiver);
            case "toString" -> JsObjects.toString(context, receiver);
            case "valueOf" -> JsConversions.toObject(context, receiver);
            case "get __proto__" -> JsObjects.getPrototypeOf(context, receiver);
            case "set __proto__" -> {
                if (first == null || first instanceof JsObject) {
                    JsObjects.setPrototypeOf(context, receiver, first);
                }
                yield JsUndefined.UNDEFINED;
            }
            default -> super.call(context, name, receiver, arguments);
        };
    }

    private static boolean isPrototypeOf(JsContext context, Object receiver, Object value) {
        if (value instanceof JsObject object) {
            for (JsObject above = object.prototype(context); above != null; above = above.prototype(context)) {
                if (above == receiver) {
                    return true;
                }
            }
        }
        return false;
    }
}
