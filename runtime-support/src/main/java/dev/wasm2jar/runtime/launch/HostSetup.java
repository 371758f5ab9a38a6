package dev.wasm2jar.runtime.launch;

import dev.wasm2jar.runtime.wasi.Wasi;
import dev.wasm2jar.runtime.wasi.WasiBuilder;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes what the program sees of its host. */
final class HostSetup {

    private HostSetup() {}

    static Wasi wasi(GuestProgram program, HostOptions options) throws UsageException {
        WasiBuilder builder = Wasi.builder().inheritStdio();
        builder.argument(program.name());
        builder.arguments(options.guestArguments());
        if (options.inheritsEnvironment() || !options.environment().isEmpty()) {
            builder.environment(environment(options));
        }
        for (String directory : options.directories()) {
            HostDirectories.add(builder, directory);
        }
        return builder.build();
    }

    /** The variables that options give to a program. */
    static Map<String, String> environment(HostOptions options) {
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
}
