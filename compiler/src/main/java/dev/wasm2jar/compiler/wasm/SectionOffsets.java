package dev.wasm2jar.compiler.wasm;

/** Finds sections again, to say where an invalid definition is; used for errors only. */
final class SectionOffsets {

    private SectionOffsets() {}

    /** Offset of the contents of a section of a parsed module; 0 when there is none. */
    static int of(Module module, SectionId wanted) {
        byte[] binary = module.binary();
        BinaryReader reader = new BinaryReader(binary, Math.min(Preamble.LENGTH, binary.length), binary.length);
        while (reader.hasRemaining()) {
            SectionId section = SectionId.of(reader.unsignedByte());
            int size = reader.length();
            if (section == wanted) {
                return reader.position();
            }
            reader.moveTo(reader.position() + size);
        }
        return 0;
    }
}
