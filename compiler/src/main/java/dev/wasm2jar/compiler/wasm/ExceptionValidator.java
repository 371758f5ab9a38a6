package dev.wasm2jar.compiler.wasm;

import java.util.ArrayList;
import java.util.List;

/** Exception handling (spec 3.4.2) and its legacy form (exception handling proposal, legacy instructions). */
final class ExceptionValidator {

    private static final ReferenceType EXCEPTION = new ReferenceType(false, AbstractHeapType.EXN);
    private static final ReferenceType NULLABLE_EXCEPTION = new ReferenceType(true, AbstractHeapType.EXN);

    private final ValidationState state;
    private final Lookups lookups;

    ExceptionValidator(ValidationState state, Lookups lookups) {
        this.state = state;
        this.lookups = lookups;
    }

    void accept(ControlOpcode opcode, Instruction instruction) {
        switch (opcode) {
            case THROW:
                state.popAll(lookups.tag(index(instruction)).parameters());
                state.setUnreachable();
                break;
            case THROW_REF:
                state.pop(NULLABLE_EXCEPTION);
                state.setUnreachable();
                break;
            case CATCH: {
                int tag = index(instruction);
                handler(ControlFrame.Kind.CATCH, lookups.tag(tag).parameters());
                break;
            }
            case CATCH_ALL:
                handler(ControlFrame.Kind.CATCH_ALL, List.of());
                break;
            case DELEGATE:
                delegate(index(instruction));
                break;
            default:
                rethrow(index(instruction));
                break;
        }
    }

    private static int index(Instruction instruction) {
        return ((Instruction.Index) instruction).index();
    }

    /** A clause of try_table: its label must take what is caught. */
    void catchClause(Instruction.TryTable.Catch clause) {
        List<ValueType> caught = new ArrayList<>();
        switch (clause.kind()) {
            case CATCH:
                caught.addAll(lookups.tag(clause.tag()).parameters());
                break;
            case CATCH_REF:
                caught.addAll(lookups.tag(clause.tag()).parameters());
                caught.add(EXCEPTION);
                break;
            case CATCH_ALL:
                break;
            case CATCH_ALL_REF:
                caught.add(EXCEPTION);
                break;
        }
        List<ValueType> taken = state.label(clause.label()).labelTypes();
        if (!state.subtyping.matches(caught, taken)) {
            throw state.mismatch("label requires " + ValidationState.print(taken) + " but catch clause has "
                    + ValidationState.print(caught));
        }
    }

    private void handler(ControlFrame.Kind kind, List<ValueType> caught) {
        ControlFrame.Kind current = state.frame().kind;
        if (current != ControlFrame.Kind.TRY && current != ControlFrame.Kind.CATCH) {
            throw state.malformed("END opcode expected");
        }
        ControlFrame left = state.popFrame();
        // What is caught is on the stack, but not a parameter of the block for branches.
        state.pushFrame(kind, List.of(), left.results);
        state.pushAll(caught);
    }

    private void delegate(int label) {
        if (state.frame().kind != ControlFrame.Kind.TRY) {
            throw state.malformed("END opcode expected");
        }
        ControlFrame left = state.popFrame();
        // Labels are counted from outside of the try.
        state.label(label);
        state.pushAll(left.results);
    }

    private void rethrow(int label) {
        ControlFrame.Kind kind = state.label(label).kind;
        if (kind != ControlFrame.Kind.CATCH && kind != ControlFrame.Kind.CATCH_ALL) {
            throw state.invalid("invalid rethrow label " + label);
        }
        state.setUnreachable();
    }
}
