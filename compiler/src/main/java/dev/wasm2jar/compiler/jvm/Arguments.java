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
        int position = 0;
        for (JvmType parameter : signature.parameters()) {
            code.load(parameter, slot);
            if (parameter.isReference()) {
                castIfOther(parameter, taken[position].getDescriptor());
            }
            slot += parameter.slots;
            position += parameter.equals(JvmType.VECTOR) ? 2 : 1;
        }
    }

    /** Pushes all parameters as {@link JvmSignature#javaParameterDescriptors} has them. */
    void pushForJava() {
        if (signature.boxed()) {
            code.loadObject(start);
            return;
        }
        int slot = start;
        for (JvmType parameter : signature.parameters()) {
            code.load(parameter, slot);
            if (parameter.equals(JvmType.VECTOR)) {
                code.box(parameter);
            }
            slot += parameter.slots;
        }
    }

    /** Returns the result of a method of a subtype of the signature. */
    static void returnResultOf(Code code, JvmSignature signature, MethodRef target) {
        if (signature.results().size() == 1) {
            JvmType result = signature.results().get(0);
            if (result.isReference()
                    && !Type.getReturnType(target.descriptor()).getDescriptor().equals(result.descriptor)) {
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

    /** The slots that the instance and the parameters of a method that Java code calls take. */
    static int javaSlots(JvmSignature signature) {
        if (signature.boxed()) {
            return 2;
        }
        int slots = 1;
        for (JvmType parameter : signature.parameters()) {
            slots += parameter.equals(JvmType.VECTOR) ? 1 : parameter.slots;
        }
        return slots;
    }

    /** Pushes the parameters of a method that Java code calls, in slots from 1 on. */
    static void pushFromJava(Code code, JvmSignature signature) {
        if (signature.boxed()) {
            code.loadObject(1);
            return;
        }
        int slot = 1;
        for (JvmType parameter : signature.parameters()) {
            if (parameter.equals(JvmType.VECTOR)) {
                code.loadObject(slot++);
                code.unbox(parameter);
            } else {
                code.load(parameter, slot);
                slot += parameter.slots;
            }
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
            code.op(signature.returnsVector() ? Opcodes.LCONST_0 : signature.results().get(0).zero);
        } else if (!signature.results().isEmpty()) {
            code.op(Opcodes.ACONST_NULL);
        }
        returnResult(code, signature);
    }

    /**
     * Returns the results that are in the {@code Object[]} on the operand stack.
     *
     * @param instance the slot of the instance that gets the upper half of a vector
     */
    void returnUnboxed(int instance) {
        if (signature.results().isEmpty()) {
            code.op(Opcodes.POP);
        } else if (signature.results().size() == 1) {
            code.op(Opcodes.ICONST_0);
            code.op(Opcodes.AALOAD);
            if (signature.returnsVector()) {
                code.unboxReturned(instance);
            } else {
                code.unbox(signature.results().get(0));
            }
        } else if (!signature.returnsObjects()) {
            longsFromObjects(Math.max(end, instance) + 1);
        }
        returnResult();
    }

    /** From an {@code Object[]} to a {@code long[]} with the same values. */
    private void longsFromObjects(int array) {
        code.storeObject(array);
        code.constant(signature.resultLongs());
        code.newLongArray();
        int position = 0;
        for (int i = 0; i < signature.results().size(); i++) {
            JvmType type = signature.results().get(i);
            code.op(Opcodes.DUP);
            code.constant(position++);
            code.loadObject(array);
            code.constant(i);
            code.op(Opcodes.AALOAD);
            if (type.equals(JvmType.VECTOR)) {
                code.type(Opcodes.CHECKCAST, Runtime.V128);
                code.getField(Runtime.V128, "low", "J");
                code.op(Opcodes.LASTORE);
                code.op(Opcodes.DUP);
                code.constant(position++);
                code.loadObject(array);
                code.constant(i);
                code.op(Opcodes.AALOAD);
                code.type(Opcodes.CHECKCAST, Runtime.V128);
                code.getField(Runtime.V128, "high", "J");
            } else {
                code.unbox(type);
                code.toBits(type);
            }
            code.op(Opcodes.LASTORE);
        }
    }

    /**
     * Boxes the result that is on the operand stack into an {@code Object[]}; uses slots from {@code free} on.
     *
     * @param instance the slot of the instance that has the upper half of a vector
     */
    static void boxResults(Code code, JvmSignature signature, int instance, int free) {
        int count = signature.results().size();
        if (count == 0) {
            code.op(Opcodes.ICONST_0);
            code.type(Opcodes.ANEWARRAY, "java/lang/Object");
        } else if (count == 1) {
            JvmType result = signature.results().get(0);
            if (signature.returnsVector()) {
                code.pushReturnedHigh(instance);
            }
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
            int position = 0;
            for (int i = 0; i < count; i++) {
                code.op(Opcodes.DUP);
                code.constant(i);
                code.loadObject(free);
                code.constant(position++);
                code.op(Opcodes.LALOAD);
                if (signature.results().get(i).equals(JvmType.VECTOR)) {
                    code.loadObject(free);
                    code.constant(position++);
                    code.op(Opcodes.LALOAD);
                }
                code.fromBits(signature.results().get(i));
                code.box(signature.results().get(i));
                code.op(Opcodes.AASTORE);
            }
        }
    }
}
