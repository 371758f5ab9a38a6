package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.MemoryKind;
import dev.wasm2jar.compiler.ir.PrimitiveType;

/**
 * How the instance and the methods of a module refer to a memory of a kind.
 *
 * @param className internal name of the memory's class
 * @param contents internal name or descriptor of what methods keep in a local variable, as a stack map frame has it
 * @param contentsField the memory's field with the contents; null if it is the memory itself
 * @param views the class whose VarHandles access the contents; null if methods of the runtime do
 */
record MemoryField(String className, String contents, String contentsField, String views) {

    private static final MemoryField ARRAY = new MemoryField(Runtime.MEMORY, "[B", "bytes", Runtime.LITTLE_ENDIAN);
    private static final MemoryField SHARED =
            new MemoryField(Runtime.SHARED_MEMORY, "java/nio/ByteBuffer", "contents", Runtime.BUFFER_VIEWS);
    private static final MemoryField LARGE =
            new MemoryField(Runtime.LARGE_MEMORY, Runtime.LARGE_MEMORY, null, null);

    static MemoryField of(MemoryKind kind) {
        return switch (kind) {
            case ARRAY -> ARRAY;
            case SHARED -> SHARED;
            case LARGE -> LARGE;
        };
    }

    static MemoryField of(IrModule module, int memory) {
        return of(module.memories().get(memory).kind());
    }

    String descriptor() {
        return Runtime.descriptor(className);
    }

    String contentsDescriptor() {
        return contents.startsWith("[") ? contents : Runtime.descriptor(contents);
    }

    /** Whether growing replaces the contents. */
    boolean isReplaced() {
        return this == ARRAY;
    }

    /** The length of the addresses of a memory or table. */
    static int bits(dev.wasm2jar.compiler.ir.Type addressType) {
        return addressType == PrimitiveType.I64 ? 64 : 32;
    }
}
