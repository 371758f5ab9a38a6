package dev.wasm2jar.compiler.wasm;

/** Validates whole modules where nothing else is to be done with the instructions on the way. */
public final class Validation {

    private Validation() {}

    /**
     * Validates a module with the bodies of its functions.
     *
     * @throws ModuleException when it is invalid, or a body malformed
     */
    public static ValidationContext validateAll(Module module) {
        ValidationContext context = ModuleValidator.validate(module);
        for (int i = 0; i < module.bodies().size(); i++) {
            FunctionBody body = module.bodies().get(i);
            InstructionReader reader = body.instructions();
            FunctionValidator validator = new FunctionValidator(context, i);
            while (reader.hasNext()) {
                Instruction instruction = reader.next();
                validator.accept(instruction, reader.offset());
            }
            validator.finish(body.code().end());
        }
        return context;
    }
}
