package dev.wasm2jar.compiler.wasm;

/** Variable instructions (spec 3.4.3). */
final class VariableValidator {

    private final ValidationState state;
    private final Lookups lookups;

    VariableValidator(ValidationState state, Lookups lookups) {
        this.state = state;
        this.lookups = lookups;
    }

    void accept(VariableOpcode opcode, int index) {
        switch (opcode) {
            case LOCAL_GET: {
                ValueType type = local(index);
                if (!state.locals.isInitialized(index)) {
                    throw state.invalid("uninitialized local " + index);
                }
                state.push(type);
                break;
            }
            case LOCAL_SET: {
                state.pop(local(index));
                state.locals.initialize(index);
                break;
            }
            case LOCAL_TEE: {
                ValueType type = local(index);
                state.pop(type);
                state.locals.initialize(index);
                state.push(type);
                break;
            }
            case GLOBAL_GET:
                state.push(lookups.global(index).valueType());
                break;
            case GLOBAL_SET: {
                GlobalType type = lookups.global(index);
                if (!type.mutable()) {
                    throw state.invalid("immutable global " + index);
                }
                state.pop(type.valueType());
                break;
            }
        }
    }

    private ValueType local(int index) {
        ValueType type = state.locals.type(index);
        if (type == null) {
            throw lookups.unknown("local", index);
        }
        return type;
    }
}
