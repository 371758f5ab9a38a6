package dev.wasm2jar.testsuite.binary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A module (spec 5.5). Types are given by letters: {@code i} for i32, {@code l} for i64, {@code f} for f32, {@code d} for
 * f64, {@code x} for externref, {@code r} for funcref. Imports of a kind must come before definitions of that kind.
 */
public final class ModuleBuilder {

    static final int NO_RESULT = 0x40;

    private static final int FUNCTION = 0;
    private static final int TABLE = 1;
    private static final int MEMORY = 2;
    private static final int GLOBAL = 3;

    private final Map<String, Integer> types = new LinkedHashMap<>();
    private final List<byte[]> imports = new ArrayList<>();
    private final List<FunctionBuilder> functions = new ArrayList<>();
    private final List<byte[]> tables = new ArrayList<>();
    private final List<byte[]> memories = new ArrayList<>();
    private final List<byte[]> globals = new ArrayList<>();
    private final List<byte[]> exports = new ArrayList<>();
    private final List<byte[]> elements = new ArrayList<>();
    private final List<byte[]> data = new ArrayList<>();
    private final List<Integer> start = new ArrayList<>();
    private int importedFunctions;

    static int valueType(char letter) {
        return switch (letter) {
            case 'i' -> 0x7f;
            case 'l' -> 0x7e;
            case 'f' -> 0x7d;
            case 'd' -> 0x7c;
            case 'x' -> 0x6f;
            case 'r' -> 0x70;
            default -> throw new IllegalArgumentException("no type " + letter);
        };
    }

    /** The index of a function type. */
    public int type(String parameters, String results) {
        return types.computeIfAbsent(parameters + ">" + results, key -> types.size());
    }

    private ModuleBuilder importOf(String module, String name, int kind, byte[] type) {
        imports.add(new Bytes().name(module).name(name).write(kind).write(type).toBytes());
        return this;
    }

    public ModuleBuilder importFunction(String module, String name, String parameters, String results) {
        importedFunctions++;
        return importOf(module, name, FUNCTION, new Bytes().unsigned(type(parameters, results)).toBytes());
    }

    public ModuleBuilder importTable(String module, String name, int minimum) {
        return importOf(module, name, TABLE, tableType(minimum));
    }

    public ModuleBuilder importMemory(String module, String name, int minimum) {
        return importOf(module, name, MEMORY, limits(minimum));
    }

    /** Imports a memory that threads can share. */
    public ModuleBuilder importSharedMemory(String module, String name, int minimum, int maximum) {
        return importOf(module, name, MEMORY, new Bytes().write(3).unsigned(minimum).unsigned(maximum).toBytes());
    }

    public ModuleBuilder importGlobal(String module, String name, char type, boolean mutable) {
        return importOf(module, name, GLOBAL, new Bytes().write(valueType(type), mutable ? 1 : 0).toBytes());
    }

    private static byte[] limits(int minimum) {
        return new Bytes().write(0).unsigned(minimum).toBytes();
    }

    private static byte[] tableType(int minimum) {
        return new Bytes().write(valueType('r')).write(limits(minimum)).toBytes();
    }

    /** Adds a function; its body is written to the result. */
    public FunctionBuilder function(String parameters, String results) {
        return add(new FunctionBuilder(parameters, results));
    }

    private FunctionBuilder add(FunctionBuilder function) {
        type(function.parameters(), function.results());
        functions.add(function);
        return function;
    }

    /** Adds a function under a name. */
    public FunctionBuilder exported(String name, String parameters, String results) {
        export(name, FUNCTION, importedFunctions + functions.size());
        return function(parameters, results);
    }

    /** Adds a function that has been made elsewhere under a name. */
    public ModuleBuilder exported(String name, FunctionBuilder function) {
        export(name, FUNCTION, importedFunctions + functions.size());
        add(function);
        return this;
    }

    public ModuleBuilder table(int minimum) {
        tables.add(tableType(minimum));
        return this;
    }

    public ModuleBuilder memory(int minimum) {
        memories.add(limits(minimum));
        return this;
    }

    /** Adds a mutable global of type i32. */
    public ModuleBuilder global(int value) {
        globals.add(new Bytes().write(valueType('i'), 1, 0x41).signed(value).write(0x0b).toBytes());
        return this;
    }

    private ModuleBuilder export(String name, int kind, int index) {
        exports.add(new Bytes().name(name).write(kind).unsigned(index).toBytes());
        return this;
    }

    public ModuleBuilder exportTable(String name, int index) {
        return export(name, TABLE, index);
    }

    public ModuleBuilder exportMemory(String name, int index) {
        return export(name, MEMORY, index);
    }

    public ModuleBuilder exportGlobal(String name, int index) {
        return export(name, GLOBAL, index);
    }

    /** Makes a function, by its index, the one that instantiation calls. */
    public ModuleBuilder start(int function) {
        start.add(function);
        return this;
    }

    /** Puts functions into the first table. */
    public ModuleBuilder elements(int offset, int... indices) {
        var segment = new Bytes().write(0, 0x41).signed(offset).write(0x0b).unsigned(indices.length);
        for (int index : indices) {
            segment.unsigned(index);
        }
        elements.add(segment.toBytes());
        return this;
    }

    /** Puts bytes into the first memory. */
    public ModuleBuilder data(int offset, byte[] bytes) {
        data.add(new Bytes().write(0, 0x41).signed(offset).write(0x0b).unsigned(bytes.length).write(bytes).toBytes());
        return this;
    }

    /** The module in the binary format. */
    public byte[] toBytes() {
        var module = new Bytes().write(0, 'a', 's', 'm', 1, 0, 0, 0);
        section(module, 1, types.keySet().stream().map(ModuleBuilder::functionType).toList());
        section(module, 2, imports);
        section(module, 3, functions.stream()
                .map(function -> new Bytes().unsigned(type(function.parameters(), function.results())).toBytes())
                .toList());
        section(module, 4, tables);
        section(module, 5, memories);
        section(module, 6, globals);
        section(module, 7, exports);
        start.forEach(function -> {
            byte[] index = new Bytes().unsigned(function).toBytes();
            module.write(8).unsigned(index.length).write(index);
        });
        section(module, 9, elements);
        section(module, 10, functions.stream().map(FunctionBuilder::body)
                .map(body -> new Bytes().unsigned(body.length).write(body).toBytes())
                .toList());
        section(module, 11, data);
        return module.toBytes();
    }

    private static byte[] functionType(String key) {
        int arrow = key.indexOf('>');
        var type = new Bytes().write(0x60);
        for (String letters : List.of(key.substring(0, arrow), key.substring(arrow + 1))) {
            type.unsigned(letters.length());
            letters.chars().forEach(letter -> type.write(valueType((char) letter)));
        }
        return type.toBytes();
    }

    private static void section(Bytes module, int id, List<byte[]> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var content = new Bytes().unsigned(entries.size());
        entries.forEach(content::write);
        byte[] bytes = content.toBytes();
        module.write(id).unsigned(bytes.length).write(bytes);
    }
}
