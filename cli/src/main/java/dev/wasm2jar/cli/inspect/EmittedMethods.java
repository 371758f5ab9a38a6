package dev.wasm2jar.cli.inspect;

import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.host.WasiFunctions;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ModuleException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The JVM methods that the functions of a module become. */
public sealed interface EmittedMethods {

    /** @param codeSizes bytes of bytecode of each method of a function, by the function's index */
    record Known(Map<Integer, List<Integer>> codeSizes) implements EmittedMethods {

        /** Bytes of bytecode of each method of a function: first the one that is called, then its pieces. */
        List<Integer> of(int function) {
            return codeSizes.getOrDefault(function, List.of());
        }
    }

    /** @param reason why the module cannot be compiled */
    record Unknown(String reason) implements EmittedMethods {}

    /** Compiles a module to see. */
    static EmittedMethods of(Module module, String name) {
        Map<Integer, List<Integer>> codeSizes = new ConcurrentHashMap<>();
        var collector = new CompilerOptions.Progress() {
            @Override
            public void functions(int done, int total) {}

            @Override
            public void method(int function, String method, int codeSize) {
                // All methods of a function are told of by the thread that emits it.
                codeSizes.computeIfAbsent(function, key -> new ArrayList<>(1)).add(codeSize);
            }
        };
        try {
            Compiler.compile(module, CompilerOptions.of(name, "wasm.Module")
                    .withHost(new WasiFunctions())
                    .withProgress(collector));
            return new Known(codeSizes);
        } catch (ModuleException problem) {
            return new Unknown(problem.getMessage());
        }
    }
}
