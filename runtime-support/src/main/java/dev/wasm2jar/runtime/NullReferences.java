package dev.wasm2jar.runtime;

/**
 * Which kind of reference was null, from the message of the JVM (JEP 358), which names what was accessed. Only the text
 * of a trap depends on it.
 */
final class NullReferences {

    private NullReferences() {}

    static String describe(NullPointerException failure) {
        String message = failure.getMessage();
        if (message == null) {
            return Trap.NULL_REFERENCE;
        }
        if (message.contains("field \"elements\"") || message.contains("runtime.Array")) {
            return Trap.NULL_ARRAY;
        }
        if (message.contains("field \"i31\"")) {
            return Trap.NULL_I31;
        }
        // Generated classes name the fields of structures by their index.
        int field = message.indexOf("field \"f");
        if (field >= 0 && field + 8 < message.length() && Character.isDigit(message.charAt(field + 8))) {
            return Trap.NULL_STRUCTURE;
        }
        return Trap.NULL_REFERENCE;
    }
}
