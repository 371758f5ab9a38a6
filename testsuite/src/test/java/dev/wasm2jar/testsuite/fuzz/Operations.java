package dev.wasm2jar.testsuite.fuzz;

import dev.wasm2jar.compiler.wasm.AtomicOpcode;
import dev.wasm2jar.compiler.wasm.Feature;
import dev.wasm2jar.compiler.wasm.FunctionType;
import dev.wasm2jar.compiler.wasm.Immediates;
import dev.wasm2jar.compiler.wasm.MemoryOpcode;
import dev.wasm2jar.compiler.wasm.NumberType;
import dev.wasm2jar.compiler.wasm.NumericOpcode;
import dev.wasm2jar.compiler.wasm.Opcode;
import dev.wasm2jar.compiler.wasm.ValueType;
import dev.wasm2jar.compiler.wasm.VectorOpcode;
import java.util.ArrayList;
import java.util.List;

/** Numeric and vector instructions, and loads and stores, all with fixed types. */
final class Operations {

    /**
     * @param parameters without the address of loads and stores
     * @param lanes how many lanes a lane immediate chooses from, or 0
     * @param align binary logarithm of the bytes that a load or store accesses, or -1
     */
    record Operation(Opcode opcode, List<Type> parameters, List<Type> results, int lanes, int align) {

        String name() {
            return opcode.mnemonic();
        }

        Type result() {
            return results.get(0);
        }

        boolean shuffle() {
            return opcode.immediates() == Immediates.SHUFFLE;
        }

        boolean loadOrStore() {
            return align >= 0;
        }

        /** Whether bits of a floating-point operand can be seen in the result, so that NaN must be canonical. */
        boolean showsBits() {
            String name = name();
            return name.contains("reinterpret") || name.contains("copysign") || name.contains("splat")
                    || name.contains("replace_lane") || name.contains("store");
        }

        /** Whether it makes vectors of any NaN (spec 4.3.3, nondeterministic payloads). */
        boolean makesVectorNans() {
            return name().matches("f(32x4|64x2)\\.(ceil|floor|trunc|nearest|sqrt|add|sub|mul|div|min|max|demote.*|promote.*)");
        }
    }

    /** Without loads and stores. */
    static final List<Operation> PURE = new ArrayList<>();
    static final List<Operation> LOADS = new ArrayList<>();
    static final List<Operation> STORES = new ArrayList<>();
    static final List<Operation> ATOMIC_VALUES = new ArrayList<>();
    static final List<Operation> ATOMIC_STORES = new ArrayList<>();

    static {
        for (NumericOpcode opcode : NumericOpcode.values()) {
            if (opcode.immediates() == Immediates.NONE && opcode.feature() != Feature.WIDE_ARITHMETIC) {
                PURE.add(operation(opcode, opcode.signature(), 0, -1));
            }
        }
        for (VectorOpcode opcode : VectorOpcode.values()) {
            if (opcode.feature() == Feature.SIMD && opcode != VectorOpcode.V128_CONST) {
                Operation operation =
                        operation(opcode, opcode.signature(), opcode.lanes(), opcode.naturalAlignmentLog2());
                if (!operation.loadOrStore()) {
                    PURE.add(operation);
                } else {
                    (operation.results.isEmpty() ? STORES : LOADS).add(operation);
                }
            }
        }
        for (MemoryOpcode opcode : MemoryOpcode.values()) {
            if (opcode.naturalAlignmentLog2() >= 0) {
                Operation operation = operation(opcode, opcode.signature(), 0, opcode.naturalAlignmentLog2());
                (operation.results.isEmpty() ? STORES : LOADS).add(operation);
            }
        }
        for (AtomicOpcode opcode : AtomicOpcode.values()) {
            if (opcode.naturalAlignmentLog2() >= 0 && !opcode.mnemonic().contains("wait")) {
                Operation operation = operation(opcode, opcode.signature(), 0, opcode.naturalAlignmentLog2());
                (operation.results.isEmpty() ? ATOMIC_STORES : ATOMIC_VALUES).add(operation);
            }
        }
    }

    private Operations() {}

    private static Operation operation(Opcode opcode, FunctionType type, int lanes, int align) {
        return new Operation(opcode, types(type.parameters()), types(type.results()), lanes, align);
    }

    private static List<Type> types(List<ValueType> types) {
        return types.stream().map(type -> {
            if (type == NumberType.I32) {
                return Type.I32;
            }
            if (type == NumberType.I64) {
                return Type.I64;
            }
            if (type == NumberType.F32) {
                return Type.F32;
            }
            return type == NumberType.F64 ? Type.F64 : Type.V128;
        }).toList();
    }
}
