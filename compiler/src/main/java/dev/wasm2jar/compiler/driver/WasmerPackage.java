package dev.wasm2jar.compiler.driver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * What a {@code wasmer.toml} says of an HTTP function: the module of its command with the runner {@code wcgi}, its
 * environment, and its directories.
 *
 * @param module the file that the command runs
 * @param hostOptions the same as host options
 */
record WasmerPackage(Path module, List<String> hostOptions) {

    static final String FILE = "wasmer.toml";

    /** Runners that are CGI, by their short and long names. */
    private static final List<String> RUNNERS = List.of("wcgi", "https://webc.org/runner/wcgi");

    /** @throws UserError if the file is not such a manifest */
    static WasmerPackage read(Path manifest) {
        TomlParseResult toml = Toml.parse(UserFile.text(manifest));
        if (toml.hasErrors()) {
            var first = toml.errors().get(0);
            throw new UserError(manifest + ":" + first.position().line() + ":" + first.position().column() + ": "
                    + first.getMessage());
        }
        TomlTable command = tables(toml, "command").stream()
                .filter(candidate -> RUNNERS.contains(text(candidate, "runner").orElse("")))
                .findFirst()
                .orElseThrow(() -> new UserError(manifest + ": there is no command with runner = \"wcgi\"",
                        "other packages are no HTTP functions; wasm2jar compiles their modules one by one"));
        String name = text(command, "module").orElseThrow(
                () -> new UserError(manifest + ": the command " + text(command, "name").orElse("") + " names no module"));
        String source = tables(toml, "module").stream()
                .filter(module -> text(module, "name").orElse("").equals(name))
                .findFirst()
                .flatMap(module -> text(module, "source"))
                .orElseThrow(() -> new UserError(manifest + ": there is no module \"" + name + "\" with a source",
                        "modules of other packages have to be given as files"));
        return new WasmerPackage(beside(manifest, source), options(manifest, toml, command));
    }

    /** Those of the command's table {@code annotations.wasi}, and the directories of {@code fs}, guest to host. */
    private static List<String> options(Path manifest, TomlTable toml, TomlTable command) {
        var words = new ArrayList<String>();
        TomlTable wasi = Optional.ofNullable(command.getTable(List.of("annotations", "wasi")))
                .orElse(command);
        TomlArray environment = wasi.isArray("env") ? wasi.getArray("env") : null;
        for (int i = 0; environment != null && i < environment.size(); i++) {
            words.addAll(List.of("--env", environment.get(i).toString()));
        }
        TomlTable directories = toml.getTable("fs");
        if (directories != null) {
            for (String guest : directories.keySet()) {
                String host = beside(manifest, String.valueOf(directories.get(List.of(guest)))).toString();
                words.addAll(List.of("--dir", host + "::" + (guest.startsWith("/") ? guest : "/" + guest)));
            }
        }
        return words;
    }

    /** A file that is named relative to the manifest. */
    private static Path beside(Path manifest, String file) {
        Path folder = manifest.getParent();
        return folder == null ? Path.of(file) : folder.resolve(file);
    }

    private static List<TomlTable> tables(TomlTable toml, String name) {
        var tables = new ArrayList<TomlTable>();
        if (toml.isArray(name)) {
            TomlArray array = toml.getArray(name);
            for (int i = 0; i < array.size(); i++) {
                tables.add(array.getTable(i));
            }
        }
        return tables;
    }

    private static Optional<String> text(TomlTable table, String name) {
        return table.isString(name) ? Optional.ofNullable(table.getString(name)) : Optional.empty();
    }
}
