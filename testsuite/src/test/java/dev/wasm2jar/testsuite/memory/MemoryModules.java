package dev.wasm2jar.testsuite.memory;

import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.compiler.host.WasiFunctions;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.testsuite.Modules;
import java.io.IOException;
import java.io.InputStream;

/** The modules in the resource folder {@code memory}. */
final class MemoryModules {

    private MemoryModules() {}

    static CompiledModule compile(String name) throws IOException {
        try (InputStream input = MemoryModules.class.getResourceAsStream("/memory/" + name)) {
            return Modules.compile(input.readAllBytes(), name, new WasiFunctions());
        }
    }

    static Class<?> load(String name) throws IOException {
        return Modules.load(compile(name));
    }

    /** The result of an exported function, its trap's message, or null. */
    static Object call(Instance instance, String function, Object... arguments) {
        try {
            Object[] results = instance.function(function).call(arguments);
            return results.length == 0 ? null : results[0];
        } catch (Trap trap) {
            return trap.getMessage();
        }
    }
}
