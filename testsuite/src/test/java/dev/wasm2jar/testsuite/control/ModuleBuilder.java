package dev.wasm2jar.testsuite.control;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Assembles modules (spec 5.5). Code is given in hexadecimal, with blanks where they help. */
final class ModuleBuilder {

    static final String I32 = "7f";
    static final String I64 = "7e";
    static final String F64 = "7c";
    static final String V128 = "7b";
    static final String FUNCREF = "70";

    private final List<byte[]> types = new ArrayList<>();
    private final List<byte[]> imports = new ArrayList<>();
    private final List<byte[]> functions = new ArrayList<>();
    private final List<byte[]> tables = new ArrayList<>();
    private final List<byte[]> tags = new ArrayList<>();
    private final List<byte[]> exports = new ArrayList<>();
    private final List<byte[]> elements = new ArrayList<>();
    private final List<byte[]> bodies = new ArrayList<>();
    private boolean memory;
    private int importedFunctions;

    /** Adds a function type; its index. */
    int type(String parameters, String results) {
        types.add(concat(hex("60"), vector(parameters), vector(results)));
        return types.size() - 1;
    }

    /** Adds an imported function; its index. */
    int importFunction(String module, String name, int type) {
        imports.add(concat(name(module), name(name), hex("00"), leb(type)));
        return importedFunctions++;
    }

    void importTag(String module, String name, int type) {
        imports.add(concat(name(module), name(name), hex("04 00"), leb(type)));
    }

    /** Adds a function without declared locals, which is exported by that name; its index. */
    int function(String exported, int type, String code) {
        return function(exported, type, "00", code);
    }

    /** @param locals a vector of runs */
    int function(String exported, int type, String locals, String code) {
        int index = importedFunctions + functions.size();
        functions.add(leb(type));
        byte[] body = concat(hex(locals), hex(code), hex("0b"));
        bodies.add(concat(leb(body.length), body));
        export(exported, 0, index);
        return index;
    }

    /** Adds a tag, which is exported as "tag" and its index. */
    void tag(int type) {
        export("tag" + tags.size(), 4, tags.size());
        tags.add(concat(hex("00"), leb(type)));
    }

    /** Adds a table of functions with these elements, which is exported as "table". */
    void table(int... functionIndices) {
        export("table", 1, tables.size());
        tables.add(concat(hex("70 00"), leb(functionIndices.length)));
        byte[] list = leb(functionIndices.length);
        for (int index : functionIndices) {
            list = concat(list, leb(index));
        }
        elements.add(concat(hex("00 41 00 0b"), list));
    }

    /** Adds a memory of a page. */
    void memory() {
        memory = true;
    }

    private void export(String name, int kind, int index) {
        exports.add(concat(name(name), new byte[] {(byte) kind}, leb(index)));
    }

    byte[] build() {
        return concat(hex("0061736d 01000000"), section(1, types), section(2, imports), section(3, functions),
                section(4, tables), memory ? section(5, List.of(hex("00 01"))) : new byte[0], section(13, tags),
                section(7, exports), section(9, elements), section(10, bodies));
    }

    private static byte[] section(int id, List<byte[]> entries) {
        if (entries.isEmpty()) {
            return new byte[0];
        }
        byte[] content = concat(leb(entries.size()), concat(entries.toArray(new byte[0][])));
        return concat(new byte[] {(byte) id}, leb(content.length), content);
    }

    private static byte[] vector(String items) {
        byte[] bytes = hex(items);
        return concat(leb(bytes.length), bytes);
    }

    private static byte[] name(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return concat(leb(bytes.length), bytes);
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    /** An unsigned number in hexadecimal LEB128, or a signed one that is not negative. */
    static String number(int value) {
        var out = new ByteArrayOutputStream();
        int rest = value;
        while (rest >= 0x40) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
        return HexFormat.of().formatHex(out.toByteArray());
    }

    private static byte[] leb(int value) {
        return hex(number(value));
    }

    private static byte[] concat(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
