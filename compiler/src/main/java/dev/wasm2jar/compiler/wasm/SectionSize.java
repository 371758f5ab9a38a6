package dev.wasm2jar.compiler.wasm;

import java.util.ArrayList;
import java.util.List;

/**
 * A section of a binary, as written.
 *
 * @param name for people, e.g. {@code code}; for custom sections their own name
 * @param custom whether it is a custom section
 * @param offset of its contents
 * @param size of its contents in bytes
 */
public record SectionSize(String name, boolean custom, int offset, int size) {

    /** The sections of a parsed module, in their order. */
    public static List<SectionSize> of(Module module) {
        byte[] binary = module.binary();
        var reader = new BinaryReader(binary, Preamble.LENGTH, binary.length);
        var result = new ArrayList<SectionSize>();
        while (reader.hasRemaining()) {
            SectionId section = SectionId.of(reader.unsignedByte());
            int size = reader.length();
            int start = reader.position();
            String name = section == null
                    ? new BinaryReader(binary, start, start + size).name()
                    : section.toString().replace(" section", "");
            result.add(new SectionSize(name, section == null, start, size));
            reader.moveTo(start + size);
        }
        return result;
    }
}
