package dev.wasm2jar.testsuite.fuzz;

import dev.wasm2jar.testsuite.fuzz.GeneratedModule.MemoryInfo;
import dev.wasm2jar.testsuite.fuzz.Operations.Operation;
import java.util.ArrayList;
import java.util.List;

/** Numbers, vectors and memory. */
final class NumberCode {

    private static final long[] INTEGERS = {
        0, 1, -1, 2, 3, 7, 8, 15, 16, 31, 32, 33, 63, 64, 127, 128, 255, 256, -128, -129, 32767, 32768, -32768, 65535, 65536,
        Integer.MAX_VALUE, Integer.MIN_VALUE, 0xffffffffL, 0x80000000L, 0x100000000L, Long.MAX_VALUE, Long.MIN_VALUE,
        0x0123456789abcdefL, 0x8000000080000000L, 0x5555555555555555L, 0xff00ff00ff00ff00L
    };
    private static final double[] FLOATS = {
        0, -0.0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 1e10, -1e10, 1e20, 1e300, 1e-300, Double.MIN_VALUE, Float.MIN_VALUE, Float.MAX_VALUE,
        Double.MAX_VALUE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 2147483647, 2147483648.0, -2147483648.0,
        -2147483649.0, 4294967295.0, 4294967296.0, 9.223372036854775807e18, -9.3e18, 1.8446744073709552e19, 4503599627370497.5, 8388609
    };

    private final CodeGenerator code;

    NumberCode(CodeGenerator code) {
        this.code = code;
    }

    long integer() {
        return switch (code.random.nextInt(4)) {
            case 0 -> INTEGERS[code.random.nextInt(INTEGERS.length)];
            case 1 -> code.random.nextInt(40);
            case 2 -> code.random.nextInt();
            default -> code.random.nextLong();
        };
    }

    double number() {
        return code.chance(0.8) ? FLOATS[code.random.nextInt(FLOATS.length)] : code.random.nextGaussian() * 100;
    }

    Node constant(Type type) {
        var out = new Out();
        switch (type.code()) {
            case 0x7f -> out.bytes(0x41).signed((int) integer());
            case 0x7e -> out.bytes(0x42).signed(integer());
            case 0x7d -> out.bytes(0x43).little(Float.floatToIntBits((float) number()), 4);
            case 0x7c -> out.bytes(0x44).little(Double.doubleToLongBits(number()), 8);
            default -> {
                out.bytes(0xfd, 0x0c);
                switch (code.random.nextInt(3)) {
                    case 0 -> out.little(integer(), 8).little(integer(), 8);
                    case 1 -> {
                        for (int i = 0; i < 4; i++) {
                            out.little(Float.floatToIntBits((float) number()), 4);
                        }
                    }
                    default -> out.little(Double.doubleToLongBits(number()), 8)
                            .little(Double.doubleToLongBits(number()), 8);
                }
            }
        }
        return Node.plain(out, List.of(), List.of(type));
    }

    Node value(Type type, int depth) {
        if (code.chance(0.12)) {
            return load(type, depth);
        }
        if (type.equals(Type.I32) && code.chance(0.15)) {
            Node test = code.references().test(depth);
            if (test != null) {
                return test;
            }
        }
        if (code.chance(0.02)) {
            return size(type, depth);
        }
        boolean vectors = code.declarations.profile.vectors();
        for (int attempt = 0; attempt < 200; attempt++) {
            Operation operation = code.pick(Operations.PURE);
            if (operation.result().equals(type)
                    && (!operation.name().matches("i.*trunc_f.*") || code.chance(0.15))
                    && (vectors || !operation.parameters().contains(Type.V128) && !type.equals(Type.V128))) {
                return operation(operation, depth);
            }
        }
        return constant(type);
    }

    private List<Node> operands(Operation operation, int depth) {
        List<Node> operands = new ArrayList<>();
        for (Type parameter : operation.parameters()) {
            Node operand = code.value(parameter, depth);
            if (operands.size() == 1 && operation.name().matches("i..\\.(div|rem)_.") && code.chance(0.96)) {
                // Not zero.
                boolean wide = parameter.equals(Type.I64);
                operand = Node.plain(new Out().bytes(wide ? 0x42 : 0x41, 1, wide ? 0x84 : 0x72), List.of(operand), List.of(parameter));
            }
            operands.add(parameter.floating() && operation.showsBits() ? code.canonical(operand, parameter) : operand);
        }
        return operands;
    }

    private Node operation(Operation operation, int depth) {
        var out = new Out().opcode(operation.opcode().code());
        if (operation.shuffle()) {
            for (int i = 0; i < 16; i++) {
                out.bytes(code.random.nextInt(32));
            }
        } else if (operation.lanes() > 0) {
            out.bytes(code.random.nextInt(operation.lanes()));
        }
        Node node = Node.plain(out, operands(operation, depth), operation.results());
        return operation.makesVectorNans() ? canonicalVector(node, operation.name().startsWith("f32")) : node;
    }

    /** Lanes that are NaN become 0. */
    private Node canonicalVector(Node vector, boolean single) {
        int local = code.scratch(Type.V128);
        return Node.plain(new Out().bytes(0x22).unsigned(local).bytes(0x20).unsigned(local).bytes(0x20).unsigned(local)
                .bytes(0xfd, single ? 0x41 : 0x47, 0xfd, 0x4e), List.of(vector), List.of(Type.V128)).fix();
    }

    private int memory() {
        return module().memories.isEmpty() ? -1 : code.random.nextInt(module().memories.size());
    }

    private GeneratedModule module() {
        return code.module;
    }

    Type addressType(int memory) {
        return module().memories.get(memory).wide() ? Type.I64 : Type.I32;
    }

    /** Mostly within the first pages. */
    Node address(int memory, int depth) {
        Type type = addressType(memory);
        boolean wide = type.equals(Type.I64);
        if (code.chance(0.3)) {
            long place = code.chance(0.97) ? code.random.nextInt(200)
                    : module().memories.get(memory).minimum() * 65536L - code.random.nextInt(20);
            return Node.plain(new Out().bytes(wide ? 0x42 : 0x41).signed(wide ? place : (int) place), List.of(), List.of(type));
        }
        Node any = code.value(type, depth);
        if (code.chance(0.01)) {
            return any;
        }
        int mask = code.pick(List.of(0xff, 0xff, 0xffe0, 0xf0, 0x1f8));
        return Node.plain(new Out().bytes(wide ? 0x42 : 0x41).signed(mask).bytes(wide ? 0x83 : 0x71), List.of(any), List.of(type));
    }

    private void memoryArgument(Out out, int memory, int align, boolean exact) {
        MemoryInfo info = module().memories.get(memory);
        int alignment = exact ? align : code.random.nextInt(align + 1);
        if (memory != 0) {
            out.unsigned(alignment | 0x40).unsigned(memory);
        } else {
            out.unsigned(alignment);
        }
        long offset = switch (code.random.nextInt(12)) {
            case 0, 1, 2, 3, 4, 5 -> 0;
            case 6, 7, 8 -> code.random.nextInt(64) << (exact ? align : 0);
            case 9 -> code.chance(0.9) ? 3 : 65536 - 8;
            case 10 -> code.chance(0.97) ? 8 : code.pick(List.of(0x7fffffffL, 0x80000000L, 0xfffffff8L, 0xffffffffL));
            default -> info.wide() && code.chance(0.03)
                    ? code.pick(List.of(0x100000000L, 0x7fffffffffffffffL, -8L, -1L)) : 16;
        };
        if (offset < 0) {
            // LEB128 of more than 63 bits.
            long rest = offset;
            for (int i = 0; i < 9; i++) {
                out.bytes((int) (rest & 0x7f | 0x80));
                rest >>>= 7;
            }
            out.bytes((int) rest);
        } else {
            out.unsigned(offset);
        }
    }

    private Node access(Operation operation, int memory, int depth) {
        var out = new Out().opcode(operation.opcode().code());
        boolean atomic = Operations.ATOMIC_VALUES.contains(operation) || Operations.ATOMIC_STORES.contains(operation);
        memoryArgument(out, memory, operation.align(), atomic);
        if (operation.lanes() > 0) {
            out.bytes(code.random.nextInt(operation.lanes()));
        }
        List<Node> operands = new ArrayList<>();
        Node address = address(memory, depth);
        if (atomic && code.chance(0.95)) {
            boolean wide = addressType(memory).equals(Type.I64);
            address = Node.plain(new Out().bytes(wide ? 0x42 : 0x41).signed(~7).bytes(wide ? 0x83 : 0x71),
                    List.of(address), List.of(addressType(memory)));
        }
        operands.add(address);
        operands.addAll(operands(operation, depth));
        return Node.plain(out, operands, operation.results());
    }

    private Node load(Type type, int depth) {
        int memory = memory();
        if (memory < 0) {
            return null;
        }
        List<Operation> choices =
                code.declarations.profile.atomics() && code.chance(0.4) ? Operations.ATOMIC_VALUES : Operations.LOADS;
        List<Operation> fitting = choices.stream().filter(operation -> operation.result().equals(type)).toList();
        return fitting.isEmpty() ? null : access(code.pick(fitting), memory, depth);
    }

    Node store(int depth) {
        int memory = memory();
        if (memory < 0) {
            return null;
        }
        List<Operation> choices =
                code.declarations.profile.atomics() && code.chance(0.4) ? Operations.ATOMIC_STORES : Operations.STORES;
        Operation operation = code.pick(choices);
        if (operation.parameters().contains(Type.V128) && !code.declarations.profile.vectors()) {
            return null;
        }
        return access(operation, memory, depth);
    }

    private Node size(Type type, int depth) {
        int memory = memory();
        if (memory < 0 || !addressType(memory).equals(type)) {
            return null;
        }
        if (code.chance(0.5)) {
            return Node.plain(new Out().bytes(0x3f).unsigned(memory), List.of(), List.of(type));
        }
        boolean wide = type.equals(Type.I64);
        Node delta = Node.plain(new Out().bytes(wide ? 0x42 : 0x41).signed(code.pick(List.of(0, 0, 1, 1, 2, -1, 70000))),
                List.of(), List.of(type)).fix();
        return Node.plain(new Out().bytes(0x40).unsigned(memory), List.of(delta), List.of(type)).fix();
    }

    private Node count(Type type, int depth) {
        boolean wide = type.equals(Type.I64);
        if (code.chance(0.005)) {
            return code.value(type, depth);
        }
        return Node.plain(new Out().bytes(wide ? 0x42 : 0x41).signed(code.random.nextInt(40)), List.of(), List.of(type));
    }

    Node bulk(int depth) {
        int memory = memory();
        if (memory < 0) {
            return null;
        }
        Type address = addressType(memory);
        switch (code.random.nextInt(4)) {
            case 0 -> {
                int source = memory();
                Type other = addressType(source);
                return Node.plain(new Out().bytes(0xfc, 10).unsigned(memory).unsigned(source),
                        List.of(address(memory, depth), address(source, depth),
                                count(address.equals(Type.I64) && other.equals(Type.I64) ? Type.I64 : Type.I32, depth)),
                        List.of());
            }
            case 1 -> {
                return Node.plain(new Out().bytes(0xfc, 11).unsigned(memory),
                        List.of(address(memory, depth), code.value(Type.I32, depth), count(address, depth)), List.of());
            }
            case 2 -> {
                if (module().data.isEmpty()) {
                    return null;
                }
                return Node.plain(new Out().bytes(0xfc, 8).unsigned(code.random.nextInt(module().data.size())).unsigned(memory),
                        List.of(address(memory, depth), count(Type.I32, 0), count(Type.I32, 0)), List.of());
            }
            default -> {
                return module().data.isEmpty() || code.chance(0.95) ? null
                        : Node.plain(new Out().bytes(0xfc, 9).unsigned(code.random.nextInt(module().data.size())), List.of(), List.of());
            }
        }
    }
}
