package dev.wasm2jar.testsuite.builds;

import dev.wasm2jar.testsuite.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The projects in {@code examples/}. */
public final class ExampleFiles {

    private ExampleFiles() {}

    /** Copies a project without what was built in it. */
    public static void copy(String name, Path target) throws IOException {
        Path source = SharedFolder.repository().resolve("examples").resolve(name);
        List<Path> built = List.of(source.resolve("target"), source.resolve("build"), source.resolve(".gradle"));
        try (Stream<Path> paths = Files.walk(source)) {
            for (Path path : paths.filter(path -> built.stream().noneMatch(path::startsWith)).toList()) {
                Path copy = target.resolve(source.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
    }
}
