package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.MemoryKind;
import dev.wasm2jar.compiler.ir.PrimitiveType;

/**
 * How the instance and the methods of a module refer to a memory of a kind. All names are made once: there is hardly any
 * code without accesses.
 */
enum MemoryField {
    ARRAY(Runtime.MEMORY, "[B", "bytes", Runtime.LITTLE_ENDIAN),
    SHARED(Runtime.SHARED_MEMORY, "java/nio/ByteBuffer", "contents", Runtime.BUFFER_VIEWS),
    LARGE(Runtime.LARGE_MEMORY, Runtime.LARGE_MEMORY, null, null);

    private final String className;
    private final String descriptor;
    private final String contents;
    private final String contentsDescriptor;
    private final String contentsField;
    /** By the number of the view. */
    private final Accessor[] accessors = new Accessor[MemoryView.values().length];

    /**
     * What accesses memory in one width.
     *
     * @param holder internal name of the class that holds the VarHandle, and for arrays has methods that use it
     * @param get descriptor of the call that reads
     * @param set descriptor of the call that writes
     */
    record Accessor(String holder, String get, String set) {}

    MemoryField(String className, String contents, String contentsField, String views) {
        this.className = className;
        this.descriptor = Runtime.descriptor(className);
        this.contents = contents;
        this.contentsDescriptor = contents.startsWith("[") ? contents : Runtime.descriptor(contents);
        this.contentsField = contentsField;
        if (views != null) {
            for (MemoryView view : MemoryView.values()) {
                accessors[view.ordinal()] = new Accessor(views + "$" + view.holder,
                        "(" + contentsDescriptor + "I)" + view.descriptor,
                        "(" + contentsDescriptor + "I" + view.descriptor + ")V");
            }
        }
    }

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

    /** Internal name of the memory's class. */
    String className() {
        return className;
    }

    String descriptor() {
        return descriptor;
    }

    /** Internal name or descriptor of what methods keep in a local variable, as a stack map frame has it. */
    String contents() {
        return contents;
    }

    String contentsDescriptor() {
        return contentsDescriptor;
    }

    /** The memory's field with the contents; null if it is the memory itself. */
    String contentsField() {
        return contentsField;
    }

    /** What accesses the contents; null if methods of the runtime do. */
    Accessor accessor(MemoryView view) {
        return accessors[view.ordinal()];
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
