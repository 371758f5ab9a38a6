package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.MemoryExpression;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.runtime.LargeMemory;
import org.objectweb.asm.Opcodes;

/** Loads and stores of memories that may exceed 2 GiB: calls of the runtime. */
final class LargeMemoryEmitter {

    private final MethodScope scope;
    private final Code code;
    private final ExpressionEmitter expressions;

    LargeMemoryEmitter(MethodScope scope, ExpressionEmitter expressions) {
        this.scope = scope;
        this.code = scope.code;
        this.expressions = expressions;
    }

    void load(MemoryExpression.LargeLoad load) {
        address(load.memory(), load.address(), load.offset());
        switch (load.op()) {
            case I32_LOAD -> get("Int", "I");
            case I64_LOAD -> get("Long", "J");
            case F32_LOAD -> {
                get("Int", "I");
                code.invokeStatic("java/lang/Float", "intBitsToFloat", "(I)F");
            }
            case F64_LOAD -> {
                get("Long", "J");
                code.invokeStatic("java/lang/Double", "longBitsToDouble", "(J)D");
            }
            case I32_LOAD8_S -> get("Byte", "B");
            case I32_LOAD8_U -> getUnsigned("Byte", "B", 0xff);
            case I32_LOAD16_S -> get("Short", "S");
            case I32_LOAD16_U -> getUnsigned("Short", "S", 0xffff);
            case I64_LOAD8_S -> getLong("Byte", "B");
            case I64_LOAD8_U -> {
                getUnsigned("Byte", "B", 0xff);
                code.op(Opcodes.I2L);
            }
            case I64_LOAD16_S -> getLong("Short", "S");
            case I64_LOAD16_U -> {
                getUnsigned("Short", "S", 0xffff);
                code.op(Opcodes.I2L);
            }
            case I64_LOAD32_S -> getLong("Int", "I");
            case I64_LOAD32_U -> {
                getLong("Int", "I");
                code.constant(0xffff_ffffL);
                code.op(Opcodes.LAND);
            }
            case V128_LOAD -> throw new IllegalArgumentException("a vector of several arrays");
        }
    }

    private void address(int memory, Expression address, long offset) {
        code.loadObject(scope.slots.memory(memory));
        expressions.emitAsLong(address);
        code.constant(offset < 0 ? LargeMemory.MAX_OFFSET : Math.min(offset, LargeMemory.MAX_OFFSET));
    }

    private void get(String name, String type) {
        code.invokeStatic(Runtime.LARGE_MEMORY, "get" + name,
                "(" + Runtime.descriptor(Runtime.LARGE_MEMORY) + "JJ)" + type);
    }

    private void getUnsigned(String name, String type, int mask) {
        get(name, type);
        code.constant(mask);
        code.op(Opcodes.IAND);
    }

    private void getLong(String name, String type) {
        get(name, type);
        code.op(Opcodes.I2L);
    }

    void store(MemoryStatement.LargeStore store) {
        address(store.memory(), store.address(), store.offset());
        expressions.emit(store.value());
        switch (store.op()) {
            case I32_STORE -> put("Int", "I");
            case I64_STORE -> put("Long", "J");
            case F32_STORE -> {
                code.invokeStatic("java/lang/Float", "floatToRawIntBits", "(F)I");
                put("Int", "I");
            }
            case F64_STORE -> {
                code.invokeStatic("java/lang/Double", "doubleToRawLongBits", "(D)J");
                put("Long", "J");
            }
            case I32_STORE8 -> put("Byte", "B", Opcodes.I2B);
            case I32_STORE16 -> put("Short", "S", Opcodes.I2S);
            case I64_STORE8 -> put("Byte", "B", Opcodes.L2I, Opcodes.I2B);
            case I64_STORE16 -> put("Short", "S", Opcodes.L2I, Opcodes.I2S);
            case I64_STORE32 -> put("Int", "I", Opcodes.L2I);
            case V128_STORE -> throw new IllegalArgumentException("a vector to several arrays");
        }
    }

    private void put(String name, String type, int... narrowing) {
        for (int opcode : narrowing) {
            code.op(opcode);
        }
        code.invokeStatic(Runtime.LARGE_MEMORY, "put" + name,
                "(" + Runtime.descriptor(Runtime.LARGE_MEMORY) + "JJ" + type + ")V");
    }
}
