package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.MemoryExpression.Load;
import dev.wasm2jar.compiler.ir.MemoryStatement.Store;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import org.objectweb.asm.Opcodes;

/**
 * Loads and stores: byte array instructions for single bytes; for the rest calls of methods of the runtime that use a
 * VarHandle, or, in a method with many accesses, the VarHandle itself. The bounds check is the array's own. Of shared
 * memories the buffers are accessed, always through VarHandles.
 */
final class MemoryEmitter {

    private static final String VAR_HANDLE = "java/lang/invoke/VarHandle";

    /**
     * How many accesses of a method are calls, counted from its beginning. C2 inlines calls until it has made 18,000 nodes
     * (NodeCountInliningCutoff) of the method, which is after 70 to 100 accesses, but VarHandles always.
     */
    private static final int MOST_CALLS = 64;

    private final MethodScope scope;
    private final Code code;
    private final ExpressionEmitter expressions;

    MemoryEmitter(MethodScope scope, ExpressionEmitter expressions) {
        this.scope = scope;
        this.code = scope.code;
        this.expressions = expressions;
    }

    void load(Load load) {
        switch (load.op()) {
            case I32_LOAD -> get(load, MemoryView.INT);
            case I64_LOAD -> get(load, MemoryView.LONG);
            case F32_LOAD -> get(load, MemoryView.FLOAT);
            case F64_LOAD -> get(load, MemoryView.DOUBLE);
            case I32_LOAD8_S -> getByte(load);
            case I32_LOAD8_U -> getUnsignedByte(load);
            case I32_LOAD16_S -> {
                get(load, MemoryView.CHAR);
                code.op(Opcodes.I2S);
            }
            case I32_LOAD16_U -> get(load, MemoryView.CHAR);
            case I64_LOAD8_S -> {
                getByte(load);
                code.op(Opcodes.I2L);
            }
            case I64_LOAD8_U -> {
                getUnsignedByte(load);
                code.op(Opcodes.I2L);
            }
            case I64_LOAD16_S -> {
                get(load, MemoryView.CHAR);
                code.op(Opcodes.I2S);
                code.op(Opcodes.I2L);
            }
            case I64_LOAD16_U -> {
                get(load, MemoryView.CHAR);
                code.op(Opcodes.I2L);
            }
            case I64_LOAD32_S -> {
                get(load, MemoryView.INT);
                code.op(Opcodes.I2L);
            }
            case I64_LOAD32_U -> {
                get(load, MemoryView.INT);
                code.extendWithZeros();
            }
            case V128_LOAD -> {
                address(load.memory(), load.address(), load.offset());
                code.invokeStatic(Runtime.VECTORS, "load", "([BI)" + JvmType.VECTOR_OBJECT.descriptor);
            }
        }
    }

    void store(Store store) {
        switch (store.op()) {
            case I32_STORE -> set(store, MemoryView.INT);
            case I64_STORE -> set(store, MemoryView.LONG);
            case F32_STORE -> set(store, MemoryView.FLOAT);
            case F64_STORE -> set(store, MemoryView.DOUBLE);
            case I32_STORE8 -> setByte(store);
            case I32_STORE16 -> set(store, MemoryView.CHAR, Opcodes.I2C);
            case I64_STORE8 -> setByte(store, Opcodes.L2I);
            case I64_STORE16 -> set(store, MemoryView.CHAR, Opcodes.L2I, Opcodes.I2C);
            case I64_STORE32 -> set(store, MemoryView.INT, Opcodes.L2I);
            case V128_STORE -> {
                address(store.memory(), store.address(), store.offset());
                expressions.emit(store.value());
                code.invokeStatic(Runtime.VECTORS, "store", "([BI" + JvmType.VECTOR_OBJECT.descriptor + ")V");
            }
        }
    }

    private void get(Load load, MemoryView view) {
        MemoryField.Accessor accessor = memory(load.memory()).accessor(view);
        if (isCall(load.memory())) {
            address(load.memory(), load.address(), load.offset());
            code.invokeStatic(accessor.holder(), "get", accessor.get());
        } else {
            loadHandle(accessor);
            address(load.memory(), load.address(), load.offset());
            code.invokeVirtual(VAR_HANDLE, "get", accessor.get());
        }
    }

    private void getByte(Load load) {
        address(load.memory(), load.address(), load.offset());
        if (memory(load.memory()).isReplaced()) {
            code.op(Opcodes.BALOAD);
        } else {
            code.invokeVirtual("java/nio/ByteBuffer", "get", "(I)B");
        }
    }

    private void getUnsignedByte(Load load) {
        getByte(load);
        code.constant(0xff);
        code.op(Opcodes.IAND);
    }

    private void set(Store store, MemoryView view, int... narrowing) {
        MemoryField.Accessor accessor = memory(store.memory()).accessor(view);
        if (isCall(store.memory())) {
            address(store.memory(), store.address(), store.offset());
            value(store.value(), narrowing);
            code.invokeStatic(accessor.holder(), "set", accessor.set());
        } else {
            loadHandle(accessor);
            address(store.memory(), store.address(), store.offset());
            value(store.value(), narrowing);
            code.invokeVirtual(VAR_HANDLE, "set", accessor.set());
        }
    }

    private void setByte(Store store, int... narrowing) {
        address(store.memory(), store.address(), store.offset());
        value(store.value(), narrowing);
        if (memory(store.memory()).isReplaced()) {
            code.op(Opcodes.BASTORE);
        } else {
            code.op(Opcodes.I2B);
            code.invokeVirtual("java/nio/ByteBuffer", "put", "(IB)Ljava/nio/ByteBuffer;");
            code.op(Opcodes.POP);
        }
    }

    private void value(Expression value, int... narrowing) {
        expressions.emit(value);
        for (int opcode : narrowing) {
            code.op(opcode);
        }
    }

    private MemoryField memory(int index) {
        return MemoryField.of(scope.layout.module, index);
    }

    /** Whether the next access of the method is a call. */
    private boolean isCall(int memory) {
        return memory(memory).isReplaced() && scope.nextAccess() < MOST_CALLS;
    }

    private void loadHandle(MemoryField.Accessor accessor) {
        code.getStatic(accessor.holder(), "VIEW", "L" + VAR_HANDLE + ";");
    }

    /** Pushes the array or buffer and the index. A long address, or one with an offset, is below 2^31. */
    private void address(int memory, Expression address, long offset) {
        code.loadObject(scope.slots.memory(memory));
        expressions.emit(address);
        if (address.type() == PrimitiveType.I64) {
            code.op(Opcodes.L2I);
        }
        if (offset != 0) {
            code.constant((int) offset);
            code.op(Opcodes.IADD);
        }
    }
}
