package dev.wasm2jar.benchmarks;

import java.nio.file.Path;

/** Where the benchmarks find what they run; the script that starts them tells. */
final class ProjectFiles {

    private ProjectFiles() {}

    /** The root of the repository. */
    static Path root() {
        return Path.of(System.getProperty("wasm2jar.root", ".")).toAbsolutePath().normalize();
    }

    static Path guest(String name) {
        return root().resolve("testsuite/guests/wasm").resolve(name);
    }

    /** The script that builds a guest. */
    static Path guestScript(String name) {
        return root().resolve("testsuite/guests").resolve(name).resolve("build.sh");
    }

    /** A folder for what the benchmarks build. */
    static Path work() {
        return root().resolve("benchmarks/target");
    }
}
