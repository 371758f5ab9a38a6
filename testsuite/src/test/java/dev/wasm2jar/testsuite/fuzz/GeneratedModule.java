package dev.wasm2jar.testsuite.fuzz;

import java.util.ArrayList;
import java.util.List;

/** A module that can still be edited. */
final class GeneratedModule {

    /** A defined type; of a function, {@code fields} are the results. */
    record Definition(Shape shape, List<Type> parameters, List<Type> fields, List<Boolean> mutable, int supertype) {}

    enum Shape { FUNCTION, STRUCT, ARRAY }

    record MemoryInfo(boolean wide, boolean shared, int minimum, int maximum) {}

    record TableInfo(Type type, boolean wide, int minimum, int maximum) {}

    record GlobalInfo(Type type, boolean mutable, byte[] value) {}

    /** A call from the host, arguments in the form "i32:5", floating-point ones as hexadecimal bits. */
    record Invocation(int export, List<String> arguments) {}

    /** A function; its body is a block whose results are those of the function. */
    static final class Function {
        final int type;
        final List<Type> parameters;
        final List<Type> results;
        final List<Type> locals = new ArrayList<>();
        Node body;
        boolean exported;

        Function(int type, List<Type> parameters, List<Type> results) {
            this.type = type;
            this.parameters = parameters;
            this.results = results;
        }

        Type local(int index) {
            return index < parameters.size() ? parameters.get(index) : locals.get(index - parameters.size());
        }

        int localCount() {
            return parameters.size() + locals.size();
        }

        int addLocal(Type type) {
            locals.add(type);
            return localCount() - 1;
        }
    }

    /** Imported functions: one for each number type, takes a value of it. */
    static final List<Type> LOGGED = List.of(Type.I32, Type.I64, Type.F32, Type.F64);
    static final int FUEL = 0;

    final List<Definition> definitions = new ArrayList<>();
    final List<Function> functions = new ArrayList<>();
    final List<MemoryInfo> memories = new ArrayList<>();
    final List<TableInfo> tables = new ArrayList<>();
    final List<GlobalInfo> globals = new ArrayList<>();
    /** Types of functions without results. */
    final List<List<Type>> tags = new ArrayList<>();
    final List<byte[]> data = new ArrayList<>();
    /** Passive segments of functions. */
    final List<List<Integer>> elements = new ArrayList<>();
    List<Invocation> invocations = new ArrayList<>();
    private final List<List<List<Type>>> plainTypes = new ArrayList<>();

    /** The index of a function type outside of the recursive group. */
    int plainType(List<Type> parameters, List<Type> results) {
        var key = List.of(parameters, results);
        int found = plainTypes.indexOf(key);
        if (found < 0) {
            plainTypes.add(key);
            found = plainTypes.size() - 1;
        }
        return definitions.size() + found;
    }

    static String exportName(int function) {
        return "f" + function;
    }

    byte[] toBytes() {
        plainTypes.clear();
        List<byte[]> imports = new ArrayList<>();
        for (Type type : LOGGED) {
            imports.add(new Out().name("host").name(type.text()).bytes(0)
                    .unsigned(plainType(List.of(type), List.of())).toBytes());
        }
        List<byte[]> tagTypes = new ArrayList<>();
        for (List<Type> tag : tags) {
            tagTypes.add(new Out().bytes(0).unsigned(plainType(tag, List.of())).toBytes());
        }
        List<byte[]> declared = new ArrayList<>();
        List<byte[]> bodies = new ArrayList<>();
        for (Function function : functions) {
            declared.add(new Out().unsigned(function.type >= 0 ? function.type
                    : plainType(function.parameters, function.results)).toBytes());
            var body = new Out().unsigned(function.locals.size());
            function.locals.forEach(local -> body.unsigned(1).type(local));
            byte[] all = body.bytes(BodyWriter.write(this, function.body)).toBytes();
            bodies.add(new Out().unsigned(all.length).bytes(all).toBytes());
        }
        var out = new Out().bytes(0, 'a', 's', 'm', 1, 0, 0, 0);
        out.section(1, types());
        out.section(2, imports);
        out.section(3, declared);
        out.section(4, tables.stream().map(GeneratedModule::table).toList());
        out.section(5, memories.stream().map(GeneratedModule::memory).toList());
        out.section(13, tagTypes);
        out.section(6, globals.stream().map(global -> new Out().type(global.type).bytes(global.mutable ? 1 : 0)
                .bytes(global.value).bytes(0x0b).toBytes()).toList());
        out.section(7, exports());
        out.section(9, elementSegments());
        if (!data.isEmpty()) {
            out.bytes(12, 1).unsigned(data.size());
        }
        out.section(10, bodies);
        out.section(11, data.stream().map(bytes -> new Out().bytes(1).unsigned(bytes.length).bytes(bytes).toBytes())
                .toList());
        return out.toBytes();
    }

    private List<byte[]> types() {
        List<byte[]> result = new ArrayList<>();
        if (!definitions.isEmpty()) {
            var group = new Out().bytes(0x4e).unsigned(definitions.size());
            definitions.forEach(definition -> write(definition, group));
            result.add(group.toBytes());
        }
        for (List<List<Type>> type : plainTypes) {
            result.add(new Out().bytes(0x60).types(type.get(0)).types(type.get(1)).toBytes());
        }
        return result;
    }

    private static void write(Definition definition, Out out) {
        if (definition.shape != Shape.FUNCTION) {
            out.bytes(0x50);
            if (definition.supertype >= 0) {
                out.unsigned(1).unsigned(definition.supertype);
            } else {
                out.unsigned(0);
            }
        }
        switch (definition.shape) {
            case FUNCTION -> out.bytes(0x60).types(definition.parameters).types(definition.fields);
            case ARRAY -> out.bytes(0x5e).type(definition.fields.get(0)).bytes(definition.mutable.get(0) ? 1 : 0);
            case STRUCT -> {
                out.bytes(0x5f).unsigned(definition.fields.size());
                for (int i = 0; i < definition.fields.size(); i++) {
                    out.type(definition.fields.get(i)).bytes(definition.mutable.get(i) ? 1 : 0);
                }
            }
        }
    }

    private static byte[] table(TableInfo table) {
        return new Out().type(table.type).bytes(table.wide ? 5 : 1).unsigned(table.minimum).unsigned(table.maximum)
                .toBytes();
    }

    private static byte[] memory(MemoryInfo memory) {
        return new Out().bytes(1 | (memory.shared ? 2 : 0) | (memory.wide ? 4 : 0))
                .unsigned(memory.minimum).unsigned(memory.maximum).toBytes();
    }

    private List<byte[]> exports() {
        List<byte[]> result = new ArrayList<>();
        for (int i = 0; i < functions.size(); i++) {
            if (functions.get(i).exported) {
                result.add(export(exportName(i), 0, LOGGED.size() + i));
            }
        }
        for (int i = 0; i < memories.size(); i++) {
            result.add(export("m" + i, 2, i));
        }
        for (int i = 0; i < globals.size(); i++) {
            if (globals.get(i).type.number()) {
                result.add(export("g" + i, 3, i));
            }
        }
        for (int i = 0; i < tags.size(); i++) {
            result.add(export("t" + i, 4, i));
        }
        return result;
    }

    private static byte[] export(String name, int kind, int index) {
        return new Out().name(name).bytes(kind).unsigned(index).toBytes();
    }

    private List<byte[]> elementSegments() {
        List<byte[]> result = new ArrayList<>();
        for (List<Integer> segment : elements) {
            var out = new Out().bytes(1, 0).unsigned(segment.size());
            segment.forEach(function -> out.unsigned(LOGGED.size() + function));
            result.add(out.toBytes());
        }
        // Declares all functions, so that ref.func may name them (spec 3.4.3).
        var all = new Out().bytes(3, 0).unsigned(functions.size());
        for (int i = 0; i < functions.size(); i++) {
            all.unsigned(LOGGED.size() + i);
        }
        result.add(all.toBytes());
        for (int table = 0; table < tables.size(); table++) {
            TableInfo info = tables.get(table);
            var fill = new ArrayList<Integer>();
            for (int i = 0; i < functions.size() && fill.size() < info.minimum - 2; i++) {
                if (info.type.equals(Type.FUNC) || info.type.defined() && functions.get(i).type == info.type.index()) {
                    fill.add(i);
                }
            }
            if (fill.isEmpty()) {
                continue;
            }
            var out = new Out().unsigned(6).unsigned(table).bytes(info.wide ? 0x42 : 0x41, 1, 0x0b)
                    .type(info.type).unsigned(fill.size());
            fill.forEach(function -> out.bytes(0xd2).unsigned(LOGGED.size() + function).bytes(0x0b));
            result.add(out.toBytes());
        }
        return result;
    }
}
