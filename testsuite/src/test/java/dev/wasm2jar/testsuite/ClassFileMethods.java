package dev.wasm2jar.testsuite;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads how much code each method of a class file has (JVMS 4.7.3, code_length). */
final class ClassFileMethods {

    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;

    private final DataInputStream input;
    private String[] texts;

    private ClassFileMethods(byte[] classFile) {
        this.input = new DataInputStream(new ByteArrayInputStream(classFile));
    }

    /** Bytes of code by name and descriptor. */
    static Map<String, Integer> codeLengths(byte[] classFile) {
        try {
            return new ClassFileMethods(classFile).read();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private Map<String, Integer> read() throws IOException {
        input.skipNBytes(8);
        readConstants();
        input.skipNBytes(6);
        input.skipNBytes(2L * input.readUnsignedShort());
        Map<String, Integer> lengths = new LinkedHashMap<>();
        readMembers(new LinkedHashMap<>());
        readMembers(lengths);
        return lengths;
    }

    private void readConstants() throws IOException {
        texts = new String[input.readUnsignedShort()];
        for (int i = 1; i < texts.length; i++) {
            int tag = input.readUnsignedByte();
            if (tag == UTF8) {
                texts[i] = input.readUTF();
            } else {
                input.skipNBytes(constantLength(tag));
            }
            if (tag == LONG || tag == DOUBLE) {
                i++;
            }
        }
    }

    /** JVMS table 4.4-A. */
    private static int constantLength(int tag) {
        return switch (tag) {
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case LONG, DOUBLE -> 8;
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            default -> throw new IllegalArgumentException("constant of kind " + tag);
        };
    }

    private void readMembers(Map<String, Integer> codeLengths) throws IOException {
        int count = input.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            input.skipNBytes(2);
            String name = texts[input.readUnsignedShort()] + texts[input.readUnsignedShort()];
            int attributes = input.readUnsignedShort();
            for (int j = 0; j < attributes; j++) {
                String attribute = texts[input.readUnsignedShort()];
                int length = input.readInt();
                if (attribute.equals("Code")) {
                    input.skipNBytes(4);
                    codeLengths.put(name, input.readInt());
                    input.skipNBytes(length - 8L);
                } else {
                    input.skipNBytes(length);
                }
            }
        }
    }
}
