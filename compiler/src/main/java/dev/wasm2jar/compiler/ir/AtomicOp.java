package dev.wasm2jar.compiler.ir;

import static dev.wasm2jar.compiler.ir.PrimitiveType.I32;
import static dev.wasm2jar.compiler.ir.PrimitiveType.I64;

import java.util.List;

/** Atomic memory instructions (threads proposal), named as the instructions. */
public enum AtomicOp {
    MEMORY_ATOMIC_NOTIFY(Action.NOTIFY, I32, 4),
    MEMORY_ATOMIC_WAIT32(Action.WAIT, I32, 4),
    MEMORY_ATOMIC_WAIT64(Action.WAIT, I64, 8),
    ATOMIC_FENCE(Action.FENCE, null, 0),
    I32_ATOMIC_LOAD(Action.LOAD, I32, 4),
    I64_ATOMIC_LOAD(Action.LOAD, I64, 8),
    I32_ATOMIC_LOAD8_U(Action.LOAD, I32, 1),
    I32_ATOMIC_LOAD16_U(Action.LOAD, I32, 2),
    I64_ATOMIC_LOAD8_U(Action.LOAD, I64, 1),
    I64_ATOMIC_LOAD16_U(Action.LOAD, I64, 2),
    I64_ATOMIC_LOAD32_U(Action.LOAD, I64, 4),
    I32_ATOMIC_STORE(Action.STORE, I32, 4),
    I64_ATOMIC_STORE(Action.STORE, I64, 8),
    I32_ATOMIC_STORE8(Action.STORE, I32, 1),
    I32_ATOMIC_STORE16(Action.STORE, I32, 2),
    I64_ATOMIC_STORE8(Action.STORE, I64, 1),
    I64_ATOMIC_STORE16(Action.STORE, I64, 2),
    I64_ATOMIC_STORE32(Action.STORE, I64, 4),
    I32_ATOMIC_RMW_ADD(Action.ADD, I32, 4),
    I64_ATOMIC_RMW_ADD(Action.ADD, I64, 8),
    I32_ATOMIC_RMW8_ADD_U(Action.ADD, I32, 1),
    I32_ATOMIC_RMW16_ADD_U(Action.ADD, I32, 2),
    I64_ATOMIC_RMW8_ADD_U(Action.ADD, I64, 1),
    I64_ATOMIC_RMW16_ADD_U(Action.ADD, I64, 2),
    I64_ATOMIC_RMW32_ADD_U(Action.ADD, I64, 4),
    I32_ATOMIC_RMW_SUB(Action.SUB, I32, 4),
    I64_ATOMIC_RMW_SUB(Action.SUB, I64, 8),
    I32_ATOMIC_RMW8_SUB_U(Action.SUB, I32, 1),
    I32_ATOMIC_RMW16_SUB_U(Action.SUB, I32, 2),
    I64_ATOMIC_RMW8_SUB_U(Action.SUB, I64, 1),
    I64_ATOMIC_RMW16_SUB_U(Action.SUB, I64, 2),
    I64_ATOMIC_RMW32_SUB_U(Action.SUB, I64, 4),
    I32_ATOMIC_RMW_AND(Action.AND, I32, 4),
    I64_ATOMIC_RMW_AND(Action.AND, I64, 8),
    I32_ATOMIC_RMW8_AND_U(Action.AND, I32, 1),
    I32_ATOMIC_RMW16_AND_U(Action.AND, I32, 2),
    I64_ATOMIC_RMW8_AND_U(Action.AND, I64, 1),
    I64_ATOMIC_RMW16_AND_U(Action.AND, I64, 2),
    I64_ATOMIC_RMW32_AND_U(Action.AND, I64, 4),
    I32_ATOMIC_RMW_OR(Action.OR, I32, 4),
    I64_ATOMIC_RMW_OR(Action.OR, I64, 8),
    I32_ATOMIC_RMW8_OR_U(Action.OR, I32, 1),
    I32_ATOMIC_RMW16_OR_U(Action.OR, I32, 2),
    I64_ATOMIC_RMW8_OR_U(Action.OR, I64, 1),
    I64_ATOMIC_RMW16_OR_U(Action.OR, I64, 2),
    I64_ATOMIC_RMW32_OR_U(Action.OR, I64, 4),
    I32_ATOMIC_RMW_XOR(Action.XOR, I32, 4),
    I64_ATOMIC_RMW_XOR(Action.XOR, I64, 8),
    I32_ATOMIC_RMW8_XOR_U(Action.XOR, I32, 1),
    I32_ATOMIC_RMW16_XOR_U(Action.XOR, I32, 2),
    I64_ATOMIC_RMW8_XOR_U(Action.XOR, I64, 1),
    I64_ATOMIC_RMW16_XOR_U(Action.XOR, I64, 2),
    I64_ATOMIC_RMW32_XOR_U(Action.XOR, I64, 4),
    I32_ATOMIC_RMW_XCHG(Action.XCHG, I32, 4),
    I64_ATOMIC_RMW_XCHG(Action.XCHG, I64, 8),
    I32_ATOMIC_RMW8_XCHG_U(Action.XCHG, I32, 1),
    I32_ATOMIC_RMW16_XCHG_U(Action.XCHG, I32, 2),
    I64_ATOMIC_RMW8_XCHG_U(Action.XCHG, I64, 1),
    I64_ATOMIC_RMW16_XCHG_U(Action.XCHG, I64, 2),
    I64_ATOMIC_RMW32_XCHG_U(Action.XCHG, I64, 4),
    I32_ATOMIC_RMW_CMPXCHG(Action.CMPXCHG, I32, 4),
    I64_ATOMIC_RMW_CMPXCHG(Action.CMPXCHG, I64, 8),
    I32_ATOMIC_RMW8_CMPXCHG_U(Action.CMPXCHG, I32, 1),
    I32_ATOMIC_RMW16_CMPXCHG_U(Action.CMPXCHG, I32, 2),
    I64_ATOMIC_RMW8_CMPXCHG_U(Action.CMPXCHG, I64, 1),
    I64_ATOMIC_RMW16_CMPXCHG_U(Action.CMPXCHG, I64, 2),
    I64_ATOMIC_RMW32_CMPXCHG_U(Action.CMPXCHG, I64, 4);

    /** What an instruction does with the value in memory, whatever its width. */
    public enum Action {
        LOAD,
        STORE,
        ADD,
        SUB,
        AND,
        OR,
        XOR,
        XCHG,
        CMPXCHG,
        WAIT,
        NOTIFY,
        FENCE
    }

    private final Action action;
    private final PrimitiveType type;
    private final int width;

    AtomicOp(Action action, PrimitiveType type, int width) {
        this.action = action;
        this.type = type;
        this.width = width;
    }

    public Action action() {
        return action;
    }

    /** The type of the value that is loaded, stored or compared; null for a fence. */
    public PrimitiveType type() {
        return type;
    }

    /** How many bytes are accessed; 0 for a fence. */
    public int width() {
        return width;
    }

    /** The type of the result, or null if there is none. */
    public Type result() {
        return switch (action) {
            case STORE, FENCE -> null;
            case WAIT, NOTIFY -> I32;
            default -> type;
        };
    }

    /** The types of the operands after the address. */
    public List<Type> valueTypes() {
        return switch (action) {
            case LOAD, FENCE -> List.of();
            case CMPXCHG -> List.of(type, type);
            case WAIT -> List.of(type, I64);
            default -> List.of(type);
        };
    }
}
