package dev.wasm2jar.testsuite.guests;

import dev.wasm2jar.testsuite.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Real programs, which are not in the repository: the scripts {@code testsuite/guests/NAME/build.sh} make them in the
 * user's cache folder, from sources that they download.
 */
public final class BuiltGuests {

    private BuiltGuests() {}

    /** Where the programs are. */
    public static Path folder() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path caches = configured == null || configured.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        return caches.resolve("wasm2jar/guests");
    }

    /** Where their scripts, inputs and expected outputs are. */
    static Path sources() {
        return SharedFolder.repository().resolve("testsuite/guests");
    }

    /**
     * A row of cases.tsv: one run of a program. Cases of a folder build on each other.
     *
     * @param stdin a file that the guest could name, or "-"
     * @param stdout the file in the folder with the expected output, or its SHA-256
     */
    record Case(String folder, String module, String name, int exitCode, String arguments, String stdin, String stdout) {

        static List<Case> all() throws IOException {
            return Files.readAllLines(sources().resolve("cases.tsv")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Case(cells[0], cells[1], cells[2], Integer.parseInt(cells[3]), cells[4], cells[5],
                            cells[6]))
                    .toList();
        }

        Path file() {
            return BuiltGuests.folder().resolve(module + ".wasm");
        }

        String[] words() {
            return arguments.equals("-") ? new String[0] : arguments.split(" ");
        }

        /** Benchmarks run for long. */
        boolean isLong() {
            return name.equals("bench") || name.equals("speed");
        }
    }
}
