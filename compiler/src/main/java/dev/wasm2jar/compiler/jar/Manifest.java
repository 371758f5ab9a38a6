package dev.wasm2jar.compiler.jar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A manifest with main attributes only, in the order in which they are put. */
final class Manifest {

    static final String PATH = "META-INF/MANIFEST.MF";

    /** The longest line in bytes, without its end (Jar File Specification, "Notes on Manifest and Signature Files"). */
    private static final int MAX_LINE = 72;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Manifest() {
        put("Manifest-Version", "1.0");
    }

    void put(String name, String value) {
        byte[] line = (name + ": " + value).getBytes(StandardCharsets.UTF_8);
        int column = 0;
        for (byte b : line) {
            if (column == MAX_LINE) {
                // A continuation begins with a space; characters may be torn apart.
                bytes.writeBytes(new byte[] {'\r', '\n', ' '});
                column = 1;
            }
            bytes.write(b);
            column++;
        }
        bytes.writeBytes(new byte[] {'\r', '\n'});
    }

    byte[] toBytes() {
        var result = new ByteArrayOutputStream();
        result.writeBytes(bytes.toByteArray());
        result.writeBytes(new byte[] {'\r', '\n'});
        return result.toByteArray();
    }
}
