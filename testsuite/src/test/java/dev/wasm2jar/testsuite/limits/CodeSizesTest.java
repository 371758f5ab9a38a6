package dev.wasm2jar.testsuite.limits;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.jvm.HostFunctions;
import dev.wasm2jar.compiler.jvm.JvmBackend;
import dev.wasm2jar.compiler.jvm.MissingImports;
import dev.wasm2jar.compiler.wasm.ModuleParser;
import dev.wasm2jar.testsuite.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What functions are measured to become before they are emitted is what they become. */
class CodeSizesTest {

    @ParameterizedTest
    @ValueSource(strings = {"kernels", "ledger", "rust-wasiapp", "simd-22", "tail", "kotlin-gc-exnref", "mem64-22"})
    void noMethodIsLargerThanMeasured(String guest) throws IOException {
        byte[] wasm = Files.readAllBytes(
                SharedFolder.repository().resolve("testsuite/guests/wasm").resolve(guest + ".wasm"));
        IrModule module = Compiler.lower(ModuleParser.parse(wasm), guest);
        Map<Integer, Integer> measured = new ConcurrentHashMap<>();
        Map<Integer, Integer> emitted = new ConcurrentHashMap<>();
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try {
            JvmBackend.emit(module, "guest/Module", HostFunctions.NONE, MissingImports.FROM_EMBEDDER,
                    (function, codeSize) -> {
                        IrFunction prepared = Compiler.prepare(function, module, codeSize);
                        if (prepared.pieces().isEmpty() && prepared.rest().isEmpty()) {
                            measured.put(prepared.index(), codeSize.applyAsInt(prepared));
                        }
                        return prepared;
                    },
                    worker, (function, name, size) -> emitted.put(function, size), count -> {});
        } finally {
            worker.shutdown();
        }
        assertTrue(measured.size() > 2, measured + "");
        measured.forEach((function, size) -> {
            int actual = emitted.get(function);
            assertTrue(actual <= size && size <= actual * 1.1 + 10,
                    "function " + function + " has " + actual + " bytes and was measured as " + size);
        });
    }
}
