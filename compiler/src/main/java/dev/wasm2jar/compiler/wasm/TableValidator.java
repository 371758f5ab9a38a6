package dev.wasm2jar.compiler.wasm;

import java.util.List;

/** Table instructions (spec 3.4.4). */
final class TableValidator {

    private final ValidationState state;
    private final Lookups lookups;

    TableValidator(ValidationState state, Lookups lookups) {
        this.state = state;
        this.lookups = lookups;
    }

    void accept(TableOpcode opcode, Instruction instruction) {
        if (instruction instanceof Instruction.IndexPair pair) {
            if (opcode == TableOpcode.TABLE_COPY) {
                copy(pair);
            } else {
                init(pair);
            }
            return;
        }
        int index = ((Instruction.Index) instruction).index();
        if (opcode == TableOpcode.ELEM_DROP) {
            lookups.elements(index);
            return;
        }
        TableType table = lookups.table(index);
        NumberType address = table.addressType().valueType();
        ReferenceType element = table.elementType();
        switch (opcode) {
            case TABLE_GET:
                state.pop(address);
                state.push(element);
                break;
            case TABLE_SET:
                state.popAll(List.of(address, element));
                break;
            case TABLE_SIZE:
                state.push(address);
                break;
            case TABLE_GROW:
                state.popAll(List.of(element, address));
                state.push(address);
                break;
            default:
                state.popAll(List.of(address, element, address));
                break;
        }
    }

    private void copy(Instruction.IndexPair copy) {
        TableType destination = lookups.table(copy.first());
        TableType source = lookups.table(copy.second());
        requireMatch(source.elementType(), destination.elementType());
        NumberType to = destination.addressType().valueType();
        NumberType from = source.addressType().valueType();
        // The length has the smaller of the two address types.
        state.popAll(List.of(to, from, to == from ? from : NumberType.I32));
    }

    private void init(Instruction.IndexPair init) {
        TableType table = lookups.table(init.first());
        ElementSegment segment = lookups.elements(init.second());
        requireMatch(segment.type(), table.elementType());
        state.popAll(List.of(table.addressType().valueType(), NumberType.I32, NumberType.I32));
    }

    private void requireMatch(ReferenceType source, ReferenceType destination) {
        if (!state.subtyping.matches(source, destination)) {
            throw state.mismatch("source element type " + source + " does not match destination element type "
                    + destination);
        }
    }
}
