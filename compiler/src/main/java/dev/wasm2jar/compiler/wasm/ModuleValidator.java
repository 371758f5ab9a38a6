package dev.wasm2jar.compiler.wasm;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Validates a module but for the bodies of its functions (spec 3.5), which {@link FunctionValidator} does. */
public final class ModuleValidator {

    private final Module module;
    private final ExternTypeValidator types;
    private ValidationContext context;

    private ModuleValidator(Module module) {
        this.module = module;
        this.types = new ExternTypeValidator(module);
    }

    /**
     * Validates a module but for the bodies of its functions.
     *
     * @return what the validation of the bodies builds upon
     * @throws InvalidModuleException when the module breaks a rule
     * @throws UnsupportedModuleException when it goes beyond a limit of this implementation
     */
    public static ValidationContext validate(Module module) {
        return new ModuleValidator(module).validate();
    }

    private ValidationContext validate() {
        TypeValidator.validateIndices(module);
        CanonicalTypes canonicalTypes = CanonicalTypes.of(module);
        Subtyping subtyping = new Subtyping(module, canonicalTypes);
        TypeValidator.validateSubtyping(module, subtyping);
        validateTypesOfDefinitions();
        context = new ValidationContext(module, canonicalTypes, subtyping);
        validateInitializers();
        validateElements();
        validateData();
        validateStart();
        validateExports();
        return context;
    }

    private void validateTypesOfDefinitions() {
        for (Import imported : module.imports()) {
            validate(imported.description());
        }
        module.functionTypes().forEach(type -> types.function(type, SectionId.FUNCTION));
        module.tables().forEach(table -> types.table(table.type(), SectionId.TABLE));
        module.memories().forEach(memory -> types.memory(memory, SectionId.MEMORY));
        module.tags().forEach(tag -> types.tag(tag, SectionId.TAG));
        module.globals().forEach(global -> types.global(global.type(), SectionId.GLOBAL));
        module.elements().forEach(segment -> types.valueType(segment.type(), SectionId.ELEMENT));
    }

    /** An import (spec 3.5.11). */
    private void validate(ImportDescription description) {
        if (description instanceof ImportDescription.Function function) {
            types.function(function.typeIndex(), SectionId.IMPORT);
        } else if (description instanceof ImportDescription.Table table) {
            types.table(table.type(), SectionId.IMPORT);
        } else if (description instanceof ImportDescription.Memory memory) {
            types.memory(memory.type(), SectionId.IMPORT);
        } else if (description instanceof ImportDescription.Global global) {
            types.global(global.type(), SectionId.IMPORT);
        } else if (description instanceof ImportDescription.Tag tag) {
            types.tag(tag.typeIndex(), SectionId.IMPORT);
        }
    }

    /** Tables and globals (spec 3.5.5 and 3.5.3): a global sees those before it, a table the imported ones. */
    private void validateInitializers() {
        for (int i = 0; i < module.tables().size(); i++) {
            Table table = module.tables().get(i);
            ReferenceType type = table.type().elementType();
            String place = "table " + i;
            if (table.initializer().isPresent()) {
                validate(table.initializer().get(), type, context.importedGlobals(), place);
            } else if (!type.defaultable()) {
                throw invalid(SectionId.TABLE, "type mismatch: non-defaultable element type " + type
                        + " without initializer (in defined table " + i + ")");
            }
        }
        for (int i = 0; i < module.globals().size(); i++) {
            Global global = module.globals().get(i);
            int index = context.importedGlobals() + i;
            validate(global.initializer(), global.type().valueType(), index, "global " + index);
        }
    }

    private void validate(ConstantExpression expression, ValueType type, int visibleGlobals, String place) {
        ConstantExpressionValidator.validate(context, expression, type, visibleGlobals, () -> place);
    }

    /** Element segments (spec 3.5.9). */
    private void validateElements() {
        for (int i = 0; i < module.elements().size(); i++) {
            ElementSegment segment = module.elements().get(i);
            String place = "element segment " + i;
            for (ConstantExpression initializer : segment.initializers()) {
                validate(initializer, segment.type(), context.globalCount(), place);
            }
            if (segment.mode() instanceof ElementSegment.Active active) {
                TableType table = context.table(active.table());
                if (table == null) {
                    throw unknown(SectionId.ELEMENT, "table", active.table(), place);
                }
                if (!context.subtyping().matches(segment.type(), table.elementType())) {
                    throw invalid(SectionId.ELEMENT, "type mismatch: elements of " + segment.type()
                            + " do not match table of " + table.elementType() + " (in " + place + ")");
                }
                validate(active.offset(), table.addressType().valueType(), context.globalCount(), place);
            }
        }
    }

    /** Data segments (spec 3.5.8). */
    private void validateData() {
        for (int i = 0; i < module.data().size(); i++) {
            if (module.data().get(i).mode() instanceof DataSegment.Active active) {
                String place = "data segment " + i;
                MemoryType memory = context.memory(active.memory());
                if (memory == null) {
                    throw unknown(SectionId.DATA, "memory", active.memory(), place);
                }
                validate(active.offset(), memory.addressType().valueType(), context.globalCount(), place);
            }
        }
    }

    /** The start function takes and gives nothing (spec 3.5.10). */
    private void validateStart() {
        if (module.start().isEmpty()) {
            return;
        }
        int index = module.start().getAsInt();
        int typeIndex = context.functionType(index);
        if (typeIndex < 0) {
            throw unknown(SectionId.START, "function", index, "start function");
        }
        FunctionType type = module.functionTypeAt(typeIndex);
        if (!type.equals(new FunctionType(List.of(), List.of()))) {
            throw invalid(SectionId.START,
                    "start function " + index + " must be of type () -> () and is of type " + type);
        }
    }

    /** Exports exist and have distinct names (spec 3.5.12 and 3.5.13). */
    private void validateExports() {
        Set<String> names = new HashSet<>();
        for (Export export : module.exports()) {
            if (!exists(export)) {
                throw unknown(SectionId.EXPORT, export.kind().toString(), export.index(), "export " + export.name());
            }
            if (!names.add(export.name())) {
                throw invalid(SectionId.EXPORT, "duplicate export name " + export.name());
            }
        }
    }

    private boolean exists(Export export) {
        int index = export.index();
        switch (export.kind()) {
            case FUNCTION:
                return context.functionType(index) >= 0;
            case TABLE:
                return context.table(index) != null;
            case MEMORY:
                return context.memory(index) != null;
            case GLOBAL:
                return context.global(index) != null;
            default:
                return context.tagType(index) >= 0;
        }
    }

    private InvalidModuleException unknown(SectionId section, String what, int index, String place) {
        return invalid(section, "unknown " + what + " " + Integer.toUnsignedString(index) + " (in " + place + ")");
    }

    private InvalidModuleException invalid(SectionId section, String message) {
        return new InvalidModuleException(SectionOffsets.of(module, section), message);
    }
}
