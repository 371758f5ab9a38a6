package dev.wasm2jar.runtime.js;

/** {@code Array} (ECMA-262 23.1). */
final class ArrayLibrary extends Library {

    private ArrayLibrary(JsContext context) {
        super("Array", 1, new JsObject());
        context.install("Array", this);
        methods("at:1 concat:1 copyWithin:2 entries:0 every:1 fill:1 filter:1 find:1 findIndex:1 findLast:1 "
                + "findLastIndex:1 flat:0 flatMap:1 forEach:1 includes:1 indexOf:1 join:1 keys:0 lastIndexOf:1 map:1 pop:0 "
                + "push:1 reduce:1 reduceRight:1 reverse:0 shift:0 slice:2 some:1 sort:1 splice:2 toLocaleString:0 "
                + "toReversed:0 toSorted:1 toSpliced:2 toString:0 unshift:1 values:0 with:2");
        prototype.hide(JsSymbol.ITERATOR, prototype.own("values"));
        statics("from:1 isArray:1 of:0");
    }

    static ArrayLibrary of(JsContext context) {
        Library library = context.library("Array");
        return library == null ? new ArrayLibrary(context) : (ArrayLibrary) library;
    }

    @Override
    Object callConstructor(JsContext context, Object[] arguments) {
        return construct(context, arguments);
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        return arguments.length == 1 && arguments[0] instanceof Double length ? JsArray.ofLength(length)
                : JsArray.of(arguments);
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        return switch (name) {
            case "from" -> from(context, argument(arguments, 0), argument(arguments, 1), argument(arguments, 2));
            case "isArray" -> JsArrays.isArray(argument(arguments, 0));
            case "of" -> JsArray.of(arguments);
            default -> super.callStatic(context, name, receiver, arguments);
        };
    }

    /** {@code Array.from}. */
    static JsArray from(JsContext context, Object items, Object mapping, Object receiver) {
        if (mapping != JsUndefined.UNDEFINED && !(mapping instanceof JsFunction)) {
            throw JsException.typeError(JsDebug.describe(mapping) + " is not a function");
        }
        JsArray array = new JsArray();
        JsFunction function = mapping instanceof JsFunction given ? given : null;
        if (!JsUndefined.isNullish(items)
                && !JsUndefined.isNullish(JsDynamic.get(context, items, JsSymbol.ITERATOR))) {
            Iteration iteration = Iteration.of(context, items);
            while (iteration.next()) {
                array.add(mapped(context, function, receiver, iteration.value(), array.length()));
            }
            return array;
        }
        JsObject source = JsConversions.toObject(context, items);
        long length = JsConversions.toLength(context, source.get(context, "length"));
        for (long i = 0; i < length; i++) {
            array.add(mapped(context, function, receiver, source.getIndex(context, i), i));
        }
        return array;
    }

    private static Object mapped(JsContext context, JsFunction function, Object receiver, Object value, long index) {
        return function == null ? value : function.call(context, receiver, value, JsNumber.of(index));
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        JsObject array = JsConversions.toObject(context, receiver);
        return switch (name) {
            case "entries", "keys", "values" -> new ArrayIterator(array, name);
            case "every", "filter", "find", "findIndex", "findLast", "findLastIndex", "flatMap", "forEach", "map", "reduce",
                    "reduceRight", "some" -> ArrayCallbacks.call(context, name, array, arguments);
            case "copyWithin", "fill", "pop", "push", "reverse", "shift", "sort", "splice", "unshift" ->
                ArrayChanges.call(context, name, array, arguments);
            default -> ArrayReads.call(context, name, array, arguments);
        };
    }

    static long length(JsContext context, JsObject array) {
        return array instanceof JsArray own ? own.length() : JsConversions.toLength(context, array.get(context, "length"));
    }

    /** An argument that counts from the start, or if negative from the end. */
    static long relative(JsContext context, Object[] arguments, int index, long length, long ifAbsent) {
        if (argument(arguments, index) == JsUndefined.UNDEFINED) {
            return ifAbsent;
        }
        double relative = JsConversions.toInteger(context, arguments[index]);
        return (long) (relative < 0 ? Math.max(length + relative, 0) : Math.min(relative, length));
    }
}
