package dev.wasm2jar.compiler.wasm;

import java.util.List;

/** Structure and array instructions (spec 3.4.7). */
final class AggregateValidator {

    /** A limit of this implementation, that of the JavaScript interface. */
    private static final int MAX_FIXED_LENGTH = 10_000;
    private static final ReferenceType ANY_ARRAY = new ReferenceType(true, AbstractHeapType.ARRAY);

    private enum Read {
        PLAIN,
        EXTENDING
    }

    private final ValidationState state;
    private final Lookups lookups;

    AggregateValidator(ValidationState state, Lookups lookups) {
        this.state = state;
        this.lookups = lookups;
    }

    void accept(AggregateOpcode opcode, Instruction instruction) {
        if (opcode == AggregateOpcode.ARRAY_LEN) {
            state.pop(ANY_ARRAY);
            state.push(NumberType.I32);
        } else if (instruction instanceof Instruction.Index index) {
            accept(opcode, index.index());
        } else {
            Instruction.IndexPair pair = (Instruction.IndexPair) instruction;
            accept(opcode, pair.first(), pair.second());
        }
    }

    private void accept(AggregateOpcode opcode, int typeIndex) {
        switch (opcode) {
            case STRUCT_NEW:
                structNew(typeIndex);
                break;
            case STRUCT_NEW_DEFAULT:
                lookups.structType(typeIndex).fields().forEach(this::requireDefault);
                state.push(created(typeIndex));
                break;
            case ARRAY_NEW: {
                FieldType element = element(typeIndex);
                state.popAll(List.of(unpacked(element), NumberType.I32));
                state.push(created(typeIndex));
                break;
            }
            case ARRAY_NEW_DEFAULT:
                requireDefault(element(typeIndex));
                state.pop(NumberType.I32);
                state.push(created(typeIndex));
                break;
            case ARRAY_GET:
            case ARRAY_GET_S:
            case ARRAY_GET_U: {
                FieldType element = element(typeIndex);
                requireRead(element, opcode == AggregateOpcode.ARRAY_GET ? Read.PLAIN : Read.EXTENDING);
                state.popAll(List.of(operand(typeIndex), NumberType.I32));
                state.push(unpacked(element));
                break;
            }
            case ARRAY_SET: {
                FieldType element = mutableElement(typeIndex);
                state.popAll(List.of(operand(typeIndex), NumberType.I32, unpacked(element)));
                break;
            }
            default: {
                FieldType element = mutableElement(typeIndex);
                state.popAll(List.of(operand(typeIndex), NumberType.I32, unpacked(element), NumberType.I32));
                break;
            }
        }
    }

    private void accept(AggregateOpcode opcode, int typeIndex, int second) {
        switch (opcode) {
            case STRUCT_GET:
            case STRUCT_GET_S:
            case STRUCT_GET_U: {
                FieldType field = field(typeIndex, second);
                requireRead(field, opcode == AggregateOpcode.STRUCT_GET ? Read.PLAIN : Read.EXTENDING);
                state.pop(operand(typeIndex));
                state.push(unpacked(field));
                break;
            }
            case STRUCT_SET: {
                FieldType field = field(typeIndex, second);
                if (!field.mutable()) {
                    throw state.invalid("immutable field " + second);
                }
                state.popAll(List.of(operand(typeIndex), unpacked(field)));
                break;
            }
            case ARRAY_NEW_FIXED:
                arrayNewFixed(typeIndex, second);
                break;
            case ARRAY_NEW_DATA:
                requireNumeric(element(typeIndex));
                lookups.data(second);
                state.popAll(List.of(NumberType.I32, NumberType.I32));
                state.push(created(typeIndex));
                break;
            case ARRAY_NEW_ELEM:
                requireElements(element(typeIndex), second);
                state.popAll(List.of(NumberType.I32, NumberType.I32));
                state.push(created(typeIndex));
                break;
            case ARRAY_COPY:
                arrayCopy(typeIndex, second);
                break;
            case ARRAY_INIT_DATA:
                requireNumeric(mutableElement(typeIndex));
                lookups.data(second);
                popInit(typeIndex);
                break;
            default:
                requireElements(mutableElement(typeIndex), second);
                popInit(typeIndex);
                break;
        }
    }

    private void structNew(int typeIndex) {
        List<FieldType> fields = lookups.structType(typeIndex).fields();
        for (int i = fields.size() - 1; i >= 0; i--) {
            state.pop(unpacked(fields.get(i)));
        }
        state.push(created(typeIndex));
    }

    private void arrayNewFixed(int typeIndex, int length) {
        ValueType element = unpacked(element(typeIndex));
        if (Integer.compareUnsigned(length, MAX_FIXED_LENGTH) > 0) {
            throw state.unsupported("array.new_fixed of " + Integer.toUnsignedString(length)
                    + " elements: at most " + MAX_FIXED_LENGTH + " are supported");
        }
        for (int i = 0; i < length; i++) {
            state.pop(element);
        }
        state.push(created(typeIndex));
    }

    private void arrayCopy(int destination, int source) {
        FieldType to = mutableElement(destination);
        FieldType from = element(source);
        if (!state.subtyping.matches(from.storage(), to.storage())) {
            throw state.invalid("array types do not match: " + from + " and " + to);
        }
        state.popAll(List.of(
                operand(destination), NumberType.I32, operand(source), NumberType.I32, NumberType.I32));
    }

    private void popInit(int typeIndex) {
        state.popAll(List.of(operand(typeIndex), NumberType.I32, NumberType.I32, NumberType.I32));
    }

    private FieldType field(int typeIndex, int fieldIndex) {
        List<FieldType> fields = lookups.structType(typeIndex).fields();
        if (Integer.compareUnsigned(fieldIndex, fields.size()) >= 0) {
            throw lookups.unknown("field", fieldIndex);
        }
        return fields.get(fieldIndex);
    }

    private FieldType element(int typeIndex) {
        return lookups.arrayType(typeIndex).element();
    }

    private FieldType mutableElement(int typeIndex) {
        FieldType element = element(typeIndex);
        if (!element.mutable()) {
            throw state.invalid("immutable array: type " + typeIndex);
        }
        return element;
    }

    private static ReferenceType operand(int typeIndex) {
        return new ReferenceType(true, new ConcreteHeapType(typeIndex));
    }

    private static ReferenceType created(int typeIndex) {
        return new ReferenceType(false, new ConcreteHeapType(typeIndex));
    }

    /** Packed fields are i32 on the stack (spec 2.3.9). */
    private static ValueType unpacked(FieldType field) {
        return field.storage() instanceof ValueType type ? type : NumberType.I32;
    }

    private void requireDefault(FieldType field) {
        if (!unpacked(field).defaultable()) {
            throw state.mismatch("field type " + field + " has no default value");
        }
    }

    /** Packed fields are read with an extension, and only they. */
    private void requireRead(FieldType field, Read read) {
        Read needed = field.storage() instanceof PackedType ? Read.EXTENDING : Read.PLAIN;
        if (read != needed) {
            throw state.mismatch("field is " + (needed == Read.EXTENDING ? "packed" : "not packed"));
        }
    }

    private void requireNumeric(FieldType element) {
        if (element.storage() instanceof ReferenceType) {
            throw state.invalid("array type is not numeric or vector: " + element);
        }
    }

    private void requireElements(FieldType element, int segmentIndex) {
        ReferenceType segmentType = lookups.elements(segmentIndex).type();
        if (!state.subtyping.matches((StorageType) segmentType, element.storage())) {
            throw state.mismatch("element segment of " + segmentType + " does not match array of " + element);
        }
    }
}
