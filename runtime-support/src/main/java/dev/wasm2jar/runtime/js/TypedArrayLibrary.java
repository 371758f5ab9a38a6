package dev.wasm2jar.runtime.js;

/** The constructors of typed arrays, and what is common to them (ECMA-262 23.2). */
final class TypedArrayLibrary extends Library {

    private static final String COMMON = "TypedArray";

    private final ElementType type;

    private TypedArrayLibrary(JsContext context, String name) {
        super(name, name.equals(COMMON) ? 0 : 3,
                name.equals(COMMON) ? new JsObject() : new JsObject(of(context, COMMON).prototype));
        context.install(name, this);
        if (name.equals(COMMON)) {
            this.type = null;
            methods("at:1 copyWithin:2 entries:0 every:1 fill:1 filter:1 find:1 findIndex:1 findLast:1 findLastIndex:1 "
                    + "forEach:1 includes:1 indexOf:1 join:1 keys:0 lastIndexOf:1 map:1 reduce:1 reduceRight:1 reverse:0 "
                    + "set:1 slice:2 some:1 sort:1 subarray:2 toLocaleString:0 toReversed:0 toSorted:1 toString:0 "
                    + "values:0 with:2");
            getters("buffer byteLength byteOffset length");
            prototype.hide(JsSymbol.ITERATOR, prototype.own("values"));
            prototype.store(JsSymbol.TO_STRING_TAG, JsProperty.accessor(
                    new PrototypeFunction(this, "get [Symbol.toStringTag]", 0), JsUndefined.UNDEFINED,
                    JsProperty.CONFIGURABLE));
        } else {
            this.type = ElementType.of(name);
            JsProperty size = JsProperty.data(JsNumber.of(1 << type.shift), 0);
            global.store("BYTES_PER_ELEMENT", size);
            prototype.store("BYTES_PER_ELEMENT", size);
            global.setPrototype(context, of(context, COMMON).global);
            statics("from:1 of:0");
        }
    }

    /** @param name of a constructor, or {@code TypedArray} for what is common to them */
    static TypedArrayLibrary of(JsContext context, String name) {
        Library library = context.library(name);
        return library == null ? new TypedArrayLibrary(context, name) : (TypedArrayLibrary) library;
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        if (type == null) {
            throw JsException.typeError("Abstract class TypedArray not directly constructable");
        }
        Object first = arguments.length == 0 ? JsNumber.of(0) : arguments[0];
        if (!(first instanceof JsArrayBuffer)) {
            return JsTypedArrays.create(context, type.name, first);
        }
        double offset = JsConversions.toIndex(context, argument(arguments, 1));
        return argument(arguments, 2) == JsUndefined.UNDEFINED ? JsTypedArrays.create(context, type.name, first, offset)
                : JsTypedArrays.create(context, type.name, first, offset, JsConversions.toIndex(context, arguments[2]));
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        JsArray elements = name.equals("of") ? JsArray.of(arguments)
                : ArrayLibrary.from(context, argument(arguments, 0), argument(arguments, 1), argument(arguments, 2));
        return JsTypedArrays.copy(context, type, elements);
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        if (!(receiver instanceof JsTypedArray array)) {
            if (name.equals("get [Symbol.toStringTag]")) {
                return JsUndefined.UNDEFINED;
            }
            throw JsException.typeError("this is not a typed array.");
        }
        switch (name) {
            case "get buffer":
                return array.buffer();
            case "get byteLength":
                return JsNumber.of(array.byteLength());
            case "get byteOffset":
                return JsNumber.of(array.offset());
            case "get length":
                return JsNumber.of(array.length());
            case "get [Symbol.toStringTag]":
                return array.className();
            default:
                if (array.isOutOfBounds()) {
                    throw JsException.typeError("Cannot perform %TypedArray%.prototype." + name + " on a detached ArrayBuffer");
                }
                return TypedArrayMethods.call(context, name, array, arguments);
        }
    }
}
