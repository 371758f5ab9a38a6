package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.Signature;
import dev.wasm2jar.runtime.Trap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Calls through values: per signature a switch on the function's id. HotSpot compiles it to a jump table over direct
 * calls, which is faster than any call through a function pointer or method handle that Java has.
 */
final class DispatchEmitter {

    /** Functions that the methods of one class of blocks call. */
    private static final int CLASS_TARGETS = 8000;

    private final ModuleLayout layout;
    private final Map<String, byte[]> classes = new LinkedHashMap<>();
    private ClassFile blockClass;
    private int blockClasses;
    private int blockTargets;

    DispatchEmitter(ModuleLayout layout) {
        this.layout = layout;
    }

    Map<String, byte[]> emit() {
        for (int number = 0; number < layout.dispatchClasses(); number++) {
            List<Integer> signatures = layout.dispatchClassSignatures(number);
            ClassFile classFile = ClassFile.ofStatics(layout.dispatchClass(signatures.get(0)), null);
            for (int signature : signatures) {
                emitType(classFile, signature);
                emitDispatch(classFile, signature);
                emitCall(classFile, signature);
                emitInvoke(classFile, signature);
            }
            emitTypeSwitch(classFile, signatures);
            emitInvokeSwitch(classFile, signatures);
            if (classFile.name.equals(layout.tableIdsClass())) {
                TableIdsEmitter.emit(layout, classFile);
            }
            classes.put(classFile.name, classFile.toBytes());
            endBlockClass();
        }
        return classes;
    }

    private static MethodVisitor begin(ClassFile classFile, MethodRef method) {
        return classFile.method(Opcodes.ACC_STATIC, method.name(), method.descriptor());
    }

    /** Makes the FuncType at the first call and keeps it. Two threads may both make one: they are equal. */
    private void emitType(ClassFile classFile, int number) {
        MethodRef type = layout.funcType(number);
        String descriptor = Runtime.descriptor(Runtime.FUNC_TYPE);
        classFile.field(Opcodes.ACC_STATIC, type.name(), descriptor);
        MethodVisitor method = begin(classFile, type);
        var code = new Code(method);
        var make = new Label();
        code.getStatic(classFile.name, type.name(), descriptor);
        code.jump(Opcodes.IFNULL, make);
        code.getStatic(classFile.name, type.name(), descriptor);
        code.op(Opcodes.ARETURN);
        code.place(make);
        code.frame(Opcodes.F_SAME, List.of());
        Signature signature = layout.module.signatures().get(number);
        code.string(signature.text());
        code.strings(signature.supertypes());
        code.invokeStatic(Runtime.FUNC_TYPE, "of", "(Ljava/lang/String;[Ljava/lang/String;)" + descriptor);
        code.op(Opcodes.DUP);
        code.putStatic(classFile.name, type.name(), descriptor);
        code.op(Opcodes.ARETURN);
        ClassFile.end(method);
    }

    /** Switches on the id; over many functions, first on blocks of ids and then within the block. */
    private void emitDispatch(ClassFile classFile, int number) {
        MethodRef dispatch = layout.dispatch(number);
        JvmSignature signature = layout.jvmSignature(number);
        int bits = switchBits(signature);
        Map<Integer, MethodRef> targets = new TreeMap<>();
        layout.callableIds(number).forEach(id -> targets.put(id, layout.function(layout.functionsById.get(id))));
        int shift = 0;
        var passing = Passing.INSTANCE;
        while (targets.size() > 1 << bits) {
            Map<Integer, MethodRef> blocks = emitBlocks(dispatch, signature, shift, bits, targets, passing);
            targets.clear();
            targets.putAll(blocks);
            shift += bits;
            passing = Passing.ID_AND_INSTANCE;
        }
        emitSwitch(classFile, dispatch, signature, shift, targets, passing);
    }

    /**
     * Writes a method for each block of targets whose keys differ in their lowest bits only. They are in classes of their
     * own: one constant pool does not hold the names of very many functions (JVMS 4.1).
     *
     * @return the methods, by the keys of their targets without those bits
     */
    private Map<Integer, MethodRef> emitBlocks(
            MethodRef dispatch,
            JvmSignature signature,
            int shift,
            int bits,
            Map<Integer, MethodRef> targets,
            Passing passing) {
        Map<Integer, Map<Integer, MethodRef>> blocks = new TreeMap<>();
        targets.forEach((key, target) -> blocks.computeIfAbsent(key >> bits, block -> new TreeMap<>()).put(key, target));
        Map<Integer, MethodRef> methods = new TreeMap<>();
        blocks.forEach((block, members) -> {
            ClassFile owner = blockClass(dispatch.owner(), members.size());
            String name = dispatch.name() + "$" + (shift == 0 ? "" : shift + "$") + block;
            var method = new MethodRef(owner.name, name, dispatch.descriptor());
            emitSwitch(owner, method, signature, shift, members, passing);
            methods.put(block, method);
        });
        return methods;
    }

    /** The class that takes the next block: that of the blocks before it, unless it is full. */
    private ClassFile blockClass(String prefix, int targets) {
        if (blockTargets + targets > CLASS_TARGETS) {
            endBlockClass();
        }
        if (blockClass == null) {
            blockClass = ClassFile.ofStatics(prefix + "$" + blockClasses++, null);
        }
        blockTargets += targets;
        return blockClass;
    }

    private void endBlockClass() {
        if (blockClass != null) {
            classes.put(blockClass.name, blockClass.toBytes());
            blockClass = null;
            blockTargets = 0;
        }
    }

    /** How many ids, as a power of two, fit into one switch. */
    private static int switchBits(JvmSignature signature) {
        // For each parameter a load and perhaps a cast; the call; perhaps a cast of the result.
        int caseSize = 11 + 6 * signature.parameters().size();
        int bits = 3;
        while ((caseSize << (bits + 1)) < MethodLimits.CHUNK_CODE) {
            bits++;
        }
        return bits;
    }

    /** What a dispatcher passes on after the parameters. */
    private enum Passing {
        INSTANCE,
        ID_AND_INSTANCE
    }

    private void emitSwitch(
            ClassFile classFile,
            MethodRef written,
            JvmSignature signature,
            int shift,
            Map<Integer, MethodRef> targets,
            Passing passing) {
        MethodVisitor method = begin(classFile, written);
        var code = new Code(method);
        var arguments = new Arguments(code, signature, 0);
        int id = arguments.end();
        int instance = id + 1;
        var mismatch = new Label();
        if (!targets.isEmpty()) {
            code.load(JvmType.INT, id);
            if (shift > 0) {
                code.constant(shift);
                code.op(Opcodes.ISHR);
            }
            List<Integer> keys = new ArrayList<>(targets.keySet());
            var labels = new ArrayList<Label>();
            keys.forEach(key -> labels.add(new Label()));
            switchOn(method, keys, labels, mismatch);
            for (int i = 0; i < keys.size(); i++) {
                code.place(labels.get(i));
                code.frame(Opcodes.F_SAME, List.of());
                MethodRef target = targets.get(keys.get(i));
                arguments.pushTo(target);
                if (passing == Passing.ID_AND_INSTANCE) {
                    code.load(JvmType.INT, id);
                }
                code.loadObject(instance);
                target.invoke(code);
                Arguments.returnResultOf(code, signature, target);
            }
            code.place(mismatch);
            code.frame(Opcodes.F_SAME, List.of());
        }
        code.trap(Trap.INDIRECT_CALL_TYPE_MISMATCH);
        ClassFile.end(method);
    }

    static void switchOn(MethodVisitor method, List<Integer> keys, List<Label> labels, Label otherwise) {
        int low = keys.get(0);
        int high = keys.get(keys.size() - 1);
        if (high - low < 2 * keys.size()) {
            var table = new Label[high - low + 1];
            Arrays.fill(table, otherwise);
            for (int i = 0; i < keys.size(); i++) {
                table[keys.get(i) - low] = labels.get(i);
            }
            method.visitTableSwitchInsn(low, high, otherwise, table);
        } else {
            method.visitLookupSwitchInsn(otherwise, keys.stream().mapToInt(Integer::intValue).toArray(),
                    labels.toArray(new Label[0]));
        }
    }

    /** Functions of this module go to their switch, with their own instance; others by way of boxed values. */
    private void emitCall(ClassFile classFile, int number) {
        JvmSignature signature = layout.jvmSignature(number);
        MethodVisitor method = begin(classFile, layout.callReference(number));
        var code = new Code(method);
        var arguments = new Arguments(code, signature, 0);
        int reference = arguments.end();
        int instance = reference + 1;
        var foreign = new Label();
        code.trapIfNoFunction(reference);
        pushOwner(code, reference);
        code.type(Opcodes.INSTANCEOF, layout.instanceClass);
        code.jump(Opcodes.IFEQ, foreign);
        arguments.push();
        code.loadObject(reference);
        code.getField(Runtime.FUNC_REF, "id", "I");
        pushOwner(code, reference);
        code.type(Opcodes.CHECKCAST, layout.instanceClass);
        layout.dispatch(number).invoke(code);
        if (signature.returnsVector()) {
            // The upper half is in the callee's instance; the caller looks for it in its own.
            code.loadObject(instance);
            pushOwner(code, reference);
            code.getField(Runtime.INSTANCE, "vectorHigh", "J");
            code.putField(Runtime.INSTANCE, "vectorHigh", "J");
        }
        arguments.returnResult();

        code.place(foreign);
        code.frame(Opcodes.F_SAME, List.of());
        arguments.pushBoxed();
        code.loadObject(reference);
        layout.funcType(number).invoke(code);
        code.invokeStatic(Runtime.FUNC_REF, "callForeign", "([Ljava/lang/Object;"
                + Runtime.descriptor(Runtime.FUNC_REF) + Runtime.descriptor(Runtime.FUNC_TYPE)
                + ")[Ljava/lang/Object;");
        arguments.returnUnboxed(instance);
        ClassFile.end(method);
    }

    private static void pushOwner(Code code, int reference) {
        code.loadObject(reference);
        code.getField(Runtime.FUNC_REF, "owner", Runtime.descriptor(Runtime.INSTANCE));
    }

    /** With boxed values: for hosts and other modules. */
    private void emitInvoke(ClassFile classFile, int number) {
        JvmSignature signature = layout.jvmSignature(number);
        MethodVisitor method = begin(classFile, layout.invoke(number));
        var code = new Code(method);
        Arguments.pushUnboxed(code, signature, 0);
        code.load(JvmType.INT, 1);
        code.loadObject(2);
        layout.dispatch(number).invoke(code);
        Arguments.boxResults(code, signature, 2, 3);
        code.op(Opcodes.ARETURN);
        ClassFile.end(method);
    }

    private void emitTypeSwitch(ClassFile classFile, List<Integer> signatures) {
        MethodVisitor method = classFile.method(Opcodes.ACC_STATIC, "type",
                "(I)" + Runtime.descriptor(Runtime.FUNC_TYPE));
        var code = new Code(method);
        code.load(JvmType.INT, 0);
        emitCases(method, code, signatures, number -> layout.funcType(number).invoke(code));
        ClassFile.end(method);
    }

    private void emitInvokeSwitch(ClassFile classFile, List<Integer> signatures) {
        MethodVisitor method = classFile.method(Opcodes.ACC_STATIC, "invoke",
                "(I[Ljava/lang/Object;I" + layout.instanceDescriptor() + ")[Ljava/lang/Object;");
        var code = new Code(method);
        code.load(JvmType.INT, 0);
        emitCases(method, code, signatures, number -> {
            code.loadObject(1);
            code.load(JvmType.INT, 2);
            code.loadObject(3);
            layout.invoke(number).invoke(code);
        });
        ClassFile.end(method);
    }

    private static void emitCases(
            MethodVisitor method, Code code, List<Integer> signatures, IntConsumer body) {
        var otherwise = new Label();
        var labels = new Label[signatures.size()];
        Arrays.setAll(labels, i -> new Label());
        method.visitTableSwitchInsn(signatures.get(0), signatures.get(signatures.size() - 1), otherwise, labels);
        for (int i = 0; i < labels.length; i++) {
            code.place(labels[i]);
            code.frame(Opcodes.F_SAME, List.of());
            body.accept(signatures.get(i));
            code.op(Opcodes.ARETURN);
        }
        code.place(otherwise);
        code.frame(Opcodes.F_SAME, List.of());
        code.op(Opcodes.ACONST_NULL);
        code.op(Opcodes.ARETURN);
    }
}
