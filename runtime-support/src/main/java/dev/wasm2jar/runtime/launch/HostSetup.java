package dev.wasm2jar.runtime.launch;

import dev.wasm2jar.runtime.wasi.Wasi;
import dev.wasm2jar.runtime.wasi.WasiBuilder;
import dev.wasm2jar.runtime.wasi.WasiPreopens;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes what the program sees of its host. */
final class HostSetup {

    private static final String SEPARATOR = "::";
    private static final String READ_ONLY = "ro";

    private HostSetup() {}

    static Wasi wasi(GuestProgram program, HostOptions options) throws UsageException {
        WasiBuilder builder = Wasi.builder().inheritStdio();
        builder.argument(program.name());
        builder.arguments(options.guestArguments());
        if (options.inheritsEnvironment() || !options.environment().isEmpty()) {
            builder.environment(environment(options));
        }
        for (String directory : options.directories()) {
            open(builder, directory);
        }
        return builder.build();
    }

    private static Map<String, String> environment(HostOptions options) {
        Map<String, String> result = new LinkedHashMap<>();
        if (options.inheritsEnvironment()) {
            for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
                // Windows keeps current directories under names such as "=C:".
                if (variable.getKey().indexOf('=') < 0) {
                    result.put(variable.getKey(), variable.getValue());
                }
            }
        }
        for (String variable : options.environment()) {
            int equals = variable.indexOf('=');
            String name = equals < 0 ? variable : variable.substring(0, equals);
            String value = equals < 0 ? System.getenv(name) : variable.substring(equals + 1);
            // A variable to inherit that is not set stays unset.
            if (value != null) {
                result.put(name, value);
            }
        }
        return result;
    }

    private static void open(WasiBuilder builder, String directory) throws UsageException {
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
                    + FailureReport.reason(failure));
        }
    }
}
