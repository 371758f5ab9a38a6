package dev.wasm2jar.compiler.wasm;

/** Reference instructions (spec 3.4.6, 3.4.8 and 3.4.9). */
final class ReferenceValidator {

    private static final ReferenceType EQ = new ReferenceType(true, AbstractHeapType.EQ);
    private static final ReferenceType ANY = new ReferenceType(true, AbstractHeapType.ANY);
    private static final ReferenceType I31 = new ReferenceType(true, AbstractHeapType.I31);

    private final ValidationState state;
    private final Lookups lookups;

    ReferenceValidator(ValidationState state, Lookups lookups) {
        this.state = state;
        this.lookups = lookups;
    }

    void accept(ReferenceOpcode opcode, Instruction instruction) {
        switch (opcode) {
            case REF_NULL: {
                HeapType type = ((Instruction.RefNull) instruction).heapType();
                lookups.check(type);
                state.push(new ReferenceType(true, type));
                break;
            }
            case REF_IS_NULL:
                state.popReference();
                state.push(NumberType.I32);
                break;
            case REF_FUNC:
                function(((Instruction.Index) instruction).index());
                break;
            case REF_EQ:
                state.pop(EQ);
                state.pop(EQ);
                state.push(NumberType.I32);
                break;
            case REF_AS_NON_NULL:
                state.push(state.popReference().nonNull());
                break;
            case REF_TEST:
            case REF_TEST_NULL:
                popForCast(((Instruction.RefCast) instruction).type());
                state.push(NumberType.I32);
                break;
            case REF_CAST:
            case REF_CAST_NULL: {
                ReferenceType target = ((Instruction.RefCast) instruction).type();
                popForCast(target);
                state.push(target);
                break;
            }
            case ANY_CONVERT_EXTERN:
                convert(ReferenceType.EXTERNREF, AbstractHeapType.ANY);
                break;
            case EXTERN_CONVERT_ANY:
                convert(ANY, AbstractHeapType.EXTERN);
                break;
            case REF_I31:
                state.pop(NumberType.I32);
                state.push(I31.nonNull());
                break;
            case I31_GET_S:
            case I31_GET_U:
                state.pop(I31);
                state.push(NumberType.I32);
                break;
        }
    }

    /** Only functions that the module mentions outside of bodies may be named (spec 3.1.6, C.refs). */
    private void function(int index) {
        int type = lookups.function(index);
        if (!state.context.isDeclared(index)) {
            throw state.invalid("undeclared function reference " + index);
        }
        state.push(new ReferenceType(false, new ConcreteHeapType(type)));
    }

    /** The operand may be of any type of the hierarchy the target is in. */
    private void popForCast(ReferenceType target) {
        lookups.check(target.heapType());
        state.pop(new ReferenceType(true, state.subtyping.topOf(target.heapType())));
    }

    /** Null stays null. */
    private void convert(ReferenceType from, AbstractHeapType to) {
        ReferenceType operand = state.popReference();
        if (!state.subtyping.matches(operand, from)) {
            throw state.mismatch("instruction requires [" + from + "] but stack has ["
                    + ValidationState.print(operand) + "]");
        }
        state.push(new ReferenceType(operand.nullable(), to));
    }
}
