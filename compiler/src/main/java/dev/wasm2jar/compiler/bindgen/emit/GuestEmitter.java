package dev.wasm2jar.compiler.bindgen.emit;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.metadata.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** The class that extends {@code Guest} for a module: what the module exports for its host. */
final class GuestEmitter {

    static final String CONTEXT = "Ldev/wasm2jar/runtime/js/JsContext;";

    private static final String MEMORY = "Ldev/wasm2jar/runtime/Memory;";
    private static final String TABLE = "Ldev/wasm2jar/runtime/Table;";

    private final ApiNames names;
    private final JavaTypes types;
    private final Map<String, RawExport> exports;
    private final boolean hasReferences;
    private final GeneratedClass target;

    GuestEmitter(ApiNames names, JavaTypes types, ModuleExports exports) {
        this.names = names;
        this.types = types;
        this.exports = exports.byName();
        this.hasReferences = exports.hasReferences();
        this.target = new GeneratedClass(Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC, names.guest(),
                Body.GUEST);
    }

    /**
     * @param hasState whether the class of instances takes the guest when it is instantiated
     * @param hasImports whether Java code must provide functions
     * @param starts the exports to call when the module is instantiated
     */
    byte[] emit(
            Release release, boolean hasState, boolean hasImports, List<RawExport> starts, ClosureTypes closures,
            CallEmitter calls, Conversions conversions) {
        target.field(0, "instance", names.instanceType());
        if (hasImports) {
            target.field(Opcodes.ACC_FINAL, "imports", names.importsType());
        }
        constructor(release, hasState, hasImports, starts);
        delegate("__wbindgen_malloc", "malloc", "(II)I", 2);
        delegate("__wbindgen_free", "free", "(III)V", 3);
        delegate("__wbindgen_exn_store", "storeException", "(I)V", 1);
        delegate(ModuleExports.MOVE_STACK, "moveStack", "(I)I", 1);
        if (hasReferences) {
            delegate("__externref_table_alloc", "allocateReference", "()I", 0);
            delegate("__externref_table_dealloc", "freeReference", "(I)V", 1);
            delegate("__externref_drop_slice", "freeReferences", "(II)V", 2);
            references();
        }
        if (!closures.all().isEmpty()) {
            callClosure(closures, calls, conversions);
            dropClosure(closures);
            isExclusive(closures);
        }
        return target.toBytes();
    }

    private void constructor(Release release, boolean hasState, boolean hasImports, List<RawExport> starts) {
        Body body = target.method(0, "<init>", "(" + CONTEXT + (hasImports ? names.importsType() : "") + ")V");
        body.load(names.guestType(), 0);
        if (!hasReferences) {
            body.constant(release.firstHandle());
        }
        body.load(CONTEXT, 1);
        body.invokeSpecial(Body.GUEST, "<init>", "(" + (hasReferences ? "" : "I") + CONTEXT + ")V");
        if (hasImports) {
            body.load(names.guestType(), 0);
            body.load(names.importsType(), 2);
            body.putField(names.guest(), "imports", names.importsType());
        }
        body.load(names.guestType(), 0);
        if (hasState) {
            body.load(names.guestType(), 0);
        }
        body.invokeStatic(names.instance(), "instantiate",
                "(" + (hasState ? Body.GUEST_TYPE : "") + ")" + names.instanceType());
        body.putField(names.guest(), "instance", names.instanceType());
        if (!hasState) {
            body.load(names.guestType(), 0);
            loadInstance(body);
            body.invokeVirtual(names.instance(), "memory", "()" + MEMORY);
            body.putField(Body.GUEST, "memory", MEMORY);
        }
        for (RawExport start : starts) {
            loadInstance(body);
            body.invokeVirtual(names.instance(), start.method(), start.descriptor());
        }
        body.returnValue("V");
        body.end();
    }

    private void loadInstance(Body body) {
        body.load(names.guestType(), 0);
        body.getField(names.guest(), "instance", names.instanceType());
    }

    /** Passes on as many of the parameters as the export has: older releases know no alignment. */
    private void delegate(String export, String method, String descriptor, int parameters) {
        RawExport raw = exports.get(export);
        if (raw == null) {
            return;
        }
        Body body = target.method(Opcodes.ACC_PROTECTED, method, descriptor);
        loadInstance(body);
        for (int i = 0; i < Math.min(parameters, raw.parameters().size()); i++) {
            body.load("I", 1 + i);
        }
        body.invokeVirtual(names.instance(), raw.method(), raw.descriptor());
        body.returnValue(raw.results().isEmpty() ? "V" : "I");
        body.end();
    }

    private void references() {
        Body body = target.method(Opcodes.ACC_PROTECTED, "references", "()" + TABLE);
        loadInstance(body);
        body.invokeVirtual(names.instance(), "$" + ModuleExports.REFERENCES, "()" + TABLE);
        body.returnValue(TABLE);
        body.end();
    }

    private void callClosure(ClosureTypes closures, CallEmitter calls, Conversions conversions) {
        Body body = target.method(Opcodes.ACC_PROTECTED, "callClosure",
                "(III[Ljava/lang/Object;)Ljava/lang/Object;");
        List<Label> labels = labels(closures);
        var otherwise = new Label();
        body.load("I", 1);
        body.tableSwitch(0, otherwise, labels);
        for (int i = 0; i < labels.size(); i++) {
            body.place(labels.get(i));
            body.load(names.guestType(), 0);
            body.load("I", 2);
            body.load("I", 3);
            body.load("[Ljava/lang/Object;", 4);
            body.invokeStatic(names.guest(), "closure" + i,
                    "(" + names.guestType() + "II[Ljava/lang/Object;)Ljava/lang/Object;");
            body.returnValue(JavaTypes.OBJECT);
            closure(closures.all().get(i), i, calls, conversions);
        }
        body.place(otherwise);
        body.op(Opcodes.ACONST_NULL);
        body.returnValue(JavaTypes.OBJECT);
        body.end();
    }

    private static List<Label> labels(ClosureTypes closures) {
        return closures.all().stream().map(type -> new Label()).toList();
    }

    private void closure(Descriptor.Closure closure, int number, CallEmitter calls, Conversions conversions) {
        Descriptor.Function function = closure.function();
        Body body = target.method(Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE, "closure" + number,
                "(" + names.guestType() + "II[Ljava/lang/Object;)Ljava/lang/Object;", Body.RUNTIME + "GuestException");
        var parameters = new ArrayList<Descriptor>(List.of(Descriptor.Simple.I32, Descriptor.Simple.I32));
        parameters.addAll(function.parameters());
        var slots = new int[parameters.size()];
        slots[0] = 1;
        slots[1] = 2;
        var parameterNames = new ArrayList<>(List.of("a", "b"));
        for (int i = 2; i < slots.length; i++) {
            String type = types.of(parameters.get(i));
            body.load("[Ljava/lang/Object;", 3);
            body.constant(i - 2);
            body.invokeStatic(Body.RUNTIME + "Values", "argument", "([Ljava/lang/Object;I)Ljava/lang/Object;");
            conversions.fromJs(body, JavaTypes.OBJECT, parameters.get(i), 0);
            slots[i] = body.storeNew(type);
            parameterNames.add("argument " + (i - 1));
        }
        var signature = new Signature(exports.get(ClosureTypes.shim(function.shim())), "", Signature.Receiver.NONE,
                parameterNames, parameters, function.result());
        calls.emit(body, signature, 0, -1, slots);
        Descriptor result = signature.value();
        if (types.of(result).equals("V")) {
            body.getStatic("dev/wasm2jar/runtime/js/JsUndefined", "UNDEFINED",
                    "Ldev/wasm2jar/runtime/js/JsUndefined;");
        } else {
            conversions.toJs(body, result, JavaTypes.OBJECT, 0);
        }
        body.returnValue(JavaTypes.OBJECT);
        body.end();
    }

    private void isExclusive(ClosureTypes closures) {
        Body body = target.method(Opcodes.ACC_PROTECTED, "isExclusive", "(I)Z");
        List<Label> labels = labels(closures);
        var otherwise = new Label();
        body.load("I", 1);
        body.tableSwitch(0, otherwise, labels);
        for (int i = 0; i < labels.size(); i++) {
            body.place(labels.get(i));
            body.constant(closures.all().get(i).mutable() ? 1 : 0);
            body.returnValue("Z");
        }
        body.place(otherwise);
        body.constant(0);
        body.returnValue("Z");
        body.end();
    }

    private void dropClosure(ClosureTypes closures) {
        Body body = target.method(Opcodes.ACC_PROTECTED, "dropClosure", "(III)V");
        RawExport common = exports.get(ModuleExports.DESTROY_CLOSURE);
        List<Label> labels = labels(closures);
        var otherwise = new Label();
        body.load("I", 1);
        body.tableSwitch(0, otherwise, labels);
        for (int i = 0; i < labels.size(); i++) {
            body.place(labels.get(i));
            int destructor = closures.all().get(i).destructor();
            RawExport raw = destructor >= 0 ? exports.get(ClosureTypes.shim(destructor)) : common;
            if (raw != null) {
                loadInstance(body);
                body.load("I", 2);
                body.load("I", 3);
                body.invokeVirtual(names.instance(), raw.method(), raw.descriptor());
            }
            body.returnValue("V");
        }
        body.place(otherwise);
        body.returnValue("V");
        body.end();
    }
}
