package dev.wasm2jar.compiler.bindgen;

import dev.wasm2jar.compiler.wasm.CustomSection;
import dev.wasm2jar.compiler.wasm.Module;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The section that tells which tools have made a module (tool-conventions, ProducersSection.md). */
final class Producers {

    private final byte[] contents;
    private int position;

    private Producers(byte[] contents) {
        this.contents = contents;
    }

    /** The version of a tool without what follows its first space, e.g. {@code 0.2.92}; empty if it is not named. */
    static Optional<String> version(Module module, String tool) {
        try {
            return module.customSection("producers").map(CustomSection::contents)
                    .flatMap(contents -> new Producers(contents.toArray()).find(tool));
        } catch (ArrayIndexOutOfBoundsException malformed) {
            return Optional.empty();
        }
    }

    private Optional<String> find(String tool) {
        int fields = number();
        for (int field = 0; field < fields; field++) {
            text();
            int values = number();
            for (int value = 0; value < values; value++) {
                String name = text();
                String version = text();
                if (name.equals(tool)) {
                    return Optional.of(version.split(" ", 2)[0]);
                }
            }
        }
        return Optional.empty();
    }

    /** Unsigned LEB128. */
    private int number() {
        int result = 0;
        int shift = 0;
        int part;
        do {
            part = contents[position++];
            result |= (part & 0x7F) << shift;
            shift += 7;
        } while (part < 0);
        return result;
    }

    private String text() {
        int length = number();
        position += length;
        return new String(Arrays.copyOfRange(contents, position - length, position), StandardCharsets.UTF_8);
    }
}
