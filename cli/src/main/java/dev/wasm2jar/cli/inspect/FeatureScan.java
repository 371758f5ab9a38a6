package dev.wasm2jar.cli.inspect;

import dev.wasm2jar.compiler.wasm.AbstractHeapType;
import dev.wasm2jar.compiler.wasm.AddressType;
import dev.wasm2jar.compiler.wasm.BlockType;
import dev.wasm2jar.compiler.wasm.ConcreteHeapType;
import dev.wasm2jar.compiler.wasm.ConstantExpression;
import dev.wasm2jar.compiler.wasm.DataSegment;
import dev.wasm2jar.compiler.wasm.ElementSegment;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.Feature;
import dev.wasm2jar.compiler.wasm.FunctionBody;
import dev.wasm2jar.compiler.wasm.FunctionType;
import dev.wasm2jar.compiler.wasm.GlobalType;
import dev.wasm2jar.compiler.wasm.ImportDescription;
import dev.wasm2jar.compiler.wasm.IndexSpaces;
import dev.wasm2jar.compiler.wasm.Instruction;
import dev.wasm2jar.compiler.wasm.InstructionReader;
import dev.wasm2jar.compiler.wasm.MemoryArgument;
import dev.wasm2jar.compiler.wasm.MemoryType;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.NumericOpcode;
import dev.wasm2jar.compiler.wasm.RecursiveType;
import dev.wasm2jar.compiler.wasm.ReferenceType;
import dev.wasm2jar.compiler.wasm.SubType;
import dev.wasm2jar.compiler.wasm.TableType;
import dev.wasm2jar.compiler.wasm.ValueType;
import dev.wasm2jar.compiler.wasm.VectorType;
import java.util.EnumSet;
import java.util.Set;

/** Finds out which features of WebAssembly a module uses: in its declarations, and in every instruction. */
public final class FeatureScan {

    private final Module module;
    private final IndexSpaces spaces;
    private final Set<Feature> found = EnumSet.of(Feature.MVP);

    private FeatureScan(Module module) {
        this.module = module;
        this.spaces = IndexSpaces.of(module);
    }

    /** @param module whose declarations have been validated */
    public static Set<Feature> of(Module module) {
        var scan = new FeatureScan(module);
        scan.types();
        scan.memories();
        scan.tables();
        scan.globals();
        scan.segments();
        scan.bodies();
        if (!scan.spaces.tags().isEmpty()) {
            scan.found.add(Feature.EXCEPTIONS);
        }
        if (scan.found.contains(Feature.LEGACY_EXCEPTIONS)) {
            scan.found.remove(Feature.EXCEPTIONS);
        }
        return scan.found;
    }

    private void types() {
        for (RecursiveType group : module.recursiveTypes()) {
            if (group.subTypes().size() != 1) {
                found.add(Feature.GC);
            }
        }
        for (SubType type : module.types()) {
            if (type.compositeType() instanceof FunctionType function) {
                function(function);
                if (!type.isFinal() || !type.supertypes().isEmpty()) {
                    found.add(Feature.GC);
                }
            } else {
                found.add(Feature.GC);
            }
        }
    }

    private void function(FunctionType type) {
        type.parameters().forEach(this::value);
        type.results().forEach(this::value);
        if (type.results().size() > 1) {
            found.add(Feature.MULTI_VALUE);
        }
    }

    private void value(ValueType type) {
        if (type instanceof VectorType) {
            found.add(Feature.SIMD);
        } else if (type instanceof ReferenceType reference) {
            found.add(Feature.REFERENCE_TYPES);
            reference(reference);
        }
    }

    private void reference(ReferenceType type) {
        if (type.heapType() instanceof ConcreteHeapType || !type.nullable()) {
            found.add(Feature.TYPED_FUNCTION_REFERENCES);
        }
        if (type.heapType() instanceof AbstractHeapType heap
                && heap != AbstractHeapType.FUNC && heap != AbstractHeapType.EXTERN) {
            found.add(heap.toString().contains("exn") ? Feature.EXCEPTIONS : Feature.GC);
        }
    }

    private void memories() {
        if (spaces.memories().size() > 1) {
            found.add(Feature.MULTI_MEMORY);
        }
        for (MemoryType memory : spaces.memories()) {
            add(memory.addressType() == AddressType.I64, Feature.MEMORY64);
            add(memory.shared(), Feature.THREADS);
            add(memory.pageSizeLog2() != MemoryType.DEFAULT_PAGE_SIZE_LOG2, Feature.CUSTOM_PAGE_SIZES);
        }
    }

    private void tables() {
        add(spaces.tables().size() > 1, Feature.REFERENCE_TYPES);
        for (TableType table : spaces.tables()) {
            add(table.addressType() == AddressType.I64, Feature.MEMORY64);
            if (!table.elementType().equals(ReferenceType.FUNCREF)) {
                value(table.elementType());
            }
        }
        module.tables().forEach(table -> table.initializer().ifPresent(this::constant));
    }

    private void globals() {
        spaces.globals().forEach(global -> value(global.valueType()));
        module.imports().forEach(imported -> {
            if (imported.description() instanceof ImportDescription.Global global) {
                add(global.type().mutable(), Feature.MUTABLE_GLOBALS);
            }
        });
        module.exports().forEach(export -> {
            if (export.kind() == ExternalKind.GLOBAL) {
                GlobalType type = spaces.globals().get(export.index());
                add(type.mutable(), Feature.MUTABLE_GLOBALS);
            }
        });
        module.globals().forEach(global -> constant(global.initializer()));
    }

    private void segments() {
        add(module.dataCount().isPresent(), Feature.BULK_MEMORY);
        for (DataSegment segment : module.data()) {
            if (segment.mode() instanceof DataSegment.Active active) {
                constant(active.offset());
            } else {
                found.add(Feature.BULK_MEMORY);
            }
        }
        for (ElementSegment segment : module.elements()) {
            if (segment.mode() instanceof ElementSegment.Active active) {
                constant(active.offset());
            } else {
                found.add(Feature.BULK_MEMORY);
            }
            if (!segment.type().equals(ReferenceType.FUNCREF) && segment.type().nullable()) {
                value(segment.type());
            }
        }
    }

    private void constant(ConstantExpression expression) {
        for (Instruction instruction : expression.instructions()) {
            if (instruction.opcode() instanceof NumericOpcode
                    && !(instruction instanceof Instruction.I32Const || instruction instanceof Instruction.I64Const
                            || instruction instanceof Instruction.F32Const
                            || instruction instanceof Instruction.F64Const)) {
                found.add(Feature.EXTENDED_CONSTANTS);
            } else if (instruction.opcode().feature() != Feature.REFERENCE_TYPES) {
                // ref.func stands for the function indices of WebAssembly 1.0 too.
                found.add(instruction.opcode().feature());
            }
        }
    }

    private void bodies() {
        for (FunctionBody body : module.bodies()) {
            body.locals().forEach(run -> value(run.type()));
            InstructionReader reader = body.instructions();
            while (reader.hasNext()) {
                instruction(reader.next());
            }
        }
    }

    private void instruction(Instruction instruction) {
        found.add(instruction.opcode().feature());
        if (instruction instanceof Instruction.Block block) {
            blockType(block.type());
        } else if (instruction instanceof Instruction.TryTable block) {
            blockType(block.type());
        } else if (instruction instanceof Instruction.MemoryAccess access) {
            memory(access.argument());
        } else if (instruction instanceof Instruction.MemoryLaneAccess access) {
            memory(access.argument());
        }
    }

    private void blockType(BlockType type) {
        if (type instanceof BlockType.Index index) {
            FunctionType function = module.functionTypeAt(index.typeIndex());
            add(!function.parameters().isEmpty() || function.results().size() > 1, Feature.MULTI_VALUE);
        }
    }

    private void memory(MemoryArgument argument) {
        add(argument.memory() != 0, Feature.MULTI_MEMORY);
    }

    private void add(boolean used, Feature feature) {
        if (used) {
            found.add(feature);
        }
    }
}
