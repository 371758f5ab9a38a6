package dev.wasm2jar.compiler.wasm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the official test suite and the guest programs are: the folder named by the system property
 * {@code wasm2jar.shared}, or else {@code shared} beside the repository.
 */
final class SharedFiles {

    private SharedFiles() {}

    /** A folder in it; says aloud when it is not there. */
    static Optional<Path> folder(String name, Class<?> test) {
        String configured = System.getProperty("wasm2jar.shared");
        Path shared = configured != null ? Path.of(configured) : repository().resolveSibling("shared");
        Path folder = shared.resolve(name);
        if (Files.isDirectory(folder)) {
            return Optional.of(folder);
        }
        System.out.println("*** " + test.getSimpleName() + " WAS NOT RUN: there is no " + folder.toAbsolutePath()
                + " (set -Dwasm2jar.shared)");
        return Optional.empty();
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && Files.exists(folder.resolveSibling("pom.xml"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
