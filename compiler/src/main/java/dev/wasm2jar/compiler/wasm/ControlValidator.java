package dev.wasm2jar.compiler.wasm;

import java.util.List;
import java.util.Map;

/** Control and parametric instructions (spec 3.4.2 and 3.4.1). */
final class ControlValidator {

    private static final Map<NumberType, FunctionType> ONE_RESULT = Map.of(
            NumberType.I32, Signatures.NONE_TO_I32,
            NumberType.I64, Signatures.NONE_TO_I64,
            NumberType.F32, Signatures.NONE_TO_F32,
            NumberType.F64, Signatures.NONE_TO_F64);

    private final ValidationState state;
    private final Lookups lookups;
    private final BranchValidator branches;
    private final CallValidator calls;
    private final ExceptionValidator exceptions;
    private final List<ValueType> functionResults;

    ControlValidator(ValidationState state, Lookups lookups, List<ValueType> functionResults) {
        this.state = state;
        this.lookups = lookups;
        this.functionResults = functionResults;
        branches = new BranchValidator(state, lookups);
        calls = new CallValidator(state, lookups, functionResults);
        exceptions = new ExceptionValidator(state, lookups);
    }

    void accept(ControlOpcode opcode, Instruction instruction) {
        switch (opcode) {
            case UNREACHABLE:
                state.setUnreachable();
                break;
            case NOP:
                break;
            case BLOCK:
                enter(ControlFrame.Kind.BLOCK, ((Instruction.Block) instruction).type());
                break;
            case LOOP:
                enter(ControlFrame.Kind.LOOP, ((Instruction.Block) instruction).type());
                break;
            case IF:
                enter(ControlFrame.Kind.IF, ((Instruction.Block) instruction).type());
                break;
            case TRY:
                enter(ControlFrame.Kind.TRY, ((Instruction.Block) instruction).type());
                break;
            case TRY_TABLE: {
                Instruction.TryTable block = (Instruction.TryTable) instruction;
                // Handlers are outside of the block: its own label does not count for them.
                block.catches().forEach(exceptions::catchClause);
                enter(ControlFrame.Kind.TRY_TABLE, block.type());
                break;
            }
            case ELSE:
                otherwise();
                break;
            case END:
                end();
                break;
            case CATCH:
            case CATCH_ALL:
            case DELEGATE:
            case RETHROW:
            case THROW:
            case THROW_REF:
                exceptions.accept(opcode, instruction);
                break;
            case RETURN:
                state.popAll(functionResults);
                state.setUnreachable();
                break;
            case BR:
            case BR_IF:
            case BR_TABLE:
            case BR_ON_NULL:
            case BR_ON_NON_NULL:
            case BR_ON_CAST:
            case BR_ON_CAST_FAIL:
                branches.accept(opcode, instruction);
                break;
            case CALL:
            case CALL_REF:
            case CALL_INDIRECT:
            case RETURN_CALL:
            case RETURN_CALL_REF:
            case RETURN_CALL_INDIRECT:
                calls.accept(opcode, instruction);
                break;
            case DROP:
                state.popAny();
                break;
            case SELECT:
                select();
                break;
            case SELECT_TYPED:
                select((Instruction.TypedSelect) instruction);
                break;
        }
    }

    private void enter(ControlFrame.Kind kind, BlockType blockType) {
        FunctionType type = expand(blockType);
        if (kind == ControlFrame.Kind.IF) {
            state.pop(NumberType.I32);
        }
        state.popAll(type.parameters());
        state.pushFrame(kind, type.parameters(), type.results());
    }

    /** The function type that a block type stands for (spec 3.2.8). */
    private FunctionType expand(BlockType type) {
        if (type instanceof BlockType.Value value) {
            return oneResult(value.type());
        }
        if (type instanceof BlockType.Index index) {
            return lookups.functionType(index.typeIndex());
        }
        return Signatures.NONE_TO_NONE;
    }

    private FunctionType oneResult(ValueType type) {
        if (type instanceof NumberType number) {
            return ONE_RESULT.get(number);
        }
        lookups.check(type);
        return new FunctionType(List.of(), List.of(type));
    }

    private void otherwise() {
        if (state.frame().kind != ControlFrame.Kind.IF) {
            throw state.malformed("END opcode expected");
        }
        ControlFrame left = state.popFrame();
        state.pushFrame(ControlFrame.Kind.ELSE, left.parameters, left.results);
    }

    private void end() {
        ControlFrame left = state.popFrame();
        if (left.kind == ControlFrame.Kind.IF && !state.subtyping.matches(left.parameters, left.results)) {
            // Without else, the parameters are the results (spec 3.4.2, if).
            throw state.mismatch("if without else requires " + ValidationState.print(left.results) + " but gives "
                    + ValidationState.print(left.parameters));
        }
        if (!state.finished()) {
            state.pushAll(left.results);
        }
    }

    /** Without type, select is for numbers and vectors only (spec 3.4.1). */
    private void select() {
        state.pop(NumberType.I32);
        ValueType second = state.popAny();
        ValueType first = state.popAny();
        checkNoReference(first);
        checkNoReference(second);
        if (first == Subtyping.BOTTOM) {
            state.push(second);
            return;
        }
        if (second != Subtyping.BOTTOM && first != second) {
            throw state.mismatch("select requires operands of one type but stack has ["
                    + ValidationState.print(first) + " " + ValidationState.print(second) + "]");
        }
        state.push(first);
    }

    private void checkNoReference(ValueType type) {
        if (type != Subtyping.BOTTOM && type instanceof ReferenceType) {
            throw state.mismatch("select without type requires numbers or vectors but stack has ["
                    + ValidationState.print(type) + "]");
        }
    }

    private void select(Instruction.TypedSelect select) {
        List<ValueType> types = select.types();
        if (types.size() != 1) {
            throw state.invalid("invalid result arity: select has " + types.size() + " types");
        }
        lookups.check(types);
        ValueType type = types.get(0);
        state.popAll(List.of(type, type, NumberType.I32));
        state.push(type);
    }
}
