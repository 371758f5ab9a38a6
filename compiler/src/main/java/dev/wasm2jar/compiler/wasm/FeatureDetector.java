package dev.wasm2jar.compiler.wasm;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Finds out which features a module uses, by its types, definitions and instructions. */
public final class FeatureDetector {

    private final Module module;
    private final Set<Feature> features = EnumSet.of(Feature.MVP);
    private boolean standardHandlers;

    private FeatureDetector(Module module) {
        this.module = module;
    }

    /**
     * The features that a module uses. All function bodies are decoded for it.
     *
     * @param module that is valid
     */
    public static Set<Feature> usedBy(Module module) {
        FeatureDetector detector = new FeatureDetector(module);
        detector.types();
        detector.definitions();
        detector.segments();
        for (FunctionBody body : module.bodies()) {
            body.locals().forEach(run -> detector.type(run.type()));
            InstructionReader reader = body.instructions();
            while (reader.hasNext()) {
                detector.instruction(reader.next());
            }
        }
        if (detector.features.contains(Feature.LEGACY_EXCEPTIONS) && !detector.standardHandlers) {
            // Tags and throw are common to both forms; the handlers tell which it is.
            detector.features.remove(Feature.EXCEPTIONS);
        }
        return detector.features;
    }

    private void types() {
        for (RecursiveType group : module.recursiveTypes()) {
            if (group.subTypes().size() != 1) {
                features.add(Feature.GC);
            }
        }
        for (SubType type : module.types()) {
            if (!type.isFinal() || !type.supertypes().isEmpty()) {
                features.add(Feature.GC);
            }
            if (type.compositeType() instanceof FunctionType function) {
                function.parameters().forEach(this::type);
                function.results().forEach(this::type);
                addIf(function.results().size() > 1, Feature.MULTI_VALUE);
            } else {
                features.add(Feature.GC);
            }
        }
    }

    private void addIf(boolean used, Feature feature) {
        if (used) {
            features.add(feature);
        }
    }

    private void type(ValueType type) {
        if (type == VectorType.V128) {
            features.add(Feature.SIMD);
        } else if (type instanceof ReferenceType reference) {
            features.add(Feature.REFERENCE_TYPES);
            if (!(reference.heapType() instanceof AbstractHeapType abstractType)) {
                features.add(Feature.TYPED_FUNCTION_REFERENCES);
                return;
            }
            addIf(!reference.nullable(), Feature.TYPED_FUNCTION_REFERENCES);
            switch (abstractType) {
                case FUNC:
                case EXTERN:
                    break;
                case EXN:
                case NOEXN:
                    features.add(Feature.EXCEPTIONS);
                    standardHandlers = true;
                    break;
                default:
                    features.add(Feature.GC);
                    break;
            }
        }
    }

    private void definitions() {
        IndexSpaces spaces = IndexSpaces.of(module);
        spaces.memories().forEach(this::memory);
        addIf(spaces.memories().size() > 1, Feature.MULTI_MEMORY);
        addIf(spaces.tables().size() > 1, Feature.REFERENCE_TYPES);
        for (TableType table : spaces.tables()) {
            addIf(table.addressType() == AddressType.I64, Feature.MEMORY64);
            if (!table.elementType().equals(ReferenceType.FUNCREF)) {
                type(table.elementType());
            }
        }
        spaces.globals().forEach(global -> type(global.valueType()));
        addIf(!spaces.tags().isEmpty(), Feature.EXCEPTIONS);
        addIf(spaces.globals().subList(0, spaces.importedGlobals()).stream().anyMatch(GlobalType::mutable),
                Feature.MUTABLE_GLOBALS);
        for (Export export : module.exports()) {
            addIf(export.kind() == ExternalKind.GLOBAL && spaces.globals().get(export.index()).mutable(),
                    Feature.MUTABLE_GLOBALS);
        }
        module.globals().forEach(global -> constant(global.initializer()));
        module.tables().forEach(table -> table.initializer().ifPresent(initializer -> {
            features.add(Feature.TYPED_FUNCTION_REFERENCES);
            constant(initializer);
        }));
    }

    private void memory(MemoryType memory) {
        addIf(memory.shared(), Feature.THREADS);
        addIf(memory.addressType() == AddressType.I64, Feature.MEMORY64);
        addIf(memory.pageSizeLog2() != MemoryType.DEFAULT_PAGE_SIZE_LOG2, Feature.CUSTOM_PAGE_SIZES);
    }

    private void segments() {
        addIf(module.dataCount().isPresent(), Feature.BULK_MEMORY);
        for (DataSegment segment : module.data()) {
            if (segment.mode() instanceof DataSegment.Active active) {
                constant(active.offset());
            } else {
                features.add(Feature.BULK_MEMORY);
            }
        }
        for (ElementSegment segment : module.elements()) {
            if (segment.mode() instanceof ElementSegment.Active active) {
                constant(active.offset());
            } else {
                features.add(Feature.BULK_MEMORY);
            }
            segment.initializers().forEach(this::element);
        }
    }

    private void element(ConstantExpression initializer) {
        List<Instruction> instructions = initializer.instructions();
        if (instructions.size() != 1 || instructions.get(0).opcode() != ReferenceOpcode.REF_FUNC) {
            // Plain function indices are no use of ref.func: the first version of WebAssembly has them.
            constant(initializer);
        }
    }

    private void constant(ConstantExpression expression) {
        for (Instruction instruction : expression.instructions()) {
            instruction(instruction);
            addIf(instruction instanceof Instruction.Plain && instruction.opcode() instanceof NumericOpcode,
                    Feature.EXTENDED_CONSTANTS);
        }
    }

    private void instruction(Instruction instruction) {
        Opcode opcode = instruction.opcode();
        features.add(opcode.feature());
        if (instruction instanceof Instruction.Block block) {
            blockType(block.type());
        } else if (instruction instanceof Instruction.TryTable block) {
            standardHandlers = true;
            blockType(block.type());
        } else if (opcode == ControlOpcode.THROW_REF) {
            standardHandlers = true;
        } else if (instruction instanceof Instruction.TypedSelect select) {
            types(select.types());
        } else if (instruction instanceof Instruction.RefNull refNull) {
            type(new ReferenceType(true, refNull.heapType()));
        }
    }

    private void blockType(BlockType type) {
        if (type instanceof BlockType.Value value) {
            type(value.type());
        } else if (type instanceof BlockType.Index index) {
            FunctionType function = module.functionTypeAt(index.typeIndex());
            addIf(!function.parameters().isEmpty() || function.results().size() > 1, Feature.MULTI_VALUE);
        }
    }

    private void types(Collection<ValueType> types) {
        types.forEach(this::type);
    }
}
