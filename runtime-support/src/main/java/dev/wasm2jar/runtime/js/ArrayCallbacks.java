package dev.wasm2jar.runtime.js;

/** The methods of {@code Array.prototype} that call a function for each element. */
final class ArrayCallbacks {

    private ArrayCallbacks() {}

    static Object call(JsContext context, String name, JsObject array, Object[] arguments) {
        long length = ArrayLibrary.length(context, array);
        JsFunction function = Library.function(arguments, 0);
        if (name.equals("reduce") || name.equals("reduceRight")) {
            return reduce(context, name, array, arguments);
        }
        Object receiver = Library.argument(arguments, 1);
        if (name.equals("findLast") || name.equals("findLastIndex")) {
            return findLast(context, name, array, function, receiver);
        }
        boolean seesHoles = name.startsWith("find");
        JsArray made = new JsArray();
        for (long i = 0; i < length; i++) {
            if (!seesHoles && !array.has(context, Long.toString(i))) {
                if (name.equals("map")) {
                    made.set(context, "length", JsNumber.of(i + 1));
                }
                continue;
            }
            Object element = array.getIndex(context, i);
            Object answer = function.call(context, receiver, element, JsNumber.of(i), array);
            switch (name) {
                case "every":
                    if (!JsConversions.toBoolean(answer)) {
                        return false;
                    }
                    break;
                case "some":
                    if (JsConversions.toBoolean(answer)) {
                        return true;
                    }
                    break;
                case "find", "findIndex":
                    if (JsConversions.toBoolean(answer)) {
                        return name.equals("find") ? element : JsNumber.of(i);
                    }
                    break;
                case "filter":
                    if (JsConversions.toBoolean(answer)) {
                        made.add(element);
                    }
                    break;
                case "map":
                    made.setIndex(context, i, answer);
                    break;
                case "flatMap":
                    ArrayReads.flatten(context, made, answer, 1);
                    break;
                default:
                    break;
            }
        }
        return switch (name) {
            case "every" -> true;
            case "some" -> false;
            case "findIndex" -> JsNumber.of(-1);
            case "find", "forEach" -> JsUndefined.UNDEFINED;
            default -> made;
        };
    }

    private static Object findLast(
            JsContext context, String name, JsObject array, JsFunction function, Object receiver) {
        for (long i = ArrayLibrary.length(context, array) - 1; i >= 0; i--) {
            Object element = array.getIndex(context, i);
            if (JsConversions.toBoolean(function.call(context, receiver, element, JsNumber.of(i), array))) {
                return name.equals("findLast") ? element : JsNumber.of(i);
            }
        }
        return name.equals("findLast") ? JsUndefined.UNDEFINED : JsNumber.of(-1);
    }

    private static Object reduce(JsContext context, String name, JsObject array, Object[] arguments) {
        JsFunction function = Library.function(arguments, 0);
        long length = ArrayLibrary.length(context, array);
        int step = name.equals("reduce") ? 1 : -1;
        boolean started = arguments.length > 1;
        Object result = Library.argument(arguments, 1);
        for (long i = step > 0 ? 0 : length - 1; i >= 0 && i < length; i += step) {
            if (array.has(context, Long.toString(i))) {
                Object element = array.getIndex(context, i);
                result = started
                        ? function.call(context, JsUndefined.UNDEFINED, result, element, JsNumber.of(i), array) : element;
                started = true;
            }
        }
        if (!started) {
            throw JsException.typeError("Reduce of empty array with no initial value");
        }
        return result;
    }
}
