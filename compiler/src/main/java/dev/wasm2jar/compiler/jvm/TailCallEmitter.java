package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.TailCalls;
import dev.wasm2jar.runtime.Trap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Tail calls within a {@linkplain TailCalls.Cycle cycle}. A function of a cycle has two methods: its body, which leaves
 * its tail calls in the instance and returns, and the one that others call, which calls the body and then, in a loop, what
 * has been left.
 */
final class TailCallEmitter {

    /** How many bits of a function's number one switch looks at. */
    private static final int SWITCH_BITS = 8;

    private final ModuleLayout layout;
    private final TailCallLayout tailCalls;
    private final Map<String, ClassFile> classes = new LinkedHashMap<>();

    TailCallEmitter(ModuleLayout layout) {
        this.layout = layout;
        this.tailCalls = layout.tailCalls;
    }

    Map<String, byte[]> emit() {
        tailCalls.directSignatures().forEach(this::emitLeave);
        tailCalls.referenceSignatures().forEach(this::emitLeaveReference);
        for (int cycle = 0; cycle < tailCalls.cycles().size(); cycle++) {
            emitCycle(cycle);
        }
        Map<String, byte[]> result = new LinkedHashMap<>();
        classes.forEach((name, classFile) -> result.put(name, classFile.toBytes()));
        return result;
    }

    private MethodVisitor begin(MethodRef method) {
        return classes.computeIfAbsent(method.owner(), name -> ClassFile.ofStatics(name, null))
                .method(Opcodes.ACC_STATIC, method.name(), method.descriptor());
    }

    /** The method that others call. */
    static void emitCaller(ModuleLayout layout, ClassVisitor target, int function) {
        MethodRef written = layout.function(function);
        JvmSignature signature = layout.jvmSignature(layout.module.functions().get(function).signature());
        MethodVisitor method =
                target.visitMethod(Opcodes.ACC_STATIC, written.name(), written.descriptor(), null, null);
        method.visitCode();
        var code = new Code(method);
        var arguments = new Arguments(code, signature, 0);
        int instance = arguments.end();
        var more = new Label();
        arguments.push();
        code.loadObject(instance);
        layout.tailCallingBody(function).invoke(code);
        loadTarget(layout, code, instance);
        code.jump(Opcodes.IFNE, more);
        arguments.returnResult();

        code.place(more);
        dropResult(code, signature);
        loadTarget(layout, code, instance);
        clearTarget(layout, code, instance);
        code.loadObject(instance);
        layout.tailCalls.runAll(layout.module.tailCalls().cycleOfFunction().get(function)).invoke(code);
        arguments.returnResult();
        ClassFile.end(method);
    }

    private static void loadTarget(ModuleLayout layout, Code code, int instance) {
        code.loadObject(instance);
        code.getField(layout.instanceClass, TailCallLayout.TARGET, "I");
    }

    private static void clearTarget(ModuleLayout layout, Code code, int instance) {
        code.loadObject(instance);
        code.op(Opcodes.ICONST_0);
        code.putField(layout.instanceClass, TailCallLayout.TARGET, "I");
    }

    /** Writes the stack map frame of a jump target that has a result on the stack, and pops the result. */
    private static void dropResult(Code code, JvmSignature signature) {
        frameWithResult(code, signature);
        if (!signature.results().isEmpty()) {
            boolean wide = signature.results().size() == 1 && signature.results().get(0).slots > 1;
            code.op(wide ? Opcodes.POP2 : Opcodes.POP);
        }
    }

    private static void frameWithResult(Code code, JvmSignature signature) {
        switch (signature.results().size()) {
            case 0 -> code.frame(Opcodes.F_SAME, List.of());
            case 1 -> code.frame(Opcodes.F_SAME1, List.of(),
                    signature.returnsVector() ? Opcodes.LONG : signature.results().get(0).frame);
            default -> code.frame(Opcodes.F_SAME1, List.of(), signature.returnDescriptor());
        }
    }

    private void emitLeave(int number) {
        JvmSignature signature = layout.jvmSignature(number);
        MethodVisitor method = begin(tailCalls.leave(number));
        var code = new Code(method);
        int target = new Arguments(code, signature, 0).end();
        int instance = target + 1;
        tailCalls.store(code, signature, instance);
        code.loadObject(instance);
        code.load(JvmType.INT, target);
        code.putField(layout.instanceClass, TailCallLayout.TARGET, "I");
        code.op(Opcodes.RETURN);
        ClassFile.end(method);
    }

    /** A reference to a function of this instance is left by number, others as they are. */
    private void emitLeaveReference(int number) {
        JvmSignature signature = layout.jvmSignature(number);
        MethodVisitor method = begin(tailCalls.leaveReference(number));
        var code = new Code(method);
        var arguments = new Arguments(code, signature, 0);
        int reference = arguments.end();
        int instance = reference + 1;
        var foreign = new Label();
        code.trapIfNoFunction(reference);
        code.loadObject(reference);
        code.getField(Runtime.FUNC_REF, "owner", Runtime.descriptor(Runtime.INSTANCE));
        code.loadObject(instance);
        code.jump(Opcodes.IF_ACMPNE, foreign);
        checkId(code, layout.callableIds(number), reference);
        arguments.push();
        code.loadObject(reference);
        code.getField(Runtime.FUNC_REF, "id", "I");
        code.op(Opcodes.ICONST_1);
        code.op(Opcodes.IADD);
        code.loadObject(instance);
        tailCalls.leave(number).invoke(code);
        code.op(Opcodes.RETURN);

        code.place(foreign);
        code.frame(Opcodes.F_SAME, List.of());
        code.loadObject(reference);
        layout.funcType(number).invoke(code);
        code.invokeStatic(Runtime.FUNC_REF, "checkType",
                "(" + Runtime.descriptor(Runtime.FUNC_REF) + Runtime.descriptor(Runtime.FUNC_TYPE) + ")V");
        tailCalls.storeArray(code, instance, arguments::pushBoxed);
        code.loadObject(instance);
        code.loadObject(reference);
        code.putField(layout.instanceClass, TailCallLayout.FOREIGN_TARGET, Runtime.descriptor(Runtime.FUNC_REF));
        code.loadObject(instance);
        code.constant(TailCallLayout.FOREIGN);
        code.putField(layout.instanceClass, TailCallLayout.TARGET, "I");
        code.op(Opcodes.RETURN);
        ClassFile.end(method);
    }

    /** Traps unless a reference's id is among those. Functions of one type have neighbouring ids, so there are few gaps. */
    private static void checkId(Code code, List<Integer> ids, int reference) {
        var right = new Label();
        for (int from = 0; from < ids.size(); ) {
            int to = from + 1;
            while (to < ids.size() && ids.get(to) == ids.get(from) + to - from) {
                to++;
            }
            // One comparison: a number below the first id wraps around to a large one.
            code.loadObject(reference);
            code.getField(Runtime.FUNC_REF, "id", "I");
            code.constant(ids.get(from) - Integer.MIN_VALUE);
            code.op(Opcodes.ISUB);
            code.constant(to - from + Integer.MIN_VALUE);
            code.jump(Opcodes.IF_ICMPLT, right);
            from = to;
        }
        code.trap(Trap.INDIRECT_CALL_TYPE_MISMATCH);
        if (!ids.isEmpty()) {
            code.place(right);
            code.frame(Opcodes.F_SAME, List.of());
        }
    }

    private void emitCycle(int cycle) {
        List<Integer> targets = tailCalls.cycles().get(cycle).targets();
        Map<Integer, MethodRef> runs = new TreeMap<>();
        for (int i = 0; i < targets.size(); i++) {
            MethodRef run = tailCalls.run(cycle, i);
            emitRun(run, cycle, targets.get(i));
            runs.put(tailCalls.number(targets.get(i)), run);
        }
        if (tailCalls.hasReferences(cycle)) {
            MethodRef foreign = tailCalls.runForeign(cycle);
            emitRunForeign(foreign, cycle);
            runs.put(TailCallLayout.FOREIGN, foreign);
        }
        emitLoop(cycle, runs);
    }

    private void emitRun(MethodRef run, int cycle, int function) {
        MethodVisitor method = begin(run);
        var code = new Code(method);
        tailCalls.load(code, layout.jvmSignature(layout.module.functions().get(function).signature()), 0);
        code.loadObject(0);
        Integer cycleOfTarget = layout.module.tailCalls().cycleOfFunction().get(function);
        boolean isMember = cycleOfTarget != null && cycleOfTarget == cycle;
        MethodRef called = isMember ? layout.tailCallingBody(function) : layout.function(function);
        called.invoke(code);
        Arguments.returnResultOf(code, tailCalls.results(cycle), called);
        ClassFile.end(method);
    }

    private void emitRunForeign(MethodRef run, int cycle) {
        MethodVisitor method = begin(run);
        var code = new Code(method);
        JvmSignature results = tailCalls.results(cycle);
        var unboxed = new Arguments(code, new JvmSignature(List.of(), false, results.results()), 1);
        code.loadObject(0);
        code.getField(layout.instanceClass, TailCallLayout.FOREIGN_TARGET, Runtime.descriptor(Runtime.FUNC_REF));
        tailCalls.loadArray(code, 0);
        code.invokeVirtual(Runtime.FUNC_REF, "call", "([Ljava/lang/Object;)[Ljava/lang/Object;");
        unboxed.returnUnboxed(0);
        ClassFile.end(method);
    }

    /** Calls what is left until nothing is. */
    private void emitLoop(int cycle, Map<Integer, MethodRef> runs) {
        MethodRef loop = tailCalls.runAll(cycle);
        JvmSignature results = tailCalls.results(cycle);
        Choice choice = choice(loop, results, runs, 0);
        MethodVisitor method = begin(loop);
        var code = new Code(method);
        var next = new Label();
        var called = new Label();
        var again = new Label();
        code.place(next);
        code.frame(Opcodes.F_SAME, List.of());
        emitSwitch(method, code, choice, () -> code.jump(Opcodes.GOTO, called));
        code.place(called);
        frameWithResult(code, results);
        loadTarget(layout, code, 1);
        code.op(Opcodes.DUP);
        code.store(JvmType.INT, 0);
        code.jump(Opcodes.IFNE, again);
        Arguments.returnResult(code, results);
        code.place(again);
        dropResult(code, results);
        clearTarget(layout, code, 1);
        code.jump(Opcodes.GOTO, next);
        ClassFile.end(method);
    }

    /**
     * A switch on some bits of the number in slot 0.
     *
     * @param shift how many lower bits it leaves to the methods it chooses from
     */
    private record Choice(int shift, Map<Integer, MethodRef> methods) {}

    /** A choice of methods by number; too many are put into methods that choose by the lower bits. */
    private Choice choice(MethodRef chooser, JvmSignature results, Map<Integer, MethodRef> methods, int shift) {
        if (methods.size() <= 1 << SWITCH_BITS) {
            return new Choice(shift, methods);
        }
        Map<Integer, Map<Integer, MethodRef>> blocks = new TreeMap<>();
        methods.forEach((number, method) -> blocks.computeIfAbsent(number >> SWITCH_BITS, key -> new TreeMap<>())
                .put(number, method));
        Map<Integer, MethodRef> chosen = new TreeMap<>();
        blocks.forEach((block, inner) -> {
            var method = new MethodRef(chooser.owner(), chooser.name() + "$" + shift + "$" + (block & 0xffffffffL),
                    chooser.descriptor());
            MethodVisitor visitor = begin(method);
            var code = new Code(visitor);
            emitSwitch(visitor, code, new Choice(shift, inner), () -> Arguments.returnResult(code, results));
            ClassFile.end(visitor);
            chosen.put(block, method);
        });
        return choice(chooser, results, chosen, shift + SWITCH_BITS);
    }

    private void emitSwitch(MethodVisitor method, Code code, Choice choice, Runnable afterCall) {
        var unknown = new Label();
        List<Integer> keys = new ArrayList<>(choice.methods().keySet());
        var labels = new ArrayList<Label>();
        keys.forEach(key -> labels.add(new Label()));
        code.load(JvmType.INT, 0);
        if (choice.shift() > 0) {
            code.constant(choice.shift());
            code.op(Opcodes.ISHR);
        }
        DispatchEmitter.switchOn(method, keys, labels, unknown);
        for (int i = 0; i < keys.size(); i++) {
            MethodRef chosen = choice.methods().get(keys.get(i));
            code.place(labels.get(i));
            code.frame(Opcodes.F_SAME, List.of());
            if (chosen.descriptor().startsWith("(I")) {
                code.load(JvmType.INT, 0);
            }
            code.loadObject(1);
            chosen.invoke(code);
            afterCall.run();
        }
        code.place(unknown);
        code.frame(Opcodes.F_SAME, List.of());
        code.trap(Trap.UNREACHABLE);
    }
}
