package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.TailCalls;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;

/**
 * Where tail calls are left to the caller: the number of the function to call and its arguments are in fields of the
 * instance. Each is read at once by the caller, so any number of functions can share them.
 *
 * <p>The number is zero when no call is left. It must be so whenever code runs that may fail: a stack overflow must not
 * leave a call behind.
 */
final class TailCallLayout {

    /** The field that holds the number of the function to call. */
    static final String TARGET = "tailTarget";
    /** The field that holds the function to call if it does not belong to the instance. */
    static final String FOREIGN_TARGET = "tailFunction";
    /** The number that stands for it. */
    static final int FOREIGN = -1;

    private static final int SIGNATURES_PER_CLASS = 100;
    private static final int RUNS_PER_CLASS = 1000;

    private final ModuleLayout layout;
    private final List<TailCalls.Cycle> cycles;
    private final int[] firstRun;
    private final Map<Integer, Integer> numbers = new HashMap<>();
    private final TreeSet<Integer> directSignatures = new TreeSet<>();
    private final TreeSet<Integer> referenceSignatures = new TreeSet<>();
    private final Map<String, String> fields = new LinkedHashMap<>();

    TailCallLayout(ModuleLayout layout) {
        this.layout = layout;
        TailCalls tailCalls = layout.module.tailCalls();
        this.cycles = tailCalls.cycles();
        this.firstRun = new int[cycles.size()];
        int runs = 0;
        for (int i = 0; i < cycles.size(); i++) {
            firstRun[i] = runs;
            runs += cycles.get(i).targets().size();
            cycles.get(i).targets().forEach(this::assignNumber);
            cycles.get(i).members().forEach(member -> directSignatures.add(signatureOf(member)));
        }
        for (int number = 0; number < layout.module.signatures().size(); number++) {
            if (tailCalls.cycleOfSignature().containsKey(layout.module.signatures().get(number).text())) {
                referenceSignatures.add(number);
            }
        }
        directSignatures.addAll(referenceSignatures);
        if (!cycles.isEmpty()) {
            declareFields();
        }
    }

    private int signatureOf(int function) {
        IrModule.Function declaration = layout.module.functions().get(function);
        return layout.signatureNumber(declaration.signature());
    }

    private void declareFields() {
        fields.put(TARGET, "I");
        if (!referenceSignatures.isEmpty()) {
            fields.put(FOREIGN_TARGET, Runtime.descriptor(Runtime.FUNC_REF));
            fields.put(arguments(), JvmType.OBJECT.descriptor);
        }
        for (int number : directSignatures) {
            JvmSignature signature = layout.jvmSignature(number);
            if (signature.boxed()) {
                fields.put(arguments(), JvmType.OBJECT.descriptor);
            } else {
                Map<JvmType.Kind, Integer> used = new HashMap<>();
                for (JvmType parameter : scalars(signature)) {
                    fields.put(field(parameter, used), fieldDescriptor(parameter));
                }
            }
        }
    }

    /** The field for arguments in an array. */
    private static String arguments() {
        return field(JvmType.OBJECT, new HashMap<>());
    }

    private static String field(JvmType type, Map<JvmType.Kind, Integer> used) {
        int index = used.merge(type.kind, 1, Integer::sum) - 1;
        return "tail" + type.kind + index;
    }

    /** The parameters, where a vector is two longs. */
    private static List<JvmType> scalars(JvmSignature signature) {
        return signature.parameters().stream()
                .flatMap(type -> type.equals(JvmType.VECTOR)
                        ? Stream.of(JvmType.LONG, JvmType.LONG)
                        : Stream.of(type))
                .toList();
    }

    private static String fieldDescriptor(JvmType type) {
        return type.isReference() ? JvmType.OBJECT.descriptor : type.descriptor;
    }

    /** The fields of the instance, by name. */
    Map<String, String> fields() {
        return fields;
    }

    List<TailCalls.Cycle> cycles() {
        return cycles;
    }

    /** The numbers of the signatures of calls that may be left, by a function's number or by reference. */
    Iterable<Integer> directSignatures() {
        return directSignatures;
    }

    /** The numbers of the signatures of calls that may be left by reference. */
    Iterable<Integer> referenceSignatures() {
        return referenceSignatures;
    }

    boolean hasReferences(int cycle) {
        return layout.module.tailCalls().cycleOfSignature().containsValue(cycle);
    }

    private void assignNumber(int function) {
        int unreferenced = layout.functionsById.size() + 1 + numbers.size();
        numbers.putIfAbsent(function, layout.hasId(function) ? layout.id(function) + 1 : unreferenced);
    }

    /** The number of a target: that of its reference, plus one, if it can be a value. */
    int number(int function) {
        return numbers.get(function);
    }

    private String leavingClass(int signature) {
        return layout.instanceClass + "$Leave" + signature / SIGNATURES_PER_CLASS;
    }

    /** Leaves a call: {@code (parameters, number of the function, instance)}. */
    MethodRef leave(int signature) {
        return leave("leave", signature, "I");
    }

    /** Leaves a call: {@code (parameters, reference, instance)}. */
    MethodRef leaveReference(int signature) {
        return leave("leaveReference", signature, Runtime.descriptor(Runtime.FUNC_REF));
    }

    private MethodRef leave(String name, int signature, String target) {
        return new MethodRef(leavingClass(signature), name + signature, "("
                + layout.jvmSignature(signature).parameterDescriptors() + target + layout.instanceDescriptor() + ")V");
    }

    /** What the functions of a cycle yield. */
    JvmSignature results(int cycle) {
        return layout.jvmSignature(signatureOf(cycles.get(cycle).members().get(0)));
    }

    /** Makes a call that has been left, and all that are left after it: {@code (number of the function, instance)}. */
    MethodRef runAll(int cycle) {
        return new MethodRef(runClass(cycle, 0), "cycle" + cycle,
                "(I" + layout.instanceDescriptor() + ")" + results(cycle).returnDescriptor());
    }

    /** Calls one of the functions that may be called, with the arguments that have been left: {@code (instance)}. */
    MethodRef run(int cycle, int target) {
        return new MethodRef(runClass(cycle, target), "run" + cycle + "_" + target,
                "(" + layout.instanceDescriptor() + ")" + results(cycle).returnDescriptor());
    }

    /** Likewise the function of another instance or of the host. */
    MethodRef runForeign(int cycle) {
        return new MethodRef(runClass(cycle, 0), "foreign" + cycle,
                "(" + layout.instanceDescriptor() + ")" + results(cycle).returnDescriptor());
    }

    private String runClass(int cycle, int target) {
        return layout.instanceClass + "$Tail" + (firstRun[cycle] + target) / RUNS_PER_CLASS;
    }

    /** Stores arguments, which are parameters from slot 0 on, to their fields. */
    void store(Code code, JvmSignature signature, int instance) {
        if (signature.boxed()) {
            code.loadObject(instance);
            code.loadObject(0);
            code.putField(layout.instanceClass, arguments(), JvmType.OBJECT.descriptor);
            return;
        }
        Map<JvmType.Kind, Integer> used = new HashMap<>();
        int slot = 0;
        for (JvmType parameter : scalars(signature)) {
            code.loadObject(instance);
            code.load(parameter, slot);
            code.putField(layout.instanceClass, field(parameter, used), fieldDescriptor(parameter));
            slot += parameter.slots;
        }
    }

    /** Pushes the arguments that were stored. */
    void load(Code code, JvmSignature signature, int instance) {
        if (signature.boxed()) {
            loadArray(code, instance);
            return;
        }
        Map<JvmType.Kind, Integer> used = new HashMap<>();
        for (JvmType parameter : scalars(signature)) {
            code.loadObject(instance);
            code.getField(layout.instanceClass, field(parameter, used), fieldDescriptor(parameter));
            if (parameter.isReference()) {
                code.cast(parameter);
            }
        }
    }

    /** Stores the {@code Object[]} of arguments that the code pushes. */
    void storeArray(Code code, int instance, Runnable push) {
        code.loadObject(instance);
        push.run();
        code.putField(layout.instanceClass, arguments(), JvmType.OBJECT.descriptor);
    }

    /** Pushes the {@code Object[]} of arguments. */
    void loadArray(Code code, int instance) {
        code.loadObject(instance);
        code.getField(layout.instanceClass, arguments(), JvmType.OBJECT.descriptor);
        code.type(Opcodes.CHECKCAST, "[Ljava/lang/Object;");
    }
}
