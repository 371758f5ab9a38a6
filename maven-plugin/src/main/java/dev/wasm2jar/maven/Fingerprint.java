package dev.wasm2jar.maven;

import dev.wasm2jar.compiler.CompilerVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A digest (SHA-256) of all that the output of the compiler depends on. Times of files are not among it. */
final class Fingerprint {

    private final MessageDigest digest = digest();

    /** Of the compiler alone: more inputs are to be added. */
    Fingerprint() {
        String version = CompilerVersion.current();
        add("compiler", version);
        if (version.endsWith("-SNAPSHOT")) {
            // Many compilers have this version.
            add("snapshot", compilerJar());
        }
    }

    private static byte[] compilerJar() {
        try {
            Path location = Path.of(CompilerVersion.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return Files.isRegularFile(location) ? Files.readAllBytes(location) : new byte[0];
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Fingerprint add(String name, Object option) {
        return add(name, String.valueOf(option).getBytes(StandardCharsets.UTF_8));
    }

    Fingerprint add(String name, byte[] contents) {
        byte[] label = name.getBytes(StandardCharsets.UTF_8);
        // With lengths, so that no two lists of inputs are the same bytes.
        digest.update(ByteBuffer.allocate(8).putInt(label.length).putInt(contents.length).array());
        digest.update(label);
        digest.update(contents);
        return this;
    }

    /** The digest in hexadecimal. Nothing can be added any more. */
    String finish() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The digest of a file's contents, in hexadecimal. */
    static String of(byte[] contents) {
        return HexFormat.of().formatHex(digest().digest(contents));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java platform has it.
            throw new IllegalStateException(impossible);
        }
    }
}
