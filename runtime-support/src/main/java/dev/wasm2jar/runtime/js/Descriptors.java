package dev.wasm2jar.runtime.js;

/** Property descriptors as objects (ECMA-262 6.2.6.4 and 6.2.6.5). */
final class Descriptors {

    private Descriptors() {}

    static JsProperty read(JsContext context, Object value) {
        if (!(value instanceof JsObject object)) {
            throw JsException.typeError("Property description must be an object: " + JsDebug.describe(value));
        }
        JsProperty property = attribute(context, object, "enumerable", JsProperty.ENUMERABLE, JsProperty.empty());
        property = attribute(context, object, "configurable", JsProperty.CONFIGURABLE, property);
        if (object.has(context, "value")) {
            property = property.withValue(object.get(context, "value"));
        }
        property = attribute(context, object, "writable", JsProperty.WRITABLE, property);
        if (object.has(context, "get")) {
            property = property.withGetter(accessor(object.get(context, "get"), "Getter"));
        }
        if (object.has(context, "set")) {
            property = property.withSetter(accessor(object.get(context, "set"), "Setter"));
        }
        if (property.isAccessor() && property.isData()) {
            throw JsException.typeError("Invalid property descriptor. "
                    + "Cannot both specify accessors and a value or writable attribute");
        }
        return property;
    }

    private static JsProperty attribute(
            JsContext context, JsObject object, String name, int attribute, JsProperty property) {
        if (!object.has(context, name)) {
            return property;
        }
        return JsConversions.toBoolean(object.get(context, name)) ? property.with(attribute) : property.without(attribute);
    }

    private static Object accessor(Object function, String kind) {
        if (function != JsUndefined.UNDEFINED && !(function instanceof JsFunction)) {
            throw JsException.typeError(kind + " must be a function: " + JsDebug.describe(function));
        }
        return function;
    }

    static Object write(JsProperty property) {
        if (property == null) {
            return JsUndefined.UNDEFINED;
        }
        JsObject object = new JsObject();
        if (property.isAccessor()) {
            object.put("get", property.getter).put("set", property.setter);
        } else {
            object.put("value", property.value).put("writable", property.isWritable());
        }
        return object.put("enumerable", property.isEnumerable()).put("configurable", property.isConfigurable());
    }
}
