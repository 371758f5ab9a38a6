package dev.wasm2jar.testsuite.builds;

import dev.wasm2jar.testsuite.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The projects in {@code examples/}. */
public final class ExampleFiles {

    private static final Set<String> BUILT = Set.of("target", "build", ".gradle");

    private ExampleFiles() {}

    /** Copies a project. */
    static void copyProject(String name, Path target) throws IOException {
        copy(SharedFolder.repository().resolve("examples").resolve(name), target);
    }

    /** Copies a folder without what was built in it. */
    public static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> paths = Files.walk(source)) {
            for (Path path : paths.filter(path -> !isBuilt(source.relativize(path))).toList()) {
                Path copy = target.resolve(source.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
    }

    /** The files below a folder. */
    static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }

    private static boolean isBuilt(Path path) {
        for (Path part : path) {
            if (BUILT.contains(part.toString())) {
                return true;
            }
        }
        return false;
    }
}
