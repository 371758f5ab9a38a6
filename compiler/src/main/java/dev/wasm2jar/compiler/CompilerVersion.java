package dev.wasm2jar.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this compiler. */
public final class CompilerVersion {

    private static final String RESOURCE = "version.txt";

    private CompilerVersion() {}

    /** The version, e.g. {@code 1.2.3}. */
    public static String current() {
        try (InputStream input = CompilerVersion.class.getResourceAsStream(RESOURCE)) {
            if (input == null) {
                throw new IllegalStateException(RESOURCE + " is missing");
            }
            return new String(input.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
