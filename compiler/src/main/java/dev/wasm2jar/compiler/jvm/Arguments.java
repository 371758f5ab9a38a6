package dev.wasm2jar.compiler.jvm;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The parameters of a method that passes them on, and what it returns. */
final class Arguments {

    private final Code code;
    private final JvmSignature signature;
    private final int start;
    private final int end;

    /** @param start the slot of the first parameter */
    Arguments(Code code, JvmSignature signature, int start) {
        this.code = code;
        this.signature = signature;
        this.start = start;
        int slot = start;
        if (signature.boxed()) {
            slot++;
        } else {
            for (JvmType parameter : signature.parameters()) {
                slot += parameter.slots;
            }
        }
        this.end = slot;
    }

    Code code() {
        return code;
    }

    JvmSignature signature() {
        return signature;
    }

    /** The slot after the last parameter. */
    int end() {
        return end;
    }

    /** Pushes all parameters. */
    void push() {
        if (signature.boxed()) {
            code.loadObject(start);
            return;
        }
        int slot = start;
        for (JvmType parameter : signature.parameters()) {
            code.load(parameter, slot);
            slot += parameter.slots;
        }
    }

    /**
     * Pushes all parameters for a method of a subtype of the signature (spec 3.3.8). What it takes may have other
     * classes, where the class of a reference does not tell all of its type.
     */
    void pushTo(MethodRef target) {
        if (signature.boxed()) {
            push();
            return;
        }
        Type[] taken = Type.getArgumentTypes(target.descriptor());
        int slot = start;
        for (int i = 0; i < signature.parameters().size(); i++) {
            JvmType parameter = signature.parameters().get(i);
            code.load(parameter, slot);
            castIfOther(parameter, taken[i].getDescriptor());
            slot += parameter.slots;
        }
    }

    /** Returns the result of a method of a subtype of the signature. */
    static void returnResultOf(Code code, JvmSignature signature, MethodRef target) {
        if (signature.results().size() == 1) {
            JvmType result = signature.results().get(0);
            if (!Type.getReturnType(target.descriptor()).getDescriptor().equals(result.descriptor)) {
                code.cast(result);
            }
        }
        returnResult(code, signature);
    }

    private void castIfOther(JvmType given, String taken) {
        if (!given.descriptor.equals(taken)) {
            code.cast(JvmType.ofClass(Type.getType(taken).getInternalName()));
        }
    }

    /** Pushes all parameters in an {@code Object[]}. */
    void pushBoxed() {
        if (signature.boxed()) {
            code.loadObject(start);
            return;
        }
        code.constant(signature.parameters().size());
        code.type(Opcodes.ANEWARRAY, "java/lang/Object");
        int slot = start;
        for (int i = 0; i < signature.parameters().size(); i++) {
            JvmType parameter = signature.parameters().get(i);
            code.op(Opcodes.DUP);
            code.constant(i);
            code.load(parameter, slot);
            code.box(parameter);
            code.op(Opcodes.AASTORE);
            slot += parameter.slots;
        }
    }

    /** Pushes the values of an {@code Object[]} as parameters for a method of the signature. */
    static void pushUnboxed(Code code, JvmSignature signature, int array) {
        if (signature.boxed()) {
            code.loadObject(array);
            return;
        }
        for (int i = 0; i < signature.parameters().size(); i++) {
            code.loadObject(array);
            code.constant(i);
            code.op(Opcodes.AALOAD);
            code.unbox(signature.parameters().get(i));
        }
    }

    /** Returns the result that is on the operand stack. */
    void returnResult() {
        returnResult(code, signature);
    }

    static void returnResult(Code code, JvmSignature signature) {
        switch (signature.results().size()) {
            case 0 -> code.op(Opcodes.RETURN);
            case 1 -> code.op(signature.results().get(0).returnOpcode);
            default -> code.op(Opcodes.ARETURN);
        }
    }

    /** Returns values that nobody looks at. */
    static void returnNothing(Code code, JvmSignature signature) {
        if (signature.results().size() == 1) {
            code.op(signature.results().get(0).zero);
        } else if (!signature.results().isEmpty()) {
            code.op(Opcodes.ACONST_NULL);
        }
        returnResult(code, signature);
    }

    /** Returns the results that are in the {@code Object[]} on the operand stack. */
    void returnUnboxed() {
        if (signature.results().isEmpty()) {
            code.op(Opcodes.POP);
        } else if (signature.results().size() == 1) {
            code.op(Opcodes.ICONST_0);
            code.op(Opcodes.AALOAD);
            code.unbox(signature.results().get(0));
        } else if (!signature.returnsObjects()) {
            int array = end + 1;
            code.storeObject(array);
            code.constant(signature.results().size());
            code.newLongArray();
            for (int i = 0; i < signature.results().size(); i++) {
                code.op(Opcodes.DUP);
                code.constant(i);
                code.loadObject(array);
                code.constant(i);
                code.op(Opcodes.AALOAD);
                code.unbox(signature.results().get(i));
                code.toBits(signature.results().get(i));
                code.op(Opcodes.LASTORE);
            }
        }
        returnResult();
    }

    /** Boxes the result that is on the operand stack into an {@code Object[]}; uses slots from {@code free} on. */
    static void boxResults(Code code, JvmSignature signature, int free) {
        int count = signature.results().size();
        if (count == 0) {
            code.op(Opcodes.ICONST_0);
            code.type(Opcodes.ANEWARRAY, "java/lang/Object");
        } else if (count == 1) {
            JvmType result = signature.results().get(0);
            code.box(result);
            code.storeObject(free);
            code.op(Opcodes.ICONST_1);
            code.type(Opcodes.ANEWARRAY, "java/lang/Object");
            code.op(Opcodes.DUP);
            code.op(Opcodes.ICONST_0);
            code.loadObject(free);
            code.op(Opcodes.AASTORE);
        } else if (!signature.returnsObjects()) {
            code.storeObject(free);
            code.constant(count);
            code.type(Opcodes.ANEWARRAY, "java/lang/Object");
            for (int i = 0; i < count; i++) {
                code.op(Opcodes.DUP);
                code.constant(i);
                code.loadObject(free);
                code.constant(i);
                code.op(Opcodes.LALOAD);
                code.fromBits(signature.results().get(i));
                code.box(signature.results().get(i));
                code.op(Opcodes.AASTORE);
            }
        }
    }
}
