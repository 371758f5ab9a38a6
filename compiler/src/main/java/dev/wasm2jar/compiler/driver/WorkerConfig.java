package dev.wasm2jar.compiler.driver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * What a configuration file says of a worker: {@code name}, {@code cors}, {@code instances}, {@code allow-outbound} and the
 * tables {@code routes} and {@code vars}. A wrangler.toml has the name and the variables in the same places; whatever else
 * it says is for Cloudflare.
 *
 * @param words options of the worker
 */
record WorkerConfig(Optional<String> name, List<String> words) {

    private static final String ALLOW_OUTBOUND = "allow-outbound";

    static WorkerConfig read(Path file) {
        TomlParseResult toml = Toml.parse(UserFile.text(file));
        if (toml.hasErrors()) {
            TomlParseError first = toml.errors().get(0);
            throw new UserError(file + ": line " + first.position().line() + ", column " + first.position().column() + ": "
                    + first.getMessage());
        }
        return new WorkerConfig(Optional.ofNullable(text(file, toml, "name")), words(file, toml));
    }

    private static List<String> words(Path file, TomlTable toml) {
        var words = new ArrayList<String>();
        // Wrangler's routes are an array of host names, which mean nothing here.
        if (toml.isTable("routes")) {
            TomlTable routes = toml.getTable("routes");
            for (String route : routes.keySet()) {
                words.add("--route");
                words.add(route + "=" + text(file, routes, route));
            }
        }
        if (toml.isTable("vars")) {
            TomlTable variables = toml.getTable("vars");
            for (String name : variables.keySet()) {
                words.add("--var");
                words.add(name + "=" + value(variables.get(List.of(name))));
            }
        }
        if (toml.contains(ALLOW_OUTBOUND)) {
            TomlArray hosts = toml.isArray(ALLOW_OUTBOUND) ? toml.getArray(ALLOW_OUTBOUND) : null;
            if (hosts == null || !hosts.toList().stream().allMatch(String.class::isInstance)) {
                throw new UserError(file + ": line " + toml.inputPositionOf(ALLOW_OUTBOUND).line() + ": " + ALLOW_OUTBOUND
                        + " must be an array of texts");
            }
            hosts.toList().forEach(host -> words.addAll(List.of("--" + ALLOW_OUTBOUND, (String) host)));
        }
        for (String key : List.of("cors", "instances")) {
            String value = text(file, toml, key);
            if (value != null) {
                words.add("--" + key);
                words.add(value);
            }
        }
        return words;
    }

    /** Texts as they are, everything else as JSON, as Cloudflare has it. */
    private static String value(Object value) {
        if (value instanceof TomlTable table) {
            return table.toJson().strip();
        }
        return String.valueOf(value);
    }

    private static String text(Path file, TomlTable table, String key) {
        Object value = table.get(List.of(key));
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new UserError(file + ": line " + table.inputPositionOf(List.of(key)).line() + ": " + key + " must be a text");
    }
}
