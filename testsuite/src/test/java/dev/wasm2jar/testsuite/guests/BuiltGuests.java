package dev.wasm2jar.testsuite.guests;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Large programs, which are not in the repository: scripts in testsuite/guests make them in the user's cache folder, from
 * sources that they download. A test of one that is not there is skipped, and says so aloud.
 */
final class BuiltGuests {

    private BuiltGuests() {}

    static Path file(String name) {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path caches = cache == null || cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        Path file = caches.resolve("wasm2jar/guests").resolve(name + ".wasm");
        if (!Files.exists(file)) {
            String message = "there is no " + file + ": run testsuite/guests/" + name.replaceAll("\\d+$", "") + "*/build.sh";
            System.out.println("*** NOT RUN: " + message);
            Assumptions.abort(message);
        }
        return file;
    }
}
