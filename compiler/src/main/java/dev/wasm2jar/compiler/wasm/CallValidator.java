package dev.wasm2jar.compiler.wasm;

import java.util.List;

/** Calls and tail calls (spec 3.4.2). */
final class CallValidator {

    private final ValidationState state;
    private final Lookups lookups;
    private final List<ValueType> functionResults;

    CallValidator(ValidationState state, Lookups lookups, List<ValueType> functionResults) {
        this.state = state;
        this.lookups = lookups;
        this.functionResults = functionResults;
    }

    void accept(ControlOpcode opcode, Instruction instruction) {
        switch (opcode) {
            case CALL:
                state.apply(direct(instruction));
                break;
            case RETURN_CALL:
                tail(direct(instruction));
                break;
            case CALL_REF:
                state.apply(byReference(instruction));
                break;
            case RETURN_CALL_REF:
                tail(byReference(instruction));
                break;
            case CALL_INDIRECT:
                state.apply(indirect((Instruction.IndexPair) instruction));
                break;
            default:
                tail(indirect((Instruction.IndexPair) instruction));
                break;
        }
    }

    private FunctionType direct(Instruction instruction) {
        return lookups.functionType(lookups.function(((Instruction.Index) instruction).index()));
    }

    /** Pops the reference as well. */
    private FunctionType byReference(Instruction instruction) {
        int typeIndex = ((Instruction.Index) instruction).index();
        FunctionType type = lookups.functionType(typeIndex);
        state.pop(new ReferenceType(true, new ConcreteHeapType(typeIndex)));
        return type;
    }

    /** Pops the table index as well. */
    private FunctionType indirect(Instruction.IndexPair call) {
        TableType table = lookups.table(call.first());
        if (!state.subtyping.matches(table.elementType(), ReferenceType.FUNCREF)) {
            throw state.mismatch("instruction requires a table of functions but table " + call.first() + " holds "
                    + table.elementType());
        }
        FunctionType type = lookups.functionType(call.second());
        state.pop(table.addressType().valueType());
        return type;
    }

    private void tail(FunctionType callee) {
        if (!state.subtyping.matches(callee.results(), functionResults)) {
            throw state.mismatch("current function requires result type " + ValidationState.print(functionResults)
                    + " but callee returns " + ValidationState.print(callee.results()));
        }
        state.popAll(callee.parameters());
        state.setUnreachable();
    }
}
