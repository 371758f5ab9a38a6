package dev.wasm2jar.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The guest programs of the test suite. */
final class Guests {

    private Guests() {}

    static Path file(String name) {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            Path file = folder.resolve("testsuite/guests/wasm").resolve(name);
            if (Files.exists(file)) {
                return file;
            }
            folder = folder.getParent();
        }
        throw new IllegalStateException("there is no testsuite/guests/wasm/" + name + " above the working directory");
    }

    static String path(String name) {
        return file(name).toString();
    }
}
