package dev.wasm2jar.runtime.worker;

import java.util.ArrayList;
import java.util.List;

/** A function that can answer requests: its name and the types of what it is given. */
final class WorkerFunction {

    /** A string. */
    static final char TEXT = 'S';
    /** An array of bytes. */
    static final char BYTES = 'B';
    static final char BOOLEAN = 'Z';
    static final char INT = 'I';
    static final char LONG = 'J';
    static final char FLOAT = 'F';
    static final char DOUBLE = 'D';
    /** Any JavaScript value. */
    static final char VALUE = 'O';
    /** An array of 32-bit integers; likewise for other elements. */
    static final char INTS = 'i';
    static final char LONGS = 'j';
    static final char SHORTS = 's';
    static final char FLOATS = 'f';
    static final char DOUBLES = 'd';
    /** Of 8-bit integers as numbers. */
    static final char BYTE = 'b';
    static final char SHORT = 't';
    /** Comes before the type of what may be null. */
    private static final char OPTIONAL = '?';

    final String name;
    final List<Parameter> parameters;

    private WorkerFunction(String name, List<Parameter> parameters) {
        this.name = name;
        this.parameters = parameters;
    }

    /** A parameter: its name, its type, and whether it may be null. */
    static final class Parameter {

        final String name;
        final char type;
        final boolean optional;

        Parameter(String name, char type, boolean optional) {
            this.name = name;
            this.type = type;
            this.optional = optional;
        }
    }

    /**
     * From its text: the name, and then for each parameter a space, the name, a colon and the type, e.g. {@code scale v:d
     * k:D}.
     */
    static WorkerFunction parse(String text) {
        int end = text.indexOf(' ');
        String name = end < 0 ? text : text.substring(0, end);
        List<Parameter> parameters = new ArrayList<>();
        while (end >= 0) {
            int start = end + 1;
            end = text.indexOf(' ', start);
            String word = text.substring(start, end < 0 ? text.length() : end);
            int colon = word.indexOf(':');
            parameters.add(new Parameter(word.substring(0, colon), word.charAt(word.length() - 1),
                    word.charAt(colon + 1) == OPTIONAL));
        }
        return new WorkerFunction(name, parameters);
    }

    /** Whether the function is given the whole body: its only parameter is a string or an array of bytes. */
    boolean takesBody() {
        if (parameters.size() != 1) {
            return false;
        }
        char type = parameters.get(0).type;
        return type == TEXT || type == BYTES;
    }
}
