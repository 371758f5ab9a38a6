package dev.wasm2jar.compiler.bindgen.glue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The glue of a module: functions by their names. Its text is made by a machine, one statement a line, and each function ends
 * with a brace at the indentation at which it begins; anything else is not found, and so refused by whoever needs it.
 */
public final class GlueFile {

    private static final Pattern FUNCTION = Pattern.compile(
            "(\\s*)(?:export function (\\w+)|(?:module\\.)?exports\\.(\\w+) = function|imports\\.wbg\\.(\\w+) = function)"
                    + "\\s*\\(([\\w, ]*)\\) \\{(.*)");
    private static final Pattern CLASS = Pattern.compile("(?:export )?class (\\w+) .*");
    private static final Pattern PARAMETER = Pattern.compile("\\s*\\* @param \\{(.+)\\} \\[?(\\w+)\\]?.*");
    private static final Pattern HEAP = Pattern.compile("(?:const|let) heap = new Array\\((\\d+)\\).*");
    /** What functions of the module are called if the glue does not see them by their own names. */
    private static final Pattern ALLOCATION =
            Pattern.compile(".*passStringToWasm0\\(\\w+, wasm\\.(\\w+), wasm\\.\\w+\\).*");
    private static final Pattern EXCEPTION = Pattern.compile("\\s*wasm\\.(\\w+)\\(addHeapObject\\(e\\)\\);");

    private final String file;
    private final Map<String, GlueFunction> functions = new LinkedHashMap<>();
    private final Map<String, Integer> classes = new LinkedHashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private Optional<Integer> firstHandle = Optional.empty();
    private boolean optionsAreF64;

    private GlueFile(String file) {
        this.file = file;
    }

    /**
     * Reads it.
     *
     * @param file for messages
     */
    public static GlueFile parse(String file, String text) {
        var glue = new GlueFile(file);
        glue.read(text.lines().toList());
        return glue;
    }

    /** Whether it has functions; what only loads a module has none. */
    public boolean hasFunctions() {
        return !functions.isEmpty();
    }

    String file() {
        return file;
    }

    Optional<GlueFunction> function(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    List<GlueFunction> functions() {
        return List.copyOf(functions.values());
    }

    /** Exported classes by their names, with the line of each. */
    Map<String, Integer> classes() {
        return classes;
    }

    /** The names that wasm-bindgen has for functions of the module whose exports are named otherwise, by these. */
    Map<String, String> aliases() {
        return aliases;
    }

    /** The number of the handle of {@code undefined}, if values have handles at all. */
    Optional<Integer> firstHandle() {
        return firstHandle;
    }

    /** Whether optional 32-bit numbers are one f64. */
    boolean optionsAreF64() {
        return optionsAreF64;
    }

    private void read(List<String> lines) {
        Map<String, String> documented = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            note(line);
            Matcher parameter = PARAMETER.matcher(line);
            Matcher type = CLASS.matcher(line);
            Matcher start = FUNCTION.matcher(line);
            if (line.startsWith("/**")) {
                documented.clear();
            } else if (parameter.matches()) {
                documented.put(parameter.group(2), parameter.group(1));
            } else if (type.matches() && !type.group(1).startsWith("__")) {
                classes.put(type.group(1), i + 1);
            } else if (start.matches()) {
                i = function(start, lines, i, Map.copyOf(documented));
                documented.clear();
            }
        }
    }

    private void note(String line) {
        Matcher heap = HEAP.matcher(line);
        if (heap.matches()) {
            firstHandle = Optional.of(Integer.valueOf(heap.group(1)));
        }
        Matcher allocation = ALLOCATION.matcher(line);
        if (allocation.matches()) {
            aliases.put(allocation.group(1), "__wbindgen_malloc");
        }
        Matcher exception = EXCEPTION.matcher(line);
        if (exception.matches()) {
            aliases.put(exception.group(1), "__wbindgen_exn_store");
        }
        optionsAreF64 |= line.contains("0x100000001");
    }

    /** @return the index of its last line */
    private int function(Matcher start, List<String> lines, int first, Map<String, String> documented) {
        String indentation = start.group(1);
        String name = start.group(2) != null ? start.group(2) : start.group(3) != null ? start.group(3) : start.group(4);
        var body = new ArrayList<String>();
        var numbers = new ArrayList<Integer>();
        if (!start.group(6).isBlank()) {
            body.add(start.group(6).strip());
            numbers.add(first + 1);
        }
        int i = first + 1;
        while (i < lines.size() && !lines.get(i).startsWith(indentation + "}")) {
            note(lines.get(i));
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                body.add(line);
                numbers.add(i + 1);
            }
            i++;
        }
        if (i < lines.size() && lines.get(i).contains("arguments)")) {
            body.add(lines.get(i).strip());
            numbers.add(i + 1);
        }
        List<String> parameters = start.group(5).isBlank() ? List.of() : List.of(start.group(5).split(", ?"));
        functions.put(name, new GlueFunction(file, name, first + 1, parameters, documented, body, numbers));
        return i;
    }
}
