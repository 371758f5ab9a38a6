package dev.wasm2jar.testsuite.fuzz;

import dev.wasm2jar.testsuite.fuzz.GeneratedModule.Definition;
import dev.wasm2jar.testsuite.fuzz.GeneratedModule.Shape;
import java.util.ArrayList;
import java.util.List;

/** References, tables, structures and arrays. */
final class ReferenceCode {

    private final CodeGenerator code;

    ReferenceCode(CodeGenerator code) {
        this.code = code;
    }

    private GeneratedModule module() {
        return code.module;
    }

    private List<Integer> definitions(Shape shape) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < module().definitions.size(); i++) {
            if (module().definitions.get(i).shape() == shape) {
                found.add(i);
            }
        }
        return found;
    }

    /** Reads a field, an element or a table, whatever the type. */
    Node read(Type type, int depth) {
        return code.anyOf(List.of(() -> structGet(type, depth), () -> arrayGet(type, depth), () -> tableGet(type, depth)));
    }

    private static int getter(Type field, boolean signed, int plain) {
        return !field.packed() ? plain : signed ? plain + 1 : plain + 2;
    }

    private Node structGet(Type type, int depth) {
        List<int[]> found = new ArrayList<>();
        for (int index : definitions(Shape.STRUCT)) {
            List<Type> fields = module().definitions.get(index).fields();
            for (int i = 0; i < fields.size(); i++) {
                if (code.subtypes.matches(fields.get(i).unpacked(), type)) {
                    found.add(new int[] {index, i});
                }
            }
        }
        if (found.isEmpty()) {
            return null;
        }
        int[] field = code.pick(found);
        Type declared = module().definitions.get(field[0]).fields().get(field[1]);
        return Node.plain(new Out().bytes(0xfb, getter(declared, code.chance(0.5), 2)).unsigned(field[0]).unsigned(field[1]),
                List.of(object(field[0], depth)), List.of(type));
    }

    /** A reference that is mostly not null. */
    private Node object(int index, int depth) {
        boolean nullable = code.chance(0.02) || module().definitions.get(index).shape() == Shape.FUNCTION;
        return code.value(Type.ref(index, nullable), depth);
    }

    private Node index(int depth) {
        Node any = code.chance(0.5) ? code.numbers().constant(Type.I32) : code.value(Type.I32, depth);
        return code.chance(0.01) ? any
                : Node.plain(new Out().bytes(0x41).signed(code.pick(List.of(1, 3, 3))).bytes(0x71), List.of(any), List.of(Type.I32));
    }

    private Node count() {
        return Node.plain(new Out().bytes(0x41, code.chance(0.9) ? 1 : code.random.nextInt(6)), List.of(), List.of(Type.I32));
    }

    private Node arrayGet(Type type, int depth) {
        List<Integer> found = new ArrayList<>();
        for (int index : definitions(Shape.ARRAY)) {
            if (code.subtypes.matches(module().definitions.get(index).fields().get(0).unpacked(), type)) {
                found.add(index);
            }
        }
        if (found.isEmpty()) {
            return null;
        }
        int index = code.pick(found);
        Type element = module().definitions.get(index).fields().get(0);
        return Node.plain(new Out().bytes(0xfb, getter(element, code.chance(0.5), 11)).unsigned(index),
                List.of(object(index, depth), index(depth)), List.of(type));
    }

    Node tableIndex(int table, int depth) {
        boolean wide = module().tables.get(table).wide();
        Type type = wide ? Type.I64 : Type.I32;
        if (code.chance(0.5)) {
            return Node.plain(new Out().bytes(wide ? 0x42 : 0x41)
                    .signed(code.random.nextInt(module().tables.get(table).minimum() + (code.chance(0.02) ? 2 : 0))),
                    List.of(), List.of(type));
        }
        Node any = code.value(type, depth);
        return code.chance(0.05) ? any
                : Node.plain(new Out().bytes(wide ? 0x42 : 0x41).signed(7).bytes(wide ? 0x83 : 0x71), List.of(any), List.of(type));
    }

    private List<Integer> tables(Type type) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < module().tables.size(); i++) {
            if (code.subtypes.matches(module().tables.get(i).type(), type)) {
                found.add(i);
            }
        }
        return found;
    }

    private Node tableGet(Type type, int depth) {
        List<Integer> found = tables(type);
        if (found.isEmpty()) {
            return null;
        }
        int table = code.pick(found);
        return Node.plain(new Out().bytes(0x25).unsigned(table), List.of(tableIndex(table, depth)), List.of(type));
    }

    /** A number that tells something about a reference. */
    Node test(int depth) {
        boolean heap = code.declarations.profile.heap();
        return switch (code.random.nextInt(heap ? 6 : 1)) {
            case 0 -> Node.plain(new Out().bytes(0xd1), List.of(code.value(code.declarations.anyReference(), depth)),
                    List.of(Type.I32));
            case 1 -> Node.plain(new Out().bytes(0xd3), List.of(code.value(Type.EQ, depth), code.value(Type.EQ, depth)),
                    List.of(Type.I32));
            case 2 -> {
                Type target = code.declarations.anyReference();
                Type source = code.subtypes.top(target);
                if (source.equals(Type.EXN)) {
                    yield null;
                }
                var out = new Out().bytes(0xfb, code.chance(0.5) ? 0x14 : 0x15);
                target.heapType(out);
                yield Node.plain(out, List.of(code.value(source, depth)), List.of(Type.I32));
            }
            case 3 -> Node.plain(new Out().bytes(0xfb, code.chance(0.5) ? 0x1d : 0x1e),
                    List.of(code.value(code.chance(0.98) ? Type.I31.asNonNull() : Type.I31, depth)), List.of(Type.I32));
            case 4 -> {
                List<Integer> arrays = definitions(Shape.ARRAY);
                yield arrays.isEmpty() ? null
                        : Node.plain(new Out().bytes(0xfb, 0x0f), List.of(object(code.pick(arrays), depth)), List.of(Type.I32));
            }
            default -> {
                List<Integer> found = tables(code.declarations.anyReference());
                yield found.isEmpty() || module().tables.get(found.get(0)).wide() ? null
                        : Node.plain(new Out().bytes(0xfc, 16).unsigned(found.get(0)), List.of(), List.of(Type.I32));
            }
        };
    }

    Node value(Type type, int depth) {
        return code.anyOf(List.of(
                () -> make(type, depth), () -> make(type, depth), () -> cast(type, depth), () -> branch(type, depth),
                () -> nonNull(type, depth)));
    }

    private Node nonNull(Type type, int depth) {
        if (code.chance(0.8)) {
            return null;
        }
        Node operand = code.value(type.asNullable(), depth);
        if (code.chance(0.5)) {
            return Node.plain(new Out().bytes(0xd4), List.of(operand), List.of(type));
        }
        List<Node> targets = code.labels.stream().filter(label -> label.labelTypes().isEmpty()).toList();
        return targets.isEmpty() ? null : Node.branch(new Out().bytes(0xd5), code.pick(targets), List.of(operand), List.of(type));
    }

    private Node cast(Type type, int depth) {
        Type top = code.subtypes.top(type);
        if (!code.declarations.profile.heap() || top.equals(Type.EXN)) {
            return null;
        }
        if (type.equals(Type.EXTERN)) {
            return Node.plain(new Out().bytes(0xfb, 0x1b), List.of(code.value(Type.ANY, depth)), List.of(type));
        }
        if (type.equals(Type.ANY)) {
            return Node.plain(new Out().bytes(0xfb, 0x1a), List.of(code.value(Type.EXTERN, depth)), List.of(type));
        }
        var out = new Out().bytes(0xfb, type.nullable() ? 0x17 : 0x16);
        type.heapType(out);
        return Node.plain(out, List.of(code.value(code.chance(0.9) ? type : code.chance(0.5) ? type.asNullable() : top, depth)), List.of(type));
    }

    /** br_on_cast_fail to a label that takes the top type. */
    private Node branch(Type type, int depth) {
        Type top = code.subtypes.top(type);
        if (!code.declarations.profile.heap() || top.equals(Type.EXN)) {
            return null;
        }
        List<Node> targets = code.labels.stream().filter(label -> label.labelTypes().equals(List.of(top))).toList();
        return targets.isEmpty() ? null
                : castBranch(0x19, code.pick(targets), top, type, code.value(top, depth), type);
    }

    private static Node castBranch(int opcode, Node target, Type from, Type to, Node operand, Type result) {
        Node node = Node.branch(
                new Out().bytes(0xfb, opcode, (from.nullable() ? 1 : 0) | (to.nullable() ? 2 : 0)), target,
                List.of(operand), List.of(result));
        var suffix = new Out();
        from.heapType(suffix);
        to.heapType(suffix);
        node.suffix = suffix.toBytes();
        return node;
    }

    /** br_on_cast or br_on_non_null to some label that takes one reference. */
    Node branchStatement(int depth) {
        List<Node> targets = code.labels.stream()
                .filter(label -> label.labelTypes().size() == 1 && label.labelTypes().get(0).reference())
                .toList();
        if (targets.isEmpty()) {
            return null;
        }
        Node target = code.pick(targets);
        Type type = target.labelTypes().get(0);
        Type top = code.subtypes.top(type);
        if (code.chance(0.3) || top.equals(Type.EXN) || !code.declarations.profile.heap()) {
            return Node.branch(new Out().bytes(0xd6), target, List.of(code.value(type.asNullable(), depth)), List.of());
        }
        Node branch = castBranch(0x18, target, top, type, code.value(top, depth), top);
        return Node.plain(new Out().bytes(0x1a), List.of(branch), List.of());
    }

    private Node make(Type type, int depth) {
        List<Integer> fitting = new ArrayList<>();
        for (int i = 0; i < module().definitions.size(); i++) {
            if (code.subtypes.matches(Type.ref(i, false), type)) {
                fitting.add(i);
            }
        }
        boolean small = code.declarations.profile.heap() && code.subtypes.matches(Type.I31.asNonNull(), type);
        if (small && (fitting.isEmpty() || code.chance(0.3))) {
            return Node.plain(new Out().bytes(0xfb, 0x1c), List.of(code.value(Type.I32, depth)), List.of(type));
        }
        if (fitting.isEmpty()) {
            return code.subtypes.matches(Type.FUNC.asNonNull(), type) ? functionOf(-1, type) : null;
        }
        int index = code.pick(fitting);
        return switch (module().definitions.get(index).shape()) {
            case FUNCTION -> functionOf(index, type);
            case STRUCT -> code.chance(0.2)
                    ? Node.plain(new Out().bytes(0xfb, 1).unsigned(index), List.of(), List.of(type))
                    : Node.plain(new Out().bytes(0xfb, 0).unsigned(index),
                            code.values(module().definitions.get(index).fields().stream().map(Type::unpacked).toList(), depth),
                            List.of(type));
            case ARRAY -> array(index, type, depth);
        };
    }

    private Node functionOf(int definition, Type type) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < module().functions.size(); i++) {
            if (definition < 0 || module().functions.get(i).type == definition) {
                found.add(i);
            }
        }
        return found.isEmpty() ? null
                : Node.plain(new Out().bytes(0xd2).unsigned(GeneratedModule.LOGGED.size() + code.pick(found)), List.of(), List.of(type));
    }

    private Node length(int depth) {
        if (code.chance(0.3)) {
            return Node.plain(new Out().bytes(0x41).signed(15).bytes(0x71, 0x41, 4, 0x72), List.of(code.value(Type.I32, depth)), List.of(Type.I32)).fix();
        }
        return Node.plain(new Out().bytes(0x41).signed(4 + code.random.nextInt(12)), List.of(), List.of(Type.I32)).fix();
    }

    private Node array(int index, Type type, int depth) {
        Type element = module().definitions.get(index).fields().get(0);
        switch (code.random.nextInt(5)) {
            case 0 -> {
                List<Type> several = java.util.Collections.nCopies(code.chance(0.1) ? code.random.nextInt(9) : 4 + code.random.nextInt(5), element.unpacked());
                return Node.plain(new Out().bytes(0xfb, 8).unsigned(index).unsigned(several.size()), code.values(several, depth), List.of(type));
            }
            case 1 -> {
                return Node.plain(new Out().bytes(0xfb, 7).unsigned(index), List.of(length(depth)), List.of(type));
            }
            case 2, 3 -> {
                if (!element.reference() && !element.floating() && !module().data.isEmpty()) {
                    return Node.plain(new Out().bytes(0xfb, 9).unsigned(index).unsigned(code.random.nextInt(module().data.size())),
                            List.of(index(0), length(depth)), List.of(type));
                }
                if (element.equals(Type.FUNC) && !module().elements.isEmpty()) {
                    return Node.plain(new Out().bytes(0xfb, 10).unsigned(index).unsigned(0),
                            List.of(index(0), index(depth)), List.of(type));
                }
                return null;
            }
            default -> {
                return Node.plain(new Out().bytes(0xfb, 6).unsigned(index),
                        List.of(code.value(element.unpacked(), depth), length(depth)), List.of(type));
            }
        }
    }

    /** A change of a structure or of an array. */
    Node change(int depth) {
        int index = module().definitions.isEmpty() ? -1 : code.random.nextInt(module().definitions.size());
        if (index < 0 || module().definitions.get(index).shape() == Shape.FUNCTION) {
            return null;
        }
        Definition definition = module().definitions.get(index);
        int field = code.random.nextInt(Math.max(1, definition.fields().size()));
        if (definition.fields().isEmpty() || !definition.mutable().get(field)) {
            return null;
        }
        Type type = definition.fields().get(field);
        Node object = object(index, depth);
        if (definition.shape() == Shape.STRUCT) {
            return Node.plain(new Out().bytes(0xfb, 5).unsigned(index).unsigned(field),
                    List.of(object, code.value(type.unpacked(), depth)), List.of());
        }
        return switch (code.random.nextInt(5)) {
            case 0 -> Node.plain(new Out().bytes(0xfb, 16).unsigned(index),
                    List.of(object, index(depth), code.value(type.unpacked(), depth), count()), List.of());
            case 1 -> Node.plain(new Out().bytes(0xfb, 17).unsigned(index).unsigned(index),
                    List.of(object, index(depth), object(index, depth), index(0), count()), List.of());
            case 2 -> type.reference() || type.floating() || module().data.isEmpty() ? null
                    : Node.plain(new Out().bytes(0xfb, 18).unsigned(index).unsigned(code.random.nextInt(module().data.size())),
                            List.of(object, index(depth), index(0), count()), List.of());
            case 3 -> !type.equals(Type.FUNC) || module().elements.isEmpty() ? null
                    : Node.plain(new Out().bytes(0xfb, 19).unsigned(index).unsigned(0),
                            List.of(object, index(depth), index(0), count()), List.of());
            default -> Node.plain(new Out().bytes(0xfb, 14).unsigned(index),
                    List.of(object, index(depth), code.value(type.unpacked(), depth)), List.of());
        };
    }

    /** A change of a table. */
    Node tableStatement(int depth) {
        if (module().tables.isEmpty()) {
            return null;
        }
        int table = code.random.nextInt(module().tables.size());
        GeneratedModule.TableInfo info = module().tables.get(table);
        Type address = info.wide() ? Type.I64 : Type.I32;
        Node small = Node.plain(new Out().bytes(info.wide() ? 0x42 : 0x41, code.random.nextInt(4)), List.of(), List.of(address)).fix();
        return switch (code.random.nextInt(6)) {
            case 0 -> code.consumed(List.of(Node.plain(new Out().bytes(0xfc, 15).unsigned(table),
                    List.of(code.value(info.type(), depth), small), List.of(address))));
            case 1 -> Node.plain(new Out().bytes(0xfc, 17).unsigned(table),
                    List.of(tableIndex(table, depth), code.value(info.type(), depth), small), List.of());
            case 2 -> Node.plain(new Out().bytes(0xfc, 14).unsigned(table).unsigned(table),
                    List.of(tableIndex(table, depth), tableIndex(table, depth), small), List.of());
            case 3 -> !info.type().equals(Type.FUNC) || module().elements.isEmpty() ? null
                    : Node.plain(new Out().bytes(0xfc, 12).unsigned(0).unsigned(table),
                            List.of(tableIndex(table, depth), index(0), count()), List.of());
            default -> Node.plain(new Out().bytes(0x26).unsigned(table),
                    List.of(tableIndex(table, depth), code.value(info.type(), depth)), List.of());
        };
    }
}
