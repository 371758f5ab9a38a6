package dev.wasm2jar.testsuite;

import dev.wasm2jar.compiler.host.WasiFunctions;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.runtime.wasi.ProcessExit;
import dev.wasm2jar.runtime.wasi.Wasi;
import dev.wasm2jar.runtime.wasi.WasiBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A WASI command, compiled once and run in this JVM as often as one likes. */
public final class WasiProgram {

    private static final WasiFunctions HOST = new WasiFunctions();

    private final String name;
    private final Class<?> type;

    private WasiProgram(String name, Class<?> type) {
        this.name = name;
        this.type = type;
    }

    /**
     * What a run left behind.
     *
     * @param output standard output
     * @param trap what ended it, or null
     */
    public record Result(int exitCode, byte[] output, String stderr, Trap trap) {

        /** The standard output as text. */
        public String stdout() {
            return new String(output, StandardCharsets.UTF_8);
        }
    }

    public static WasiProgram compile(Path file) throws IOException {
        String name = file.getFileName().toString();
        return new WasiProgram(name, Modules.load(Modules.compile(Files.readAllBytes(file), name, HOST)));
    }

    /** Runs the program with arguments and nothing else. */
    public Result run(String... arguments) {
        return run(Wasi.builder().argument(name).arguments(arguments));
    }

    /** Begins to describe what the program can see; its name is the first argument. */
    public WasiBuilder arguments(String... arguments) {
        return Wasi.builder().argument(name).arguments(arguments);
    }

    /** Runs the program; what it prints is part of the result. */
    public Result run(WasiBuilder environment) {
        var stdout = new ByteArrayOutputStream();
        var stderr = new ByteArrayOutputStream();
        int exitCode = 0;
        Trap trap = null;
        try (Wasi wasi = environment.stdout(stdout).stderr(stderr).build()) {
            Instance instance = Modules.instantiateWithStates(type, wasi);
            instance.function("_start").call();
        } catch (ProcessExit exit) {
            exitCode = exit.code();
        } catch (Trap ended) {
            trap = ended;
        }
        return new Result(exitCode, stdout.toByteArray(), stderr.toString(StandardCharsets.UTF_8), trap);
    }
}
