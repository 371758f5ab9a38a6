package dev.wasm2jar.runtime.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the route of a request: the first that fits. */
final class Router {

    private final List<Route> routes = new ArrayList<>();

    /**
     * @param words routes as people write them; if there are none, each function is at its name
     * @throws IllegalArgumentException if one makes no sense
     */
    Router(List<String> words, List<WorkerFunction> functions) {
        for (String word : words) {
            routes.add(Route.parse(word, functions));
        }
        if (words.isEmpty()) {
            for (int i = 0; i < functions.size(); i++) {
                routes.add(Route.ofName(functions.get(i), i));
            }
        }
    }

    /** A route, and the values of the named parts of its path. */
    static final class Match {

        final Route route;
        final Map<String, String> values;

        Match(Route route, Map<String, String> values) {
            this.route = route;
            this.values = values;
        }
    }

    /** The route of a request, or null. */
    Match find(String method, String path) {
        String[] parts = Route.split(path);
        for (Route route : routes) {
            if (route.method == null || route.method.equals(method)) {
                Map<String, String> values = route.match(parts);
                if (values != null) {
                    return new Match(route, values);
                }
            }
        }
        return null;
    }

    /** The methods that have a route for a path, with commas between; empty if there is none, {@code *} for all. */
    String methods(String path) {
        String[] parts = Route.split(path);
        var methods = new StringBuilder();
        for (Route route : routes) {
            if (route.match(parts) != null) {
                if (route.method == null) {
                    return "*";
                }
                methods.append(methods.length() == 0 ? "" : ", ").append(route.method);
            }
        }
        return methods.toString();
    }
}
