package dev.wasm2jar.compiler.wasm;

/**
 * Validates the body of one function (spec 3.4 and appendix, "Validation Algorithm").
 *
 * <p>The caller decodes the instructions and hands each to {@link #accept} and then to its own consumer, so that a body
 * is decoded once; after the last it calls {@link #finish}. Nothing here recurses, however deep blocks are nested.
 */
public final class FunctionValidator {

    private final ValidationState state;
    private final ControlValidator control;
    private final VariableValidator variables;
    private final MemoryValidator memories;
    private final TableValidator tables;
    private final ReferenceValidator references;
    private final AggregateValidator aggregates;

    /**
     * @param definedFunctionIndex index into {@link Module#bodies}
     */
    public FunctionValidator(ValidationContext context, int definedFunctionIndex) {
        int index = context.importedFunctions() + definedFunctionIndex;
        FunctionBody body = context.module().bodies().get(definedFunctionIndex);
        FunctionType type = context.module().functionTypeAt(context.functionType(index));
        state = new ValidationState(
                context,
                new LocalTypes(type.parameters(), body.locals()),
                type.results(),
                () -> "function " + index + context.functionName(index).map(name -> " " + name).orElse(""));
        Lookups lookups = new Lookups(state);
        state.at(null, body.code().offset());
        body.locals().forEach(run -> lookups.check(run.type()));
        control = new ControlValidator(state, lookups, type.results());
        variables = new VariableValidator(state, lookups);
        memories = new MemoryValidator(state, lookups);
        tables = new TableValidator(state, lookups);
        references = new ReferenceValidator(state, lookups);
        aggregates = new AggregateValidator(state, lookups);
    }

    /**
     * Validates the next instruction.
     *
     * @param offset where it is in the binary
     */
    public void accept(Instruction instruction, int offset) {
        state.at(instruction, offset);
        if (state.finished()) {
            throw state.malformed("section size mismatch: instruction after the end of the function");
        }
        Opcode opcode = instruction.opcode();
        if (opcode instanceof VariableOpcode variable) {
            variables.accept(variable, ((Instruction.Index) instruction).index());
        } else if (opcode instanceof NumericOpcode numeric) {
            state.apply(numeric.signature());
        } else if (opcode instanceof ControlOpcode controlOpcode) {
            control.accept(controlOpcode, instruction);
        } else if (opcode instanceof MemoryOpcode memory) {
            memories.accept(memory, instruction);
        } else if (opcode instanceof VectorOpcode vector) {
            memories.accept(vector, instruction);
        } else if (opcode instanceof AtomicOpcode atomic) {
            memories.accept(atomic, instruction);
        } else if (opcode instanceof TableOpcode table) {
            tables.accept(table, instruction);
        } else if (opcode instanceof ReferenceOpcode reference) {
            references.accept(reference, instruction);
        } else if (opcode instanceof AggregateOpcode aggregate) {
            aggregates.accept(aggregate, instruction);
        }
    }

    /**
     * Checks that the function has ended.
     *
     * @param offset after its last instruction
     */
    public void finish(int offset) {
        if (!state.finished()) {
            state.at(null, offset);
            throw state.malformed("unexpected end of section or function: END opcode expected, section size mismatch");
        }
    }
}
