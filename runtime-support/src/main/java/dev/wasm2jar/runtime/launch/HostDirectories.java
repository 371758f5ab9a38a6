package dev.wasm2jar.runtime.launch;

import dev.wasm2jar.runtime.wasi.WasiBuilder;
import dev.wasm2jar.runtime.wasi.WasiPreopens;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Opens the directories that the program may use. */
final class HostDirectories {

    private static final String SEPARATOR = "::";
    private static final String READ_ONLY = "ro";

    private HostDirectories() {}

    /** @param directory {@code HOST}, {@code HOST::GUEST} or {@code HOST::GUEST::ro} */
    static void add(WasiBuilder builder, String directory) throws UsageException {
        int first = directory.indexOf(SEPARATOR);
        String host = first < 0 ? directory : directory.substring(0, first);
        String guest = first < 0 ? directory : directory.substring(first + SEPARATOR.length());
        int second = guest.indexOf(SEPARATOR);
        boolean readOnly = false;
        if (first >= 0 && second >= 0) {
            readOnly = guest.startsWith(READ_ONLY, second + SEPARATOR.length())
                    && guest.length() == second + SEPARATOR.length() + READ_ONLY.length();
            if (!readOnly) {
                throw new UsageException("--dir " + directory + ": after the second :: only \"ro\" can stand");
            }
            guest = guest.substring(0, second);
        }
        if (guest.isEmpty()) {
            throw new UsageException("--dir " + directory + ": the name for the guest is empty");
        }
        try {
            if (readOnly) {
                WasiPreopens.readOnlyDirectory(builder, Path.of(host), guest);
            } else {
                WasiPreopens.directory(builder, Path.of(host), guest);
            }
        } catch (IOException | InvalidPathException failure) {
            throw new UsageException("--dir " + directory + ": cannot open the directory " + host + ": "
                    + FailureReport.reason(failure)
                    + (host.equals(directory) && host.indexOf(":/") > 0 ? "; the name for the guest goes after ::" : ""));
        }
    }
}
