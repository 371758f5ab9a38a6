package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.VectorHalf;

/**
 * Where a global lives: in a field of the instance (a vector: in two), or in an object that other instances can share.
 *
 * @param holder internal name of the class of the object, or null if the field holds the value
 */
record GlobalField(String name, JvmType type, String holder) {

    static GlobalField of(int index, IrModule.Global global) {
        JvmType type = JvmType.of(global.type());
        return new GlobalField("global" + index, type, global.shared() ? holderOf(type) : null);
    }

    private static String holderOf(JvmType type) {
        return Runtime.GLOBAL + switch (type.kind) {
            case INT -> "$I32";
            case LONG -> "$I64";
            case FLOAT -> "$F32";
            case DOUBLE -> "$F64";
            case VECTOR -> "$Vector";
            case REFERENCE -> "$Reference";
        };
    }

    String descriptor() {
        return holder == null ? type.descriptor : "L" + holder + ";";
    }

    /** The field of one half of a vector that is not in an object of its own. */
    String name(VectorHalf half) {
        return half == VectorHalf.LOW ? name : name + "$high";
    }

    /** The field of one half of a vector in the holder. */
    static String holderField(VectorHalf half) {
        return half == VectorHalf.LOW ? "low" : "high";
    }

    /** The descriptor of the value field in the holder. */
    String valueDescriptor() {
        return type.isReference() ? JvmType.OBJECT.descriptor : type.descriptor;
    }
}
