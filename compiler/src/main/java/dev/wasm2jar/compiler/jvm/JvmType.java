package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.Type;
import org.objectweb.asm.Opcodes;

/** How a type of the IR is represented in the JVM: a primitive type or a class. Compared with {@code equals}. */
final class JvmType {

    /** What decides which instructions handle a value. */
    enum Kind {
        INT(1, Opcodes.ILOAD, Opcodes.ISTORE, Opcodes.IRETURN, Opcodes.ICONST_0),
        LONG(2, Opcodes.LLOAD, Opcodes.LSTORE, Opcodes.LRETURN, Opcodes.LCONST_0),
        FLOAT(1, Opcodes.FLOAD, Opcodes.FSTORE, Opcodes.FRETURN, Opcodes.FCONST_0),
        DOUBLE(2, Opcodes.DLOAD, Opcodes.DSTORE, Opcodes.DRETURN, Opcodes.DCONST_0),
        REFERENCE(1, Opcodes.ALOAD, Opcodes.ASTORE, Opcodes.ARETURN, Opcodes.ACONST_NULL),
        VECTOR(4, 0, 0, Opcodes.LRETURN, 0);

        private final int slots;
        private final int load;
        private final int store;
        private final int returnOpcode;
        private final int zero;

        Kind(int slots, int load, int store, int returnOpcode, int zero) {
            this.slots = slots;
            this.load = load;
            this.store = store;
            this.returnOpcode = returnOpcode;
            this.zero = zero;
        }
    }

    static final JvmType INT = new JvmType(Kind.INT, "I", Opcodes.INTEGER);
    static final JvmType LONG = new JvmType(Kind.LONG, "J", Opcodes.LONG);
    static final JvmType FLOAT = new JvmType(Kind.FLOAT, "F", Opcodes.FLOAT);
    static final JvmType DOUBLE = new JvmType(Kind.DOUBLE, "D", Opcodes.DOUBLE);
    /**
     * Two longs, the lower half first. Only parameters and results of methods, and globals, are vectors; there are none in
     * the code between. A single result is returned as its lower half, with the upper one in a field of the instance.
     */
    static final JvmType VECTOR = new JvmType(Kind.VECTOR, "JJ", null);
    static final JvmType OBJECT = ofClass("java/lang/Object");
    static final JvmType FUNC_REF = ofClass(Runtime.FUNC_REF);
    static final JvmType EQ = ofClass(Runtime.EQ);
    static final JvmType I31 = ofClass(Runtime.I31);
    static final JvmType STRUCT = ofClass(Runtime.STRUCT);
    static final JvmType ARRAY = ofClass(Runtime.ARRAY);
    /** A vector of the Vector API. */
    static final JvmType VECTOR_OBJECT = ofClass("jdk/incubator/vector/ByteVector");
    static final JvmType EXCEPTION = ofClass(Runtime.EXCEPTION);

    final Kind kind;
    final String descriptor;
    /** Local variable slots it takes. */
    final int slots;
    final int load;
    final int store;
    final int returnOpcode;
    /** The instruction that pushes its zero. */
    final int zero;
    /** How a stack map frame names it; the internal name of the class for a reference. */
    final Object frame;

    private JvmType(Kind kind, String descriptor, Object frame) {
        this.kind = kind;
        this.descriptor = descriptor;
        this.slots = kind.slots;
        this.load = kind.load;
        this.store = kind.store;
        this.returnOpcode = kind.returnOpcode;
        this.zero = kind.zero;
        this.frame = frame;
    }

    /** References to objects of a class, by its internal name. */
    static JvmType ofClass(String internalName) {
        return new JvmType(Kind.REFERENCE, Runtime.descriptor(internalName), internalName);
    }

    static JvmType of(Type type) {
        if (type instanceof PrimitiveType primitive) {
            return switch (primitive) {
                case I32 -> INT;
                case I64 -> LONG;
                case F32 -> FLOAT;
                case F64 -> DOUBLE;
                case V128 -> VECTOR;
            };
        }
        return ofReference((ReferenceType) type);
    }

    private static JvmType ofReference(ReferenceType type) {
        if (type instanceof ReferenceType.Struct || type instanceof ReferenceType.Array) {
            return ofClass(TypeClasses.name(type));
        }
        if (type instanceof ReferenceType.Function) {
            return FUNC_REF;
        }
        if (type instanceof ReferenceType.Exception) {
            return EXCEPTION;
        }
        if (type instanceof ReferenceType.Any) {
            return OBJECT;
        }
        if (type instanceof ReferenceType.Scalar) {
            return I31;
        }
        if (type instanceof ReferenceType.Vector) {
            return VECTOR_OBJECT;
        }
        if (type instanceof ReferenceType.Eq) {
            return EQ;
        }
        return type instanceof ReferenceType.AnyStruct ? STRUCT : ARRAY;
    }

    boolean isReference() {
        return kind == Kind.REFERENCE;
    }

    /** Internal name of the class of a reference. */
    String className() {
        return (String) frame;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JvmType type && type.descriptor.equals(descriptor);
    }

    @Override
    public int hashCode() {
        return descriptor.hashCode();
    }

    @Override
    public String toString() {
        return descriptor;
    }
}
