package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.AggregateType;
import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Where everything of a module is found in the emitted classes. Computed before any code is emitted, then immutable. */
final class ModuleLayout {

    /** WebAssembly bytes per class of functions: small enough to load lazily, large enough to share constants. */
    private static final int CLASS_CODE = 48 * 1024;
    private static final int CLASS_FUNCTIONS = 1000;
    /** Simple names of the generated classes that are nobody's business. */
    private static final Pattern INTERNAL_CLASS =
            Pattern.compile("(Code|Dispatch|Exports|Frame|Init|Leave|Link|Stubs|Tail)\\d*");
    /** Signatures per dispatcher class. */
    private static final int CLASS_SIGNATURES = 100;

    final IrModule module;
    /** Internal name of the class of instances. */
    final String instanceClass;
    private final String instanceDescriptor;
    final List<GlobalField> globals;
    /** By function index, for imported functions. */
    final List<ImportBinding> imports;
    /** By module name, for imports that the embedder provides. */
    final Map<String, ImportInterface> interfaces;
    /** Field name by internal name of the class, for the state of host modules. */
    final Map<String, String> hostStates;
    /** Function indices by class number. */
    final List<List<Integer>> functionClasses;
    /** Functions that can become values, by id. */
    final List<Integer> functionsById;

    /** How tail calls are left to callers. */
    final TailCallLayout tailCalls;

    private final int ownedMemory;

    /** By the index of the table. */
    private final Map<Integer, String> tableIdsFields;
    private final MethodRef[] functions;
    private final MethodRef[] tailCallingBodies;
    private final JvmNames functionNames = new JvmNames(Set.of());
    private final JvmSignature[] jvmSignatures;
    private final MethodRef[] dispatchers;
    private final Map<String, Integer> signatureNumbers = new HashMap<>();
    private final Map<Integer, Integer> ids = new HashMap<>();
    /** By the number of the function's own signature, and by those of its supertypes. */
    private final Map<Integer, List<Integer>> idsBySignature = new HashMap<>();

    ModuleLayout(IrModule module, String instanceClass, HostFunctions host, MissingImports missing) {
        this.module = module;
        this.instanceClass = instanceClass;
        this.instanceDescriptor = Runtime.descriptor(instanceClass);
        this.ownedMemory = firstOwnArray();
        this.globals = new ArrayList<>();
        for (int i = 0; i < module.globals().size(); i++) {
            globals.add(GlobalField.of(i, module.globals().get(i)));
        }
        this.jvmSignatures = new JvmSignature[module.signatures().size()];
        for (int i = 0; i < jvmSignatures.length; i++) {
            Signature signature = module.signatures().get(i);
            signatureNumbers.put(signature.text(), i);
            jvmSignatures[i] = JvmSignature.of(signature);
        }
        this.dispatchers = new MethodRef[jvmSignatures.length];
        Arrays.setAll(dispatchers, this::dispatcher);
        this.hostStates = new LinkedHashMap<>();
        this.imports = bindImports(host, missing);
        this.interfaces = interfacesOf(imports);
        this.functionClasses = partition();
        this.functions = placeFunctions();
        this.functionsById = numberFunctions();
        this.tableIdsFields = nameTableIds();
        this.tailCallingBodies = placeTailCallingBodies();
        this.tailCalls = new TailCallLayout(this);
    }

    /** The memory whose array the instance has in a field of its own: the first that the module defines; -1 for none. */
    int ownedMemory() {
        return ownedMemory;
    }

    private int firstOwnArray() {
        for (int i = 0; i < module.memories().size(); i++) {
            if (module.memories().get(i).imported() == null && MemoryField.of(module, i) == MemoryField.ARRAY) {
                return i;
            }
        }
        return -1;
    }

    boolean hasArrays() {
        return module.aggregates().stream().anyMatch(type -> type instanceof AggregateType.Array);
    }

    boolean isInterruptible() {
        return module.interruptChecks().isPresent();
    }

    /** Internal name of what the class of instances extends. */
    String instanceSuperclass() {
        return isInterruptible() ? Runtime.INTERRUPTIBLE_INSTANCE : Runtime.INSTANCE;
    }

    String instanceDescriptor() {
        return instanceDescriptor;
    }

    MethodRef function(int index) {
        return functions[index];
    }

    int signatureNumber(Signature signature) {
        return signatureNumbers.get(signature.text());
    }

    JvmSignature jvmSignature(Signature signature) {
        return jvmSignatures[signatureNumber(signature)];
    }

    JvmSignature jvmSignature(int number) {
        return jvmSignatures[number];
    }

    /** The id of a function that can become a value. */
    int id(int functionIndex) {
        return ids.get(functionIndex);
    }

    /** Whether a function can become a value. */
    boolean hasId(int functionIndex) {
        return ids.containsKey(functionIndex);
    }

    String functionClass(int number) {
        return instanceClass + "$Code" + number;
    }

    String importClass() {
        return instanceClass + "$Stubs";
    }

    String dispatchClass(int signatureNumber) {
        return instanceClass + "$Dispatch" + signatureNumber / CLASS_SIGNATURES;
    }

    int dispatchClasses() {
        return (jvmSignatures.length + CLASS_SIGNATURES - 1) / CLASS_SIGNATURES;
    }

    /** The signature numbers that share a dispatcher class. */
    List<Integer> dispatchClassSignatures(int number) {
        var result = new ArrayList<Integer>();
        int end = Math.min(jvmSignatures.length, (number + 1) * CLASS_SIGNATURES);
        for (int i = number * CLASS_SIGNATURES; i < end; i++) {
            result.add(i);
        }
        return result;
    }

    /** Calls a function by id: {@code (parameters, id, instance)}. */
    MethodRef dispatch(int signatureNumber) {
        return dispatchers[signatureNumber];
    }

    private MethodRef dispatcher(int signatureNumber) {
        JvmSignature signature = jvmSignatures[signatureNumber];
        return new MethodRef(dispatchClass(signatureNumber), "dispatch" + signatureNumber,
                "(" + signature.parameterDescriptors() + "I" + instanceDescriptor() + ")"
                        + signature.returnDescriptor());
    }

    /** Calls a reference: {@code (parameters, reference, instance)}. */
    MethodRef callReference(int signatureNumber) {
        JvmSignature signature = jvmSignatures[signatureNumber];
        return new MethodRef(dispatchClass(signatureNumber), "call" + signatureNumber,
                "(" + signature.parameterDescriptors() + Runtime.descriptor(Runtime.FUNC_REF) + instanceDescriptor()
                        + ")" + signature.returnDescriptor());
    }

    /** Calls a function by id with boxed arguments and results: {@code (Object[], id, instance)Object[]}. */
    MethodRef invoke(int signatureNumber) {
        return new MethodRef(dispatchClass(signatureNumber), "invoke" + signatureNumber,
                "([Ljava/lang/Object;I" + instanceDescriptor() + ")[Ljava/lang/Object;");
    }

    /** The {@code FuncType} of a signature, made when it is first needed. */
    MethodRef funcType(int signatureNumber) {
        return new MethodRef(dispatchClass(signatureNumber), "type" + signatureNumber,
                "()" + Runtime.descriptor(Runtime.FUNC_TYPE));
    }

    static String memoryField(int index) {
        return index == 0 ? "memory0" : "memory" + index;
    }

    static String tableField(int index) {
        return "table" + index;
    }

    /** The field of {@link #tableIdsClass} with the ids of a table's functions, if its elements never change. */
    Optional<String> tableIdsField(int table) {
        return Optional.ofNullable(tableIdsFields.get(table));
    }

    /** Internal name of the class that has those fields. */
    String tableIdsClass() {
        return dispatchClass(0);
    }

    private Map<Integer, String> nameTableIds() {
        Map<Integer, String> result = new TreeMap<>();
        for (int i = 0; i < module.tables().size(); i++) {
            if (module.tables().get(i).fixed().isPresent() && functionsById.size() < TableIdsEmitter.MOST_IDS) {
                result.put(i, "ids" + i);
            }
        }
        return result;
    }

    static String tagField(int index) {
        return "tag" + index;
    }

    static String dataField(int index) {
        return "data" + index;
    }

    static String elementsField(int index) {
        return "elements" + index;
    }

    /** The ids of all functions that can be called through a signature, ascending. */
    List<Integer> callableIds(int signatureNumber) {
        return idsBySignature.getOrDefault(signatureNumber, List.of());
    }

    private List<ImportBinding> bindImports(HostFunctions host, MissingImports missing) {
        Map<String, ImportInterface> declared = new LinkedHashMap<>();
        Map<String, JvmNames> methodNames = new HashMap<>();
        var interfaceNames = new JvmNames(Set.of());
        var result = new ArrayList<ImportBinding>();
        for (int i = 0; i < module.functions().size(); i++) {
            IrModule.Function function = module.functions().get(i);
            IrModule.ImportName name = function.imported();
            if (name == null) {
                break;
            }
            Optional<HostFunctions.HostFunction> found = host.find(name.module(), name.name())
                    .filter(candidate -> candidate.typeText().equals(function.signature().text()));
            if (found.isPresent()) {
                hostStates.computeIfAbsent(found.get().state(), state -> "host" + hostStates.size());
                result.add(new ImportBinding.Host(found.get()));
            } else if (missing == MissingImports.TRAP && !host.leavesToEmbedder(name.module())) {
                result.add(new ImportBinding.Missing());
            } else {
                ImportInterface declaring = declared.computeIfAbsent(name.module(), key -> new ImportInterface(key,
                        instanceClass + "$" + interfaceNames.identifier(interfaceName(key), declared.size()),
                        "imports" + declared.size()));
                String method = methodNames.computeIfAbsent(name.module(), key -> new JvmNames(OBJECT_METHODS))
                        .identifier(name.name(), i);
                result.add(new ImportBinding.Linked(i, declaring, method));
            }
        }
        return result;
    }

    /** A name in the Java style, but neither of another generated class nor of the one that the interface is nested in. */
    private String interfaceName(String importedModule) {
        String name = JvmNames.className(importedModule);
        boolean taken = INTERNAL_CLASS.matcher(name).matches()
                || instanceClass.endsWith("/" + name) || instanceClass.equals(name);
        return taken ? name + "Imports" : name;
    }

    /** Methods of Object that an interface or a generated class must not redefine by accident. */
    static final Set<String> OBJECT_METHODS = Set.of("getClass", "hashCode", "equals", "clone", "toString", "notify",
            "notifyAll", "wait", "finalize");

    private static Map<String, ImportInterface> interfacesOf(List<ImportBinding> bindings) {
        Map<String, ImportInterface> result = new LinkedHashMap<>();
        for (ImportBinding binding : bindings) {
            if (binding instanceof ImportBinding.Linked linked) {
                result.putIfAbsent(linked.declaringInterface().module(), linked.declaringInterface());
            }
        }
        return result;
    }

    /** The functions of a class are of one source file, because a class has but one. */
    private List<List<Integer>> partition() {
        Map<String, List<Integer>> files = new LinkedHashMap<>();
        for (int i = imports.size(); i < module.functions().size(); i++) {
            files.computeIfAbsent(module.functions().get(i).sourceFile(), file -> new ArrayList<>()).add(i);
        }
        var classes = new ArrayList<List<Integer>>();
        files.values().forEach(functions -> partition(functions, classes));
        return classes;
    }

    private void partition(List<Integer> functions, List<List<Integer>> classes) {
        var current = new ArrayList<Integer>();
        long size = 0;
        for (int i : functions) {
            int codeSize = module.functions().get(i).codeSize();
            if (!current.isEmpty() && (size + codeSize > CLASS_CODE || current.size() >= CLASS_FUNCTIONS)) {
                classes.add(List.copyOf(current));
                current.clear();
                size = 0;
            }
            current.add(i);
            size += codeSize;
        }
        if (!current.isEmpty()) {
            classes.add(List.copyOf(current));
        }
    }

    private MethodRef[] placeFunctions() {
        var result = new MethodRef[module.functions().size()];
        JvmNames names = functionNames;
        for (int i = 0; i < imports.size(); i++) {
            result[i] = place(i, importClass(), names);
        }
        for (int number = 0; number < functionClasses.size(); number++) {
            for (int index : functionClasses.get(number)) {
                result[index] = place(index, functionClass(number), names);
            }
        }
        return result;
    }

    private MethodRef place(int index, String owner, JvmNames names) {
        IrModule.Function function = module.functions().get(index);
        JvmSignature signature = jvmSignature(function.signature());
        return new MethodRef(owner, names.method(function.name(), index),
                "(" + signature.parameterDescriptors() + instanceDescriptor() + ")" + signature.returnDescriptor());
    }

    /** Functions of one signature get neighbouring ids, so that dispatchers can use dense switches. */
    private List<Integer> numberFunctions() {
        Map<Integer, Set<Integer>> bySignature = new TreeMap<>();
        for (int index : module.referenced()) {
            int number = signatureNumber(module.functions().get(index).signature());
            bySignature.computeIfAbsent(number, key -> new TreeSet<>(Comparator.naturalOrder())).add(index);
        }
        var result = new ArrayList<Integer>();
        for (Set<Integer> group : bySignature.values()) {
            Signature signature = module.functions().get(group.iterator().next()).signature();
            for (int index : group) {
                ids.put(index, result.size());
                noteCallable(signature.text(), result.size());
                signature.supertypes().forEach(supertype -> noteCallable(supertype, result.size()));
                result.add(index);
            }
        }
        return result;
    }

    private void noteCallable(String signature, int id) {
        idsBySignature.computeIfAbsent(signatureNumbers.get(signature), key -> new ArrayList<>()).add(id);
    }

    /** The functions themselves, where {@link #function} runs what they leave to their callers, too. */
    private MethodRef[] placeTailCallingBodies() {
        var result = new MethodRef[functions.length];
        for (int index = 0; index < functions.length; index++) {
            if (!module.tailCalls().hasCycle(index)) {
                continue;
            }
            MethodRef method = functions[index];
            result[index] = new MethodRef(method.owner(), functionNames.method(method.name() + "$body", index),
                    method.descriptor());
        }
        return result;
    }

    /** The body of a function that leaves tail calls to its callers; null for others. */
    MethodRef tailCallingBody(int index) {
        return tailCallingBodies[index];
    }
}
