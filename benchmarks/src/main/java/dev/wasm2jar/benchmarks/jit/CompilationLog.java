package dev.wasm2jar.benchmarks.jit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code -XX:+LogCompilation} says of methods. */
final class CompilationLog {

    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z_]+)='([^']*)'");
    /** C2's level; levels 1 to 3 are C1's. */
    private static final int FULL = 4;

    /** What happened to one method. */
    static final class History {
        /** The highest level that it was compiled at from its beginning, 0 if never. */
        int level;
        /** The same from within a loop. */
        int osrLevel;
        /** How often loops in it had gone round when it was last looked at. */
        long backEdges;
        final List<String> failures = new ArrayList<>();

        boolean isFullyCompiled() {
            return level == FULL || osrLevel == FULL;
        }
    }

    private final Map<String, History> methods = new TreeMap<>();

    private CompilationLog() {}

    /** @param relevant tells which methods, as {@code class.method}, are of interest */
    static CompilationLog read(Path file, Predicate<String> relevant) throws IOException {
        var log = new CompilationLog();
        String task = null;
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            for (String line : (Iterable<String>) lines::iterator) {
                if (line.startsWith("<task ")) {
                    task = method(line);
                } else if (line.startsWith("</task>")) {
                    task = null;
                } else if (line.startsWith("<failure ") && task != null && relevant.test(task)) {
                    String reason = attribute(line, "reason");
                    // A task that became superfluous while it waited.
                    if (!reason.equals("stale task")) {
                        log.history(task).failures.add(reason);
                    }
                } else if (line.startsWith("<nmethod ") || line.startsWith("<task_queued ")) {
                    String method = method(line);
                    if (method != null && relevant.test(method)) {
                        log.compiled(log.history(method), line);
                    }
                }
            }
        }
        return log;
    }

    private void compiled(History history, String line) {
        String edges = attribute(line, "backedge_count");
        if (edges != null) {
            history.backEdges = Math.max(history.backEdges, Long.parseLong(edges));
        }
        if (line.startsWith("<nmethod ")) {
            int level = Integer.parseInt(attribute(line, "level"));
            if ("osr".equals(attribute(line, "compile_kind"))) {
                history.osrLevel = Math.max(history.osrLevel, level);
            } else {
                history.level = Math.max(history.level, level);
            }
        }
    }

    private History history(String method) {
        return methods.computeIfAbsent(method, name -> new History());
    }

    Map<String, History> methods() {
        return methods;
    }

    /** {@code class.method}, from an attribute with the class, the method and the descriptor. */
    private static String method(String line) {
        String method = attribute(line, "method");
        if (method == null) {
            return null;
        }
        String[] parts = method.split(" ");
        return parts[0] + "." + parts[1];
    }

    private static String attribute(String line, String name) {
        Matcher matcher = ATTRIBUTE.matcher(line);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return matcher.group(2);
            }
        }
        return null;
    }
}
