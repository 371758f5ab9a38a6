package dev.wasm2jar.maven;

import dev.wasm2jar.compiler.driver.ClassNames;
import dev.wasm2jar.compiler.driver.InputFile;
import dev.wasm2jar.compiler.driver.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The modules of a project and the classes they become.
 *
 * @param className the one class, or null for classes that are named like the files
 */
record ModuleFiles(Path folder, String packageName, String className) {

    /** The modules below the folder, by the binary names of their classes. */
    Map<String, InputFile> find() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        List<Path> paths;
        try (Stream<Path> files = Files.walk(folder)) {
            paths = files.filter(Files::isRegularFile).filter(ModuleFiles::isModule).sorted().toList();
        }
        if (className != null && paths.size() > 1) {
            throw new UserError("<className> is for one module, but there are " + paths.size() + " in " + folder,
                    "use one <execution> with a <sourceDirectory> of its own for each");
        }
        var result = new TreeMap<String, InputFile>();
        for (Path path : paths) {
            var file = new InputFile(path);
            InputFile other = result.putIfAbsent(className(file), file);
            if (other != null) {
                throw new UserError(
                        path + " and " + other.path() + " would both become the class " + className(file),
                        "rename one of them");
            }
        }
        return result;
    }

    private static boolean isModule(Path path) {
        return path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".wasm");
    }

    /** The binary name of the class for a module. */
    String className(InputFile file) {
        String name = className == null ? ClassNames.of(packageOf(file.path()), file) : className;
        ClassNames.problem(name).ifPresent(problem -> {
            throw new UserError(file.path() + ": " + problem, "<className> or <packageName> gives it another");
        });
        return name;
    }

    private String packageOf(Path path) {
        Path parent = path.startsWith(folder) ? folder.relativize(path).getParent() : null;
        if (parent == null) {
            return packageName;
        }
        var name = new StringJoiner(".");
        parent.forEach(part -> name.add(part.toString()));
        return name.toString();
    }
}
