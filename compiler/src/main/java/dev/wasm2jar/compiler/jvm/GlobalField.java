package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.IrModule;

/**
 * Where a global lives: in a field of the instance, or in an object that other instances can share.
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
            case REFERENCE -> "$Reference";
        };
    }

    String descriptor() {
        return holder == null ? type.descriptor : "L" + holder + ";";
    }

    /** The descriptor of the value field in the holder. */
    String valueDescriptor() {
        return type.isReference() ? JvmType.OBJECT.descriptor : type.descriptor;
    }
}
