package dev.wasm2jar.benchmarks;

import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.host.WasiFunctions;
import dev.wasm2jar.runtime.wasi.ProcessExit;
import dev.wasm2jar.runtime.wasi.Wasi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The module compiled by wasm2jar, in this JVM; a fresh instance for every run. */
final class CompiledEngine implements Engine {

    private final MethodHandle instantiate;
    private final MethodHandle start;

    CompiledEngine(Path module) throws IOException {
        byte[] binary = Files.readAllBytes(module);
        CompilerOptions options = CompilerOptions.of(module.getFileName().toString(), "wasm.Kernels")
                .withHost(new WasiFunctions());
        ClassLoader loader = Compiler.compile(binary, options).toClassLoader(CompiledEngine.class.getClassLoader());
        try {
            Class<?> type = loader.loadClass("wasm.Kernels");
            var lookup = MethodHandles.publicLookup();
            instantiate = lookup.findStatic(type, "instantiate", MethodType.methodType(type, Wasi.class))
                    .asType(MethodType.methodType(Object.class, Wasi.class));
            start = lookup.findVirtual(type, "_start", MethodType.methodType(void.class))
                    .asType(MethodType.methodType(void.class, Object.class));
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    @Override
    public String run(String kernel, int size) {
        var output = new ByteArrayOutputStream();
        try (Wasi wasi = Wasi.builder()
                .arguments("kernels", kernel, Integer.toString(size))
                .stdout(output)
                .build()) {
            Object instance = (Object) instantiate.invokeExact(wasi);
            start.invokeExact(instance);
        } catch (ProcessExit exit) {
            if (exit.code() != 0) {
                throw new IllegalStateException("exit code " + exit.code());
            }
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {}
}
