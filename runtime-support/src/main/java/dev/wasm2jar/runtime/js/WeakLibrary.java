package dev.wasm2jar.runtime.js;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;

/** {@code WeakMap}, {@code WeakSet}, {@code WeakRef} and {@code FinalizationRegistry} (ECMA-262 24.3, 24.4, 26). */
final class WeakLibrary extends Library {

    private final String type;

    private WeakLibrary(JsContext context, String type) {
        super(type, type.endsWith("p") || type.endsWith("t") ? 0 : 1, new JsObject());
        this.type = type;
        context.install(type, this);
        methods(switch (type) {
            case "WeakMap" -> "delete:1 get:1 has:1 set:2";
            case "WeakSet" -> "add:1 delete:1 has:1";
            case "WeakRef" -> "deref:0";
            default -> "register:2 unregister:1";
        });
        tag(type);
    }

    static WeakLibrary of(JsContext context, String type) {
        Library library = context.library(type);
        return library == null ? new WeakLibrary(context, type) : (WeakLibrary) library;
    }

    /** An object of one of these classes: what it knows of other objects, without keeping them alive. */
    private static final class Weak extends JsObject {

        private final String type;
        // Keys are objects and symbols, which are equal to themselves only.
        private final Map<Object, Object> entries = new WeakHashMap<>();
        private final WeakReference<Object> target;

        Weak(String type, Object target) {
            this.type = type;
            this.target = new WeakReference<>(target);
        }

        @Override
        public String className() {
            return type;
        }

        @Override
        JsObject classPrototype(JsContext context) {
            return WeakLibrary.of(context, type).prototype;
        }
    }

    private static boolean canBeHeld(Object value) {
        return JsTypes.isObject(value) || value instanceof JsSymbol;
    }

    private Object key(Object value) {
        if (canBeHeld(value)) {
            return value;
        }
        throw JsException.typeError("Invalid value used in " + type + ": " + JsDebug.describe(value));
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        Object first = argument(arguments, 0);
        if (type.equals("WeakRef")) {
            return new Weak(type, key(first));
        }
        Weak made = new Weak(type, null);
        if (type.equals("FinalizationRegistry")) {
            // ECMA-262 9.9: an implementation need not ever call the function.
            function(arguments, 0);
            return made;
        }
        if (!JsUndefined.isNullish(first)) {
            Iteration iteration = Iteration.of(context, first);
            while (iteration.next()) {
                if (type.equals("WeakSet")) {
                    made.entries.put(key(iteration.value()), true);
                } else if (iteration.value() instanceof JsObject entry) {
                    made.entries.put(key(entry.getIndex(context, 0)), entry.getIndex(context, 1));
                } else {
                    throw JsException.typeError("Iterator value is not an entry object");
                }
            }
        }
        return made;
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        if (!(receiver instanceof Weak weak) || !weak.type.equals(type)) {
            throw incompatible(type.concat(".prototype.").concat(name), receiver);
        }
        Object first = argument(arguments, 0);
        switch (name) {
            case "deref":
                Object target = weak.target.get();
                return target == null ? JsUndefined.UNDEFINED : target;
            case "get":
                return weak.entries.containsKey(first) ? weak.entries.get(first) : JsUndefined.UNDEFINED;
            case "has":
                return canBeHeld(first) && weak.entries.containsKey(first);
            case "set":
                weak.entries.put(key(first), argument(arguments, 1));
                return weak;
            case "add":
                weak.entries.put(key(first), true);
                return weak;
            case "delete":
                return canBeHeld(first) && weak.entries.containsKey(first) && removed(weak, first);
            case "register":
                key(first);
                return JsUndefined.UNDEFINED;
            default:
                return false;
        }
    }

    private static boolean removed(Weak weak, Object key) {
        weak.entries.remove(key);
        return true;
    }
}
