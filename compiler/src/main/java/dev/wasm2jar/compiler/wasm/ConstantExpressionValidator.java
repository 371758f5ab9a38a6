package dev.wasm2jar.compiler.wasm;

import java.util.List;
import java.util.function.Supplier;

/** Constant expressions (spec 3.4.13): the rules of function bodies for a few instructions. */
final class ConstantExpressionValidator {

    private final ValidationState state;
    private final Lookups lookups;
    private final ReferenceValidator references;
    private final AggregateValidator aggregates;
    private final int visibleGlobals;

    private ConstantExpressionValidator(ValidationState state, int visibleGlobals) {
        this.state = state;
        this.lookups = new Lookups(state);
        this.references = new ReferenceValidator(state, lookups);
        this.aggregates = new AggregateValidator(state, lookups);
        this.visibleGlobals = visibleGlobals;
    }

    /**
     * Validates an expression that must give one value.
     *
     * @param visibleGlobals how many globals it may refer to
     * @param place what it belongs to, for messages
     */
    static void validate(
            ValidationContext context,
            ConstantExpression expression,
            ValueType type,
            int visibleGlobals,
            Supplier<String> place) {
        ValidationState state = new ValidationState(context, LocalTypes.NONE, List.of(type), place);
        ConstantExpressionValidator validator = new ConstantExpressionValidator(state, visibleGlobals);
        for (Instruction instruction : expression.instructions()) {
            state.at(instruction, expression.offset());
            validator.accept(instruction);
        }
        state.at(null, expression.offset());
        state.popFrame();
    }

    private void accept(Instruction instruction) {
        Opcode opcode = instruction.opcode();
        if (opcode instanceof NumericOpcode numeric && isConstant(numeric)) {
            state.apply(numeric.signature());
        } else if (opcode == VectorOpcode.V128_CONST) {
            state.push(VectorType.V128);
        } else if (opcode instanceof ReferenceOpcode reference && isConstant(reference)) {
            references.accept(reference, instruction);
        } else if (opcode instanceof AggregateOpcode aggregate && isConstant(aggregate)) {
            aggregates.accept(aggregate, instruction);
        } else if (opcode == VariableOpcode.GLOBAL_GET) {
            global(((Instruction.Index) instruction).index());
        } else {
            throw state.invalid("constant expression required");
        }
    }

    /** Globals must be immutable, and before what is initialised (spec 3.4.13 and 3.5.13). */
    private void global(int index) {
        if (Integer.compareUnsigned(index, visibleGlobals) >= 0) {
            throw lookups.unknown("global", index);
        }
        GlobalType type = lookups.global(index);
        if (type.mutable()) {
            throw state.invalid("constant expression required: global " + index + " is mutable");
        }
        state.push(type.valueType());
    }

    private static boolean isConstant(NumericOpcode opcode) {
        switch (opcode) {
            case I32_CONST:
            case I64_CONST:
            case F32_CONST:
            case F64_CONST:
            case I32_ADD:
            case I32_SUB:
            case I32_MUL:
            case I64_ADD:
            case I64_SUB:
            case I64_MUL:
                return true;
            default:
                return false;
        }
    }

    private static boolean isConstant(ReferenceOpcode opcode) {
        switch (opcode) {
            case REF_NULL:
            case REF_FUNC:
            case REF_I31:
            case ANY_CONVERT_EXTERN:
            case EXTERN_CONVERT_ANY:
                return true;
            default:
                return false;
        }
    }

    private static boolean isConstant(AggregateOpcode opcode) {
        switch (opcode) {
            case STRUCT_NEW:
            case STRUCT_NEW_DEFAULT:
            case ARRAY_NEW:
            case ARRAY_NEW_DEFAULT:
            case ARRAY_NEW_FIXED:
                return true;
            default:
                return false;
        }
    }
}
