package dev.wasm2jar.runtime.worker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which requests a function answers: {@code POST /users/{id}=update_user}. Without a method it is all of them. A part of the
 * path in braces is any one part, whose value a parameter of that name gets; a last part {@code *} is any number of parts.
 */
final class Route {

    /** Null for any. */
    final String method;
    final WorkerFunction function;
    /** The number of the function among those of the program. */
    final int number;
    private final String[] parts;

    private Route(String method, String[] parts, WorkerFunction function, int number) {
        this.method = method;
        this.parts = parts;
        this.function = function;
        this.number = number;
    }

    /**
     * Understands a route.
     *
     * @throws IllegalArgumentException if it makes no sense, or no function has that name
     */
    static Route parse(String text, List<WorkerFunction> functions) {
        int equals = text.lastIndexOf('=');
        int space = text.indexOf(' ');
        String path = equals < 0 ? "" : text.substring(space + 1, equals).strip();
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException(
                    "--route takes [METHOD] /PATH=FUNCTION, not \"".concat(text).concat("\""));
        }
        String name = text.substring(equals + 1).strip();
        for (int i = 0; i < functions.size(); i++) {
            if (functions.get(i).name.equals(name)) {
                return new Route(space < 0 || space > equals ? null : text.substring(0, space), split(path),
                        functions.get(i), i);
            }
        }
        throw new IllegalArgumentException(unknown(text, name, functions));
    }

    private static String unknown(String text, String name, List<WorkerFunction> functions) {
        var message = new StringBuilder("--route ").append(text).append(": no function that can answer requests is named ")
                .append(name).append("; there are");
        String separator = " ";
        for (WorkerFunction function : functions) {
            message.append(separator).append(function.name);
            separator = ", ";
        }
        return message.toString();
    }

    /** The route that a function has by itself: its name. */
    static Route ofName(WorkerFunction function, int number) {
        return new Route(null, new String[] {function.name}, function, number);
    }

    /** The parts of a path, without the empty one before the first slash. */
    static String[] split(String path) {
        List<String> parts = new ArrayList<>();
        int start = 1;
        while (start <= path.length()) {
            int end = path.indexOf('/', start);
            end = end < 0 ? path.length() : end;
            parts.add(path.substring(start, end));
            start = end + 1;
        }
        return parts.toArray(new String[0]);
    }

    /** The values of the named parts if a path is one of this route's; else null. */
    Map<String, String> match(String[] path) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (part.equals("*") && i == parts.length - 1) {
                return values;
            }
            if (i >= path.length) {
                return null;
            }
            if (part.startsWith("{") && part.endsWith("}")) {
                values.put(part.substring(1, part.length() - 1), PercentCoding.decode(path[i]));
            } else if (!part.equals(path[i])) {
                return null;
            }
        }
        return path.length == parts.length ? values : null;
    }
}
