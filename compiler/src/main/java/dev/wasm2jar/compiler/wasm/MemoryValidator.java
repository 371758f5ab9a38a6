package dev.wasm2jar.compiler.wasm;

import java.util.List;

/** Memory instructions, scalar, vector and atomic, and the other vector instructions (spec 3.4.5 and 3.4.11). */
final class MemoryValidator {

    private static final long FIRST_64_BIT_OFFSET = 1L << 32;

    private final ValidationState state;
    private final Lookups lookups;

    MemoryValidator(ValidationState state, Lookups lookups) {
        this.state = state;
        this.lookups = lookups;
    }

    void accept(MemoryOpcode opcode, Instruction instruction) {
        if (instruction instanceof Instruction.MemoryAccess access) {
            checkAlignment(access.argument(), opcode.naturalAlignmentLog2());
            access(access.argument(), opcode.signature());
            return;
        }
        switch (opcode) {
            case MEMORY_SIZE:
                state.push(addressType(instruction));
                break;
            case MEMORY_GROW: {
                NumberType address = addressType(instruction);
                state.pop(address);
                state.push(address);
                break;
            }
            case MEMORY_FILL: {
                NumberType address = addressType(instruction);
                state.popAll(List.of(address, NumberType.I32, address));
                break;
            }
            case MEMORY_COPY:
                copy((Instruction.IndexPair) instruction);
                break;
            case MEMORY_INIT: {
                Instruction.IndexPair init = (Instruction.IndexPair) instruction;
                NumberType address = addressType(init.first());
                lookups.data(init.second());
                state.popAll(List.of(address, NumberType.I32, NumberType.I32));
                break;
            }
            default:
                lookups.data(((Instruction.Index) instruction).index());
                break;
        }
    }

    private NumberType addressType(Instruction instruction) {
        return addressType(((Instruction.Index) instruction).index());
    }

    private NumberType addressType(int memory) {
        return lookups.memory(memory).addressType().valueType();
    }

    /** The length has the smaller of the two address types. */
    private void copy(Instruction.IndexPair copy) {
        NumberType destination = addressType(copy.first());
        NumberType source = addressType(copy.second());
        NumberType length = destination == source ? source : NumberType.I32;
        state.popAll(List.of(destination, source, length));
    }

    void accept(VectorOpcode opcode, Instruction instruction) {
        if (instruction instanceof Instruction.MemoryAccess access) {
            checkAlignment(access.argument(), opcode.naturalAlignmentLog2());
            access(access.argument(), opcode.signature());
        } else if (instruction instanceof Instruction.MemoryLaneAccess access) {
            checkAlignment(access.argument(), opcode.naturalAlignmentLog2());
            checkLane(access.lane(), opcode);
            access(access.argument(), opcode.signature());
        } else {
            if (instruction instanceof Instruction.Lane lane) {
                checkLane(lane.lane(), opcode);
            }
            state.apply(opcode.signature());
        }
    }

    private void checkLane(int lane, VectorOpcode opcode) {
        if (lane >= opcode.lanes()) {
            throw state.invalid("invalid lane index " + lane + ": at most " + (opcode.lanes() - 1));
        }
    }

    /** Atomic accesses promise exactly their natural alignment (threads proposal, validation). */
    void accept(AtomicOpcode opcode, Instruction instruction) {
        if (instruction instanceof Instruction.MemoryAccess access) {
            int alignment = access.argument().alignLog2();
            if (alignment != opcode.naturalAlignmentLog2()) {
                lookups.memory(access.argument().memory());
                throw state.invalid("atomic alignment must be natural: 2**" + opcode.naturalAlignmentLog2()
                        + " and not 2**" + alignment);
            }
            access(access.argument(), opcode.signature());
        }
    }

    private void checkAlignment(MemoryArgument argument, int natural) {
        if (argument.alignLog2() > natural) {
            lookups.memory(argument.memory());
            throw state.invalid("alignment must not be larger than natural: 2**" + natural + " and not 2**"
                    + argument.alignLog2());
        }
    }

    private void access(MemoryArgument argument, FunctionType signature) {
        AddressType address = lookups.memory(argument.memory()).addressType();
        if (address == AddressType.I32
                && Long.compareUnsigned(argument.offset(), FIRST_64_BIT_OFFSET) >= 0) {
            throw state.invalid("offset out of range: " + Long.toUnsignedString(argument.offset())
                    + " for a 32-bit memory");
        }
        state.popAll(signature.parameters());
        state.pop(address.valueType());
        state.pushAll(signature.results());
    }
}
