package dev.wasm2jar.testsuite.guests;

import dev.wasm2jar.testsuite.SharedFolder;
import dev.wasm2jar.testsuite.WasiProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The guest programs of the repository; testsuite/guests/README.md says what each does. */
final class Guests {

    private Guests() {}

    private static Path folder() {
        return SharedFolder.repository().resolve("testsuite/guests/wasm");
    }

    static Path file(String name) {
        return folder().resolve(name + ".wasm");
    }

    static WasiProgram compile(String name) throws IOException {
        return WasiProgram.compile(file(name));
    }

    /** What the kernels print. */
    static List<String> expectedKernels() throws IOException {
        return Files.readAllLines(folder().resolve("kernels.expected"));
    }

    /** What a program without arguments prints. */
    static String expected(String name) throws IOException {
        return Files.readString(folder().resolve(name + ".expected"));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
