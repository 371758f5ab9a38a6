package dev.wasm2jar.compiler.host;

import dev.wasm2jar.compiler.jvm.HostFunctions;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.runtime.wasi.WasiBinding;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The functions of WASI preview 1, of the snapshot before it, and of wasi-threads. */
public final class WasiFunctions implements HostFunctions {

    /** Internal name of the class of the state, which {@code instantiate} of a WASI module takes. */
    public static final String STATE = "dev/wasm2jar/runtime/wasi/Wasi";

    private final Map<String, Map<String, HostFunction>> modules = new HashMap<>();

    public WasiFunctions() {
        add(WasiBinding.PREVIEW1);
        add(WasiBinding.UNSTABLE);
        add(WasiBinding.THREADS);
    }

    /** Whether a module imports the function that starts threads. */
    public static boolean startsThreads(Module module) {
        return module.imports().stream()
                .anyMatch(imported -> imported.module().equals(WasiBinding.THREADS)
                        && WasiBinding.find(WasiBinding.THREADS, imported.name()) != null);
    }

    private void add(String module) {
        Map<String, HostFunction> functions = new HashMap<>();
        for (WasiBinding binding : WasiBinding.all(module)) {
            functions.put(binding.name(), new HostFunction(
                    binding.owner(), binding.method(), binding.descriptor(), STATE, binding.type()));
        }
        modules.put(module, functions);
    }

    @Override
    public Optional<HostFunction> find(String module, String name) {
        return Optional.ofNullable(modules.getOrDefault(module, Map.of()).get(name));
    }
}
