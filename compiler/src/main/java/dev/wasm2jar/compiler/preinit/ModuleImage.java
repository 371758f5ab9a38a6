package dev.wasm2jar.compiler.preinit;

import dev.wasm2jar.compiler.wasm.AddressType;
import dev.wasm2jar.compiler.wasm.ByteSlice;
import dev.wasm2jar.compiler.wasm.ConstantExpression;
import dev.wasm2jar.compiler.wasm.DataSegment;
import dev.wasm2jar.compiler.wasm.ElementSegment;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.Global;
import dev.wasm2jar.compiler.wasm.Instruction;
import dev.wasm2jar.compiler.wasm.Limits;
import dev.wasm2jar.compiler.wasm.MemoryType;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.NumericOpcode;
import dev.wasm2jar.compiler.wasm.ReferenceOpcode;
import dev.wasm2jar.compiler.wasm.ReferenceType;
import dev.wasm2jar.compiler.wasm.Table;
import dev.wasm2jar.compiler.wasm.TableType;
import dev.wasm2jar.compiler.wasm.VectorOpcode;
import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.runtime.V128;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A module that begins with the state of a snapshot. It imports nothing but functions. */
final class ModuleImage {

    /** Zeros that are not worth a new segment. */
    private static final int GAP = 512;
    private static final ByteSlice NO_BYTES = new ByteSlice(new byte[0], 0, 0);

    private final Module module;
    private final Snapshot snapshot;

    ModuleImage(Module module, Snapshot snapshot) {
        this.module = module;
        this.snapshot = snapshot;
    }

    /** The module, which does not export that function. */
    Module without(String function) {
        List<DataSegment> data = data();
        return new Module(module.binary(), module.recursiveTypes(), module.types(), module.imports(),
                module.functionTypes(), tables(), memories(), module.tags(), globals(),
                module.exports().stream()
                        .filter(export -> export.kind() != ExternalKind.FUNCTION || !export.name().equals(function))
                        .toList(),
                OptionalInt.empty(), elements(),
                module.dataCount().isPresent() ? OptionalInt.of(data.size()) : OptionalInt.empty(),
                module.bodies(), data, module.customSections(), module.names());
    }

    private List<MemoryType> memories() {
        var result = new ArrayList<MemoryType>();
        for (int i = 0; i < module.memories().size(); i++) {
            MemoryType type = module.memories().get(i);
            result.add(new MemoryType(type.addressType(),
                    new Limits(snapshot.memories().get(i).size(), type.limits().maximum()),
                    type.shared(), type.pageSizeLog2()));
        }
        return result;
    }

    /** Segments keep their numbers: those that were copied at instantiation are empty from then on (spec 4.7.2). */
    private List<DataSegment> data() {
        var result = new ArrayList<DataSegment>();
        for (DataSegment segment : module.data()) {
            result.add(segment.mode() instanceof DataSegment.Active
                    ? new DataSegment(NO_BYTES, new DataSegment.Passive())
                    : segment);
        }
        for (int i = 0; i < snapshot.memories().size(); i++) {
            addContents(i, snapshot.memories().get(i), result);
        }
        return result;
    }

    private void addContents(int index, Memory memory, List<DataSegment> result) {
        if (memory.byteLength() > Integer.MAX_VALUE - 8) {
            throw new PreinitException("memory " + index + " has more than 2 GiB after it");
        }
        byte[] bytes = new byte[(int) memory.byteLength()];
        memory.read(0, bytes, 0, bytes.length);
        AddressType addresses = module.memories().get(index).addressType();
        int start = 0;
        while (start < bytes.length) {
            if (bytes[start] == 0) {
                start++;
                continue;
            }
            int end = start + 1;
            for (int i = end; i < bytes.length && i - end < GAP; i++) {
                if (bytes[i] != 0) {
                    end = i + 1;
                }
            }
            result.add(new DataSegment(new ByteSlice(bytes, start, end - start),
                    new DataSegment.Active(index, address(addresses, start))));
            start = end;
        }
    }

    private static ConstantExpression address(AddressType type, int value) {
        return constant(type == AddressType.I32
                ? new Instruction.I32Const(NumericOpcode.I32_CONST, value)
                : new Instruction.I64Const(NumericOpcode.I64_CONST, value));
    }

    private static ConstantExpression constant(Instruction instruction) {
        return new ConstantExpression(0, List.of(instruction));
    }

    private List<Table> tables() {
        var result = new ArrayList<Table>();
        for (int i = 0; i < module.tables().size(); i++) {
            Table table = module.tables().get(i);
            TableType type = table.type();
            result.add(new Table(new TableType(type.addressType(),
                    new Limits(snapshot.tables().get(i).length, type.limits().maximum()), type.elementType()),
                    table.initializer()));
        }
        return result;
    }

    /** Functions that code names must stay declared (spec 3.5.15), so segments that were copied only change their mode. */
    private List<ElementSegment> elements() {
        var result = new ArrayList<ElementSegment>();
        for (ElementSegment segment : module.elements()) {
            result.add(segment.mode() instanceof ElementSegment.Active
                    ? new ElementSegment(segment.type(), segment.initializers(), new ElementSegment.Declarative())
                    : segment);
        }
        for (int i = 0; i < snapshot.tables().size(); i++) {
            Integer[] elements = snapshot.tables().get(i);
            TableType type = module.tables().get(i).type();
            // All of it: where a table has an initial value, nulls count too.
            boolean nulls = module.tables().get(i).initializer().isPresent();
            int start = 0;
            while (start < elements.length) {
                int end = start;
                while (end < elements.length && (nulls || elements[end] != null)) {
                    end++;
                }
                if (end > start) {
                    var values = new ArrayList<ConstantExpression>();
                    for (int j = start; j < end; j++) {
                        values.add(reference(elements[j], type.elementType()));
                    }
                    result.add(new ElementSegment(type.elementType(), values,
                            new ElementSegment.Active(i, address(type.addressType(), start))));
                }
                start = end + 1;
            }
        }
        return result;
    }

    private static ConstantExpression reference(Integer function, ReferenceType type) {
        return constant(function == null
                ? new Instruction.RefNull(ReferenceOpcode.REF_NULL, type.heapType())
                : new Instruction.Index(ReferenceOpcode.REF_FUNC, function));
    }

    private List<Global> globals() {
        var result = new ArrayList<Global>();
        for (int i = 0; i < module.globals().size(); i++) {
            Global global = module.globals().get(i);
            result.add(global.type().mutable()
                    ? new Global(global.type(), value(snapshot.globals().get(i), global))
                    : global);
        }
        return result;
    }

    private static ConstantExpression value(Object value, Global global) {
        if (global.type().valueType() instanceof ReferenceType type) {
            return reference((Integer) value, type);
        }
        if (value instanceof Integer number) {
            return constant(new Instruction.I32Const(NumericOpcode.I32_CONST, number));
        }
        if (value instanceof Long number) {
            return constant(new Instruction.I64Const(NumericOpcode.I64_CONST, number));
        }
        if (value instanceof Float number) {
            return constant(new Instruction.F32Const(NumericOpcode.F32_CONST, Float.floatToRawIntBits(number)));
        }
        if (value instanceof Double number) {
            return constant(new Instruction.F64Const(NumericOpcode.F64_CONST, Double.doubleToRawLongBits(number)));
        }
        var vector = (V128) value;
        return constant(new Instruction.V128Const(VectorOpcode.V128_CONST, vector.low, vector.high));
    }
}
