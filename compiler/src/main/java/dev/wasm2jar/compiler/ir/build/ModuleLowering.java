package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.dwarf.LineTable;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.IrModule.ImportName;
import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.MemoryKind;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.Signature;
import dev.wasm2jar.compiler.ir.TailCalls;
import dev.wasm2jar.compiler.ir.Type;
import dev.wasm2jar.compiler.ir.VectorTarget;
import dev.wasm2jar.compiler.wasm.AddressType;
import dev.wasm2jar.compiler.wasm.CanonicalTypes;
import dev.wasm2jar.compiler.wasm.ConstantExpression;
import dev.wasm2jar.compiler.wasm.DataSegment;
import dev.wasm2jar.compiler.wasm.ElementSegment;
import dev.wasm2jar.compiler.wasm.Export;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.FunctionBody;
import dev.wasm2jar.compiler.wasm.FunctionType;
import dev.wasm2jar.compiler.wasm.FunctionValidator;
import dev.wasm2jar.compiler.wasm.GlobalType;
import dev.wasm2jar.compiler.wasm.Import;
import dev.wasm2jar.compiler.wasm.ImportDescription;
import dev.wasm2jar.compiler.wasm.IndexSpaces;
import dev.wasm2jar.compiler.wasm.Instruction;
import dev.wasm2jar.compiler.wasm.InstructionReader;
import dev.wasm2jar.compiler.wasm.Limits;
import dev.wasm2jar.compiler.wasm.MemoryType;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ReferenceOpcode;
import dev.wasm2jar.compiler.wasm.SubType;
import dev.wasm2jar.compiler.wasm.TableType;
import dev.wasm2jar.compiler.wasm.UnsupportedModuleException;
import dev.wasm2jar.compiler.wasm.ValidationContext;
import dev.wasm2jar.compiler.wasm.ValueType;
import dev.wasm2jar.compiler.wasm.VectorType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lowers a module: its declarations at once, its functions when they are asked for. Function bodies are validated on the
 * way, in the same pass that lowers them.
 */
public final class ModuleLowering {

    /** More than a method of the JVM can have; what is above 250 or so is passed in an array. */
    private static final int MAX_PARAMETERS = 300;
    /** One statement makes all results, so their code must fit one method. */
    private static final int MAX_RESULTS = 250;

    private final Module module;
    private final String name;
    private final ValidationContext validation;
    private final LineTable lines;
    private final IndexSpaces spaces;
    private final CanonicalTypes canonical;
    private final ModuleContext context;
    private final GrowthGraph growth;
    private final ConstantLowering constants;

    private ModuleLowering(
            Module module, ValidationContext validation, String name, MemoryKind.Policy policy, LineTable lines) {
        this.module = module;
        this.lines = lines;
        this.name = name;
        this.validation = validation;
        this.spaces = IndexSpaces.of(module);
        this.canonical = CanonicalTypes.of(module);
        var types = new Types(new AggregateTypes(module, canonical));
        types.aggregates().define(types);
        var declarations = new ModuleContext(
                types,
                signatures(types),
                spaces.functions(),
                functionNames(),
                spaces.globals().stream().map(global -> types.of(global.valueType())).toList(),
                spaces.tables().stream().map(table -> (ReferenceType) types.of(table.elementType())).toList(),
                spaces.tables().stream().map(table -> type(table.addressType())).toList(),
                memories(policy),
                spaces.tags(),
                TailCalls.NONE);
        var tailCalls = new TailCallGraph(declarations, spaces.importedFunctions());
        this.growth = new GrowthGraph(declarations, spaces.importedFunctions());
        scanBodies(tailCalls);
        this.context = declarations.withTailCalls(tailCalls.finish(referenced()));
        this.constants = new ConstantLowering(context);
    }

    /**
     * @param module whose declarations have been validated
     * @param name of the module, for people
     * @param policy which memories may become larger than an array
     * @param lines where the code comes from
     */
    public static IrModule lower(
            Module module, ValidationContext validation, String name, MemoryKind.Policy policy, LineTable lines) {
        return new ModuleLowering(module, validation, name, policy, lines).lower();
    }

    private void scanBodies(TailCallGraph tailCalls) {
        for (int i = 0; i < module.bodies().size(); i++) {
            int function = spaces.importedFunctions() + i;
            InstructionReader reader = module.bodies().get(i).instructions();
            while (reader.hasNext()) {
                Instruction instruction = reader.next();
                tailCalls.accept(function, instruction);
                growth.accept(function, instruction);
            }
        }
    }

    private IrModule lower() {
        // First what has constant expressions: they may add functions.
        List<IrModule.Table> declared = tables();
        List<IrModule.Global> globals = globals();
        List<IrModule.Elements> elements = elements();
        List<IrModule.Table> tables = FixedTables.apply(module, declared, elements);
        return new IrModule(name, distinctSignatures(), context.types().aggregates().all(), functions(),
                tables, context.memories(), globals, tags(), exports(), data(), elements, module.start(),
                List.copyOf(referenced()), context.tailCalls(), growth.finish(tables), VectorTarget.SCALAR,
                Optional.empty(), this::lowerFunction);
    }

    private IrFunction lowerFunction(int index) {
        if (index >= spaces.functions().size()) {
            return constants.large().get(index - spaces.functions().size()).lower(context);
        }
        int defined = index - spaces.importedFunctions();
        FunctionBody body = module.bodies().get(defined);
        var validator = new FunctionValidator(validation, defined);
        var lowering = new FunctionLowering(context, index, body, lines.of(body));
        InstructionReader reader = body.instructions();
        while (reader.hasNext()) {
            Instruction instruction = reader.next();
            validator.accept(instruction, reader.offset());
            lowering.accept(instruction, reader.offset());
        }
        validator.finish(body.code().end());
        return lowering.finish();
    }

    private List<Signature> signatures(Types types) {
        var result = new ArrayList<Signature>();
        for (int index = 0; index < module.types().size(); index++) {
            SubType type = module.types().get(index);
            checkSize(index, type);
            result.add(type.compositeType() instanceof FunctionType function
                    ? new Signature(types.of(function.parameters()), types.of(function.results()),
                            canonical.text(index), canonical.supertexts(index))
                    : null);
        }
        return result;
    }

    private static void checkSize(int index, SubType type) {
        if (type.compositeType() instanceof FunctionType function) {
            checkSize(index, function.parameters(), MAX_PARAMETERS, "parameters");
            checkSize(index, function.results(), MAX_RESULTS, "results");
        }
    }

    /** A vector counts twice: it is passed in two halves. */
    private static void checkSize(int index, List<ValueType> types, int limit, String what) {
        long count = types.size() + types.stream().filter(VectorType.class::isInstance).count();
        if (count > limit) {
            throw new UnsupportedModuleException(0, "function type " + index + " has " + count + " " + what
                    + "; at most " + limit + " are supported");
        }
    }

    private List<Signature> distinctSignatures() {
        Map<String, Signature> byText = new LinkedHashMap<>();
        for (Signature signature : context.signatures()) {
            if (signature != null) {
                byText.putIfAbsent(signature.text(), signature);
            }
        }
        constants.large().forEach(constant -> byText.putIfAbsent(constant.signature().text(), constant.signature()));
        return List.copyOf(byText.values());
    }

    /** Names for people: from the name section, else an import's or export's name, else the index. */
    private List<String> functionNames() {
        Map<Integer, String> known = new HashMap<>();
        int index = 0;
        for (Import imported : module.imports()) {
            if (imported.description() instanceof ImportDescription.Function) {
                known.put(index++, imported.module() + "." + imported.name());
            }
        }
        for (Export export : module.exports()) {
            if (export.kind() == ExternalKind.FUNCTION) {
                known.putIfAbsent(export.index(), export.name());
            }
        }
        known.putAll(module.names().functions());
        var result = new ArrayList<String>(spaces.functions().size());
        for (int i = 0; i < spaces.functions().size(); i++) {
            String found = known.get(i);
            result.add(found == null || found.isEmpty() ? "func" + i : found);
        }
        return result;
    }

    private List<ImportName> imported(Class<? extends ImportDescription> kind, int total) {
        var result = new ArrayList<ImportName>(total);
        for (Import imported : module.imports()) {
            if (kind.isInstance(imported.description())) {
                result.add(new ImportName(imported.module(), imported.name()));
            }
        }
        while (result.size() < total) {
            result.add(null);
        }
        return result;
    }

    private List<IrModule.Function> functions() {
        List<ImportName> imports = imported(ImportDescription.Function.class, spaces.functions().size());
        var result = new ArrayList<IrModule.Function>(imports.size());
        for (int i = 0; i < imports.size(); i++) {
            FunctionBody body = imports.get(i) != null ? null : module.bodies().get(i - spaces.importedFunctions());
            result.add(new IrModule.Function(context.functionName(i), context.functionSignature(i), imports.get(i),
                    body == null ? 0 : body.code().length(), body == null ? null : lines.of(body).file()));
        }
        constants.large().forEach(constant -> result.add(constant.declaration()));
        return result;
    }

    private List<IrModule.Table> tables() {
        List<ImportName> imports = imported(ImportDescription.Table.class, spaces.tables().size());
        var result = new ArrayList<IrModule.Table>(imports.size());
        for (int i = 0; i < imports.size(); i++) {
            TableType type = spaces.tables().get(i);
            ReferenceType elementType = context.tableTypes().get(i);
            Expression initial = i < spaces.importedTables()
                    ? null
                    : module.tables().get(i - spaces.importedTables()).initializer()
                            .map(initializer -> constants.lower(initializer, elementType))
                            .orElse(new Expression.RefNull(elementType));
            result.add(new IrModule.Table(elementType, canonical.text(type.elementType()),
                    type(type.addressType()), type.limits().minimum(), type.limits().maximum(), initial,
                    Optional.empty(), imports.get(i)));
        }
        return result;
    }

    private List<IrModule.Memory> memories(MemoryKind.Policy policy) {
        List<ImportName> imports = imported(ImportDescription.Memory.class, spaces.memories().size());
        var result = new ArrayList<IrModule.Memory>(imports.size());
        for (int i = 0; i < imports.size(); i++) {
            MemoryType type = spaces.memories().get(i);
            Limits limits = type.limits();
            MemoryKind kind = type.shared()
                    ? MemoryKind.SHARED
                    : MemoryKind.ofUnshared(
                            type.pageSizeLog2(), limits.minimum(), limits.maximum().orElse(-1), policy);
            result.add(new IrModule.Memory(kind, type(type.addressType()), type.pageSizeLog2(), limits.minimum(),
                    limits.maximum(), imports.get(i)));
        }
        return result;
    }

    private static Type type(AddressType type) {
        return type == AddressType.I32 ? PrimitiveType.I32 : PrimitiveType.I64;
    }

    private List<IrModule.Global> globals() {
        List<ImportName> imports = imported(ImportDescription.Global.class, spaces.globals().size());
        Set<Integer> exported = new HashSet<>();
        for (Export export : module.exports()) {
            if (export.kind() == ExternalKind.GLOBAL) {
                exported.add(export.index());
            }
        }
        var result = new ArrayList<IrModule.Global>(imports.size());
        for (int i = 0; i < imports.size(); i++) {
            GlobalType type = spaces.globals().get(i);
            Expression initial = i < spaces.importedGlobals()
                    ? null
                    : constants.lower(module.globals().get(i - spaces.importedGlobals()).initializer(),
                            context.globalType(i));
            boolean shared = imports.get(i) != null || exported.contains(i);
            result.add(new IrModule.Global(context.globalType(i), canonical.text(type.valueType()),
                    canonical.supertexts(type.valueType()), type.mutable(),
                    initial, shared, imports.get(i)));
        }
        return result;
    }

    private List<IrModule.Tag> tags() {
        List<ImportName> imports = imported(ImportDescription.Tag.class, spaces.tags().size());
        var result = new ArrayList<IrModule.Tag>(imports.size());
        for (int i = 0; i < imports.size(); i++) {
            result.add(new IrModule.Tag(context.tagSignature(i), imports.get(i)));
        }
        return result;
    }

    private List<IrModule.Export> exports() {
        var result = new ArrayList<IrModule.Export>();
        for (Export export : module.exports()) {
            IrModule.ExportKind kind = switch (export.kind()) {
                case FUNCTION -> IrModule.ExportKind.FUNCTION;
                case TABLE -> IrModule.ExportKind.TABLE;
                case MEMORY -> IrModule.ExportKind.MEMORY;
                case GLOBAL -> IrModule.ExportKind.GLOBAL;
                case TAG -> IrModule.ExportKind.TAG;
            };
            result.add(new IrModule.Export(export.name(), kind, export.index()));
        }
        return result;
    }

    private List<IrModule.Data> data() {
        var result = new ArrayList<IrModule.Data>();
        for (DataSegment segment : module.data()) {
            var active = segment.mode() instanceof DataSegment.Active mode ? mode : null;
            result.add(new IrModule.Data(segment.bytes().array(), segment.bytes().offset(), segment.bytes().length(),
                    active == null ? -1 : active.memory(), active == null ? null : offset(active)));
        }
        return result;
    }

    private Expression offset(DataSegment.Active segment) {
        Expression offset = constants.lower(segment.offset());
        return context.memories().get(segment.memory()).kind() == MemoryKind.LARGE ? offset : Indices.narrow(offset);
    }

    private List<IrModule.Elements> elements() {
        var result = new ArrayList<IrModule.Elements>();
        for (ElementSegment segment : module.elements()) {
            var type = (ReferenceType) context.types().of(segment.type());
            List<Expression> values = segment.initializers().stream()
                    .map(value -> constants.lower(value, type))
                    .toList();
            if (segment.mode() instanceof ElementSegment.Active active) {
                result.add(new IrModule.Elements(IrModule.ElementMode.ACTIVE, type, values, active.table(),
                        Indices.narrow(constants.lower(active.offset()))));
            } else {
                result.add(new IrModule.Elements(
                        segment.mode() instanceof ElementSegment.Passive
                                ? IrModule.ElementMode.PASSIVE
                                : IrModule.ElementMode.DECLARATIVE,
                        type, values, -1, null));
            }
        }
        return result;
    }

    /** Functions that are exported, or named in a segment or initializer: validation admits ref.func for no others. */
    private Set<Integer> referenced() {
        Set<Integer> result = new TreeSet<>();
        module.exports().stream()
                .filter(export -> export.kind() == ExternalKind.FUNCTION)
                .forEach(export -> result.add(export.index()));
        module.elements().forEach(segment -> segment.initializers().forEach(value -> collect(value, result)));
        module.globals().forEach(global -> collect(global.initializer(), result));
        module.tables().forEach(table -> table.initializer().ifPresent(value -> collect(value, result)));
        return result;
    }

    private static void collect(ConstantExpression expression, Set<Integer> target) {
        for (Instruction instruction : expression.instructions()) {
            if (instruction.opcode() == ReferenceOpcode.REF_FUNC) {
                target.add(((Instruction.Index) instruction).index());
            }
        }
    }
}
