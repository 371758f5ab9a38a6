package dev.wasm2jar.compiler.wasm;

import java.util.List;

/** Branches (spec 3.4.2). */
final class BranchValidator {

    private static final String BRANCH = "branch";

    private final ValidationState state;
    private final Lookups lookups;

    BranchValidator(ValidationState state, Lookups lookups) {
        this.state = state;
        this.lookups = lookups;
    }

    void accept(ControlOpcode opcode, Instruction instruction) {
        switch (opcode) {
            case BR:
                state.popAll(labelTypes(instruction));
                state.setUnreachable();
                break;
            case BR_IF: {
                List<ValueType> types = labelTypes(instruction);
                state.pop(NumberType.I32);
                state.popAll(types);
                state.pushAll(types);
                break;
            }
            case BR_TABLE:
                branchTable((Instruction.BranchTable) instruction);
                break;
            case BR_ON_NULL:
                branchOnNull(labelTypes(instruction));
                break;
            case BR_ON_NON_NULL:
                branchOnNonNull(labelTypes(instruction));
                break;
            default:
                branchOnCast((Instruction.BranchOnCast) instruction);
                break;
        }
    }

    private List<ValueType> labelTypes(Instruction instruction) {
        return state.label(((Instruction.Index) instruction).index()).labelTypes();
    }

    /** All targets must take the operands there are, and equally many. */
    private void branchTable(Instruction.BranchTable branch) {
        state.pop(NumberType.I32);
        List<ValueType> defaultTypes = state.label(branch.defaultLabel()).labelTypes();
        for (int label : branch.labels()) {
            ControlFrame target = state.label(label);
            if (target.checkedBranchTable == state.offset()) {
                continue;
            }
            target.checkedBranchTable = state.offset();
            List<ValueType> types = target.labelTypes();
            if (types.size() != defaultTypes.size()) {
                throw state.mismatch("label " + label + " requires " + ValidationState.print(types)
                        + " but the default label requires " + ValidationState.print(defaultTypes));
            }
            state.checkTop(types, BRANCH);
        }
        state.popAll(defaultTypes);
        state.setUnreachable();
    }

    private void branchOnNull(List<ValueType> types) {
        ReferenceType operand = state.popReference();
        state.popAll(types);
        state.pushAll(types);
        state.push(operand.nonNull());
    }

    private void branchOnNonNull(List<ValueType> types) {
        ReferenceType last = lastReference(types);
        List<ValueType> others = types.subList(0, types.size() - 1);
        state.pop(new ReferenceType(true, last.heapType()));
        state.popAll(others);
        state.pushAll(others);
    }

    /** The last operand of a label that must be a reference. */
    private ReferenceType lastReference(List<ValueType> types) {
        if (!types.isEmpty() && types.get(types.size() - 1) instanceof ReferenceType last) {
            return last;
        }
        throw state.mismatch("instruction requires a label of a reference but it takes "
                + ValidationState.print(types));
    }

    private void branchOnCast(Instruction.BranchOnCast branch) {
        ReferenceType source = branch.source();
        ReferenceType target = branch.target();
        List<ValueType> types = state.label(branch.label()).labelTypes();
        lookups.check(source);
        lookups.check(target);
        requireMatch(target, source);
        // What is left of the source type when the cast fails (spec 2.3.5, type difference).
        ReferenceType rest = target.nullable() ? source.nonNull() : source;
        boolean onSuccess = branch.opcode() == ControlOpcode.BR_ON_CAST;
        requireMatch(onSuccess ? target : rest, lastReference(types));
        List<ValueType> others = types.subList(0, types.size() - 1);
        state.pop(source);
        state.popAll(others);
        state.pushAll(others);
        state.push(onSuccess ? rest : target);
    }

    private void requireMatch(ReferenceType sub, ReferenceType sup) {
        if (!state.subtyping.matches(sub, sup)) {
            throw state.mismatch(sub + " does not match " + sup);
        }
    }
}
