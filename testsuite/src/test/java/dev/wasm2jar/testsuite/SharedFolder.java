package dev.wasm2jar.testsuite;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Where the official suites and the guest programs are: the folder that the system property {@code wasm2jar.shared}
 * names, or else {@code shared} beside the repository.
 *
 * <p>A suite that is not there must not go unnoticed: its tests fail. With {@code -Dwasm2jar.shared.optional=true} they
 * are reported as skipped instead. Both ways a banner says so.
 */
public final class SharedFolder {

    private SharedFolder() {}

    /** A folder in it; ends the calling test when there is none. */
    public static Path folder(String name) {
        Path folder = shared().resolve(name);
        if (!Files.isDirectory(folder)) {
            String message = "there is no " + folder.toAbsolutePath() + ": set -Dwasm2jar.shared=FOLDER";
            System.out.println("\n" + "*".repeat(100) + "\n*** NOT RUN: " + message + "\n" + "*".repeat(100) + "\n");
            Assumptions.assumeFalse(Boolean.getBoolean("wasm2jar.shared.optional"), message);
            Assertions.fail(message + ", or -Dwasm2jar.shared.optional=true to go without");
        }
        return folder;
    }

    private static Path shared() {
        String configured = System.getProperty("wasm2jar.shared");
        return configured != null ? Path.of(configured) : repository().resolveSibling("shared");
    }

    /** The root folder of the repository. */
    public static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && Files.exists(folder.resolveSibling("pom.xml"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
