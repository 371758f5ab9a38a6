package dev.wasm2jar.compiler.wasm;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Assembles small modules by hand. */
final class Binaries {

    private static final HexFormat HEX = HexFormat.of();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Binaries() {
        append("0061736d01000000");
    }

    static Binaries module() {
        return new Binaries();
    }

    /** Bytes written in hexadecimal, with blanks where they help. */
    static byte[] hex(String digits) {
        return HEX.parseHex(digits.replace(" ", ""));
    }

    private void append(String digits) {
        bytes.writeBytes(hex(digits));
    }

    /** A section; contents below 128 bytes. */
    Binaries section(SectionId section, String contents) {
        return section(idOf(section), contents);
    }

    Binaries section(int id, String contents) {
        byte[] content = hex(contents);
        bytes.write(id);
        leb(bytes, content.length);
        bytes.writeBytes(content);
        return this;
    }

    private static int idOf(SectionId section) {
        for (int id = 1; id < 14; id++) {
            if (SectionId.of(id) == section) {
                return id;
            }
        }
        throw new IllegalArgumentException(section.toString());
    }

    static void leb(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest >= 0x80) {
            out.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    byte[] build() {
        return bytes.toByteArray();
    }

    /** A module with one function of a type, without locals. */
    static byte[] function(String type, String code) {
        byte[] body = hex(code);
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        entry.write(1);
        leb(entry, body.length + 1);
        entry.write(0);
        entry.writeBytes(body);
        return module()
                .section(SectionId.TYPE, "01" + type)
                .section(SectionId.FUNCTION, "01 00")
                .section(SectionId.CODE, HEX.formatHex(entry.toByteArray()))
                .build();
    }
}
