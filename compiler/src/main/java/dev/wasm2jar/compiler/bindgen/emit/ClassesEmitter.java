package dev.wasm2jar.compiler.bindgen.emit;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptions;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.metadata.ExportedEnum;
import dev.wasm2jar.compiler.bindgen.metadata.ExportedFunction;
import dev.wasm2jar.compiler.bindgen.metadata.ExportedStruct;
import dev.wasm2jar.compiler.bindgen.metadata.Metadata;
import dev.wasm2jar.compiler.bindgen.metadata.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;

/** Generates all classes of a wasm-bindgen module but those of the module itself. */
public final class ClassesEmitter {

    private static final int NESTED = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;

    private final ApiNames names;
    private final Metadata metadata;
    private final Descriptions descriptions;
    private final ModuleExports exports;
    private final ClosureTypes closures;
    private final List<BoundImport> imports;
    private final JavaTypes types;
    private final Lifting lifting;
    private final Lowering lowering;
    private final Conversions conversions;
    private final CallEmitter calls;
    private final MethodEmitter methods;
    private final WorkerFunctions workerFunctions;
    private final Map<String, StructEmitter> structs = new LinkedHashMap<>();
    private final Map<String, MethodNames> methodNames = new HashMap<>();

    public ClassesEmitter(
            ApiNames names, Metadata metadata, Descriptions descriptions, ModuleExports exports, ClosureTypes closures,
            List<BoundImport> imports) {
        this.names = names;
        this.metadata = metadata;
        this.descriptions = descriptions;
        this.exports = exports;
        this.closures = closures;
        this.imports = imports;
        Map<String, String> classes = new HashMap<>();
        metadata.structs().forEach(struct -> classes.put(struct.name(), names.struct(struct.name())));
        this.types = new JavaTypes(classes);
        this.lifting = new Lifting(types, metadata.release(), metadata.stringEnums(), closures);
        this.lowering = new Lowering(types, metadata.release(), metadata.stringEnums());
        this.conversions = new Conversions(types);
        this.calls = new CallEmitter(names, types, lowering, lifting, metadata.release());
        this.methods = new MethodEmitter(names, types, calls);
        this.workerFunctions = new WorkerFunctions(types);
    }

    /** The functions that can answer requests; complete when all classes have been generated. */
    public WorkerFunctions workerFunctions() {
        return workerFunctions;
    }

    /**
     * Generates the main class of a worker, after all other classes.
     *
     * @param words options to build in
     */
    public byte[] workerClass(String className, String moduleName, String version, List<String> words) {
        return new WorkerClassEmitter(names, className).emit(
                "dev/wasm2jar/runtime/worker/WorkerMain", moduleName, version, words, workerFunctions);
    }

    /** The name of the glue method for an import. */
    public static String glueMethod(int index) {
        return "import" + index;
    }

    /** The descriptor of the glue method for an import. */
    public static String glueDescriptor(BoundImport imported) {
        return GlueEmitter.descriptor(imported);
    }

    /** Whether Java code must provide functions when it makes an instance. */
    public boolean hasImports() {
        return imports.stream().anyMatch(imported -> imported.target() instanceof Target.Embedder);
    }

    /**
     * Generates them.
     *
     * @return class files by internal name
     */
    public Map<String, byte[]> emit() {
        Map<String, byte[]> classes = new TreeMap<>();
        var api = new ApiEmitter(names, hasImports());
        List<ExportedEnum> enums = metadata.enums().stream()
                .filter(type -> metadata.structs().stream().noneMatch(struct -> struct.name().equals(type.name())))
                .toList();
        api.begin(Stream.concat(metadata.structs().stream().map(ExportedStruct::name),
                enums.stream().map(ExportedEnum::name)).map(names::struct).distinct().toList());
        for (ExportedEnum type : enums) {
            GeneratedClass constants = EnumEmitter.emit(names.struct(type.name()), type);
            api.innerClass(constants, constants.name, NESTED);
            classes.put(constants.name, constants.toBytes());
        }
        for (ExportedStruct struct : metadata.structs()) {
            beginStruct(api, struct);
        }
        var starts = new ArrayList<RawExport>();
        for (ExportedFunction function : metadata.functions()) {
            if (function.isStart()) {
                starts.add(raw(function.export()));
            } else {
                emitFunction(api.target(), function);
            }
        }
        if (!imports.isEmpty()) {
            classes.put(names.glue(), glue());
        }
        classes.put(names.guest(), new GuestEmitter(names, types, exports).emit(metadata.release(), !imports.isEmpty(),
                hasImports(), starts, closures, calls, conversions));
        if (hasImports()) {
            classes.put(names.imports(), new ImportsEmitter(names, types).emit(api, imports));
        }
        classes.put(names.api(), api.target().toBytes());
        structs.values().forEach(struct -> classes.put(struct.target().name, struct.target().toBytes()));
        return classes;
    }

    private byte[] glue() {
        Map<Integer, Descriptor.Closure> closureTypes = new TreeMap<>();
        descriptions.closureIndices().forEach(index -> closureTypes.put(index, descriptions.closure(index)));
        var glue = new GlueEmitter(
                names, types, lowering, lifting, conversions, metadata.release(), closureTypes);
        for (int i = 0; i < imports.size(); i++) {
            glue.emit(imports.get(i), glueMethod(i));
        }
        return glue.toBytes();
    }

    private RawExport raw(String export) {
        RawExport raw = exports.byName().get(export);
        if (raw == null) {
            throw new BindgenException("the module declares the export " + export + ", but does not have it");
        }
        return raw;
    }

    private MethodNames methodNames(String className) {
        return methodNames.computeIfAbsent(className, key -> new MethodNames());
    }

    private void beginStruct(ApiEmitter api, ExportedStruct struct) {
        String className = names.struct(struct.name());
        var emitter = new StructEmitter(names, methods, className);
        api.innerClass(emitter.target(), className, NESTED);
        emitter.begin(raw(struct.free()));
        structs.put(struct.name(), emitter);
        MethodNames taken = methodNames(struct.name());
        for (ExportedStruct.Field field : struct.fields()) {
            Descriptor type = fieldType(field);
            methods.emitMethod(emitter.target(), new Signature(raw(field.getter()), taken.getter(field.name()),
                    Signature.Receiver.BORROWED, List.of(), List.of(), type));
            if (!field.readOnly()) {
                methods.emitMethod(emitter.target(), new Signature(raw(field.setter()), taken.setter(field.name()),
                        Signature.Receiver.BORROWED, List.of("value"), List.of(type), Descriptor.Simple.UNIT));
            }
        }
    }

    /** Fields are described as their type, or as a function that gets it. */
    private Descriptor fieldType(ExportedStruct.Field field) {
        Descriptor described = descriptions.value(field.getter()).orElseThrow(
                () -> new BindgenException("the module does not describe the type of the field " + field.name()));
        return described instanceof Descriptor.Function function ? function.result() : described;
    }

    private void emitFunction(GeneratedClass api, ExportedFunction function) {
        Descriptor.Function type = descriptions.function(function.export());
        var parameterNames = new ArrayList<>(function.parameters());
        while (parameterNames.size() < type.parameters().size()) {
            parameterNames.add("argument " + (parameterNames.size() + 1));
        }
        if (function.callee().className().isEmpty()) {
            var signature = new Signature(raw(function.export()), methodNames("").method(function.callee().name()),
                    Signature.Receiver.NONE, parameterNames, type.parameters(), type.result());
            methods.emitFunction(api, signature);
            workerFunctions.add(function.callee().name(), signature);
            return;
        }
        String className = function.callee().className().get();
        StructEmitter struct = structs.get(className);
        if (struct == null) {
            throw new BindgenException("the module declares methods of " + className + ", which it does not export");
        }
        MethodNames taken = methodNames(className);
        Operation operation = function.callee().operation();
        String name = operation == Operation.GETTER ? taken.getter(function.callee().name())
                : operation == Operation.SETTER ? taken.setter(function.callee().name())
                : operation == Operation.CONSTRUCTOR ? "" : taken.method(function.callee().name());
        Signature.Receiver receiver = function.callee().isStatic() ? Signature.Receiver.NONE
                : function.consumesReceiver() ? Signature.Receiver.CONSUMED : Signature.Receiver.BORROWED;
        var signature = new Signature(raw(function.export()), name, receiver, parameterNames, type.parameters(),
                type.result());
        if (operation == Operation.CONSTRUCTOR) {
            struct.constructor(signature);
        } else if (receiver == Signature.Receiver.NONE) {
            methods.emitStatic(struct.target(), Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, signature);
        } else {
            methods.emitMethod(struct.target(), signature);
        }
    }
}
