package dev.wasm2jar.compiler.preinit;

import dev.wasm2jar.compiler.wasm.Export;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.FunctionBody;
import dev.wasm2jar.compiler.wasm.FunctionType;
import dev.wasm2jar.compiler.wasm.Import;
import dev.wasm2jar.compiler.wasm.ImportDescription;
import dev.wasm2jar.compiler.wasm.IndexSpaces;
import dev.wasm2jar.compiler.wasm.Instruction;
import dev.wasm2jar.compiler.wasm.InstructionReader;
import dev.wasm2jar.compiler.wasm.MemoryOpcode;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.TableOpcode;
import java.util.List;

/**
 * Makes a module whose instances begin as those of another are after an exported function has run: that function and the
 * start function are called now, and the memories, tables and globals that they leave become the initial ones.
 *
 * <p>That is the same as calling it at the start only if nothing else is involved. So there is no host: a call of an
 * imported function is an error, and so is state that a module cannot begin with.
 */
public final class Preinit {

    private static final FunctionType ACTION = new FunctionType(List.of(), List.of());

    private Preinit() {}

    /**
     * Runs an initialiser.
     *
     * @param module that has been validated
     * @param function the export to call, without parameters and results; the result does not export it any more
     * @throws PreinitException if there is no such export, or its effect is not just state of the module
     */
    public static Module apply(Module module, String function) {
        checkFunction(module, function);
        checkState(module);
        Snapshot snapshot = Snapshot.take(module, function);
        return new ModuleImage(module, snapshot).without(function);
    }

    private static void checkFunction(Module module, String function) {
        if (function.equals("_start")) {
            throw new PreinitException("_start is what runs the program, not an initialiser");
        }
        Export export = module.exports().stream()
                .filter(candidate -> candidate.name().equals(function) && candidate.kind() == ExternalKind.FUNCTION)
                .findFirst()
                .orElseThrow(() -> new PreinitException("there is no exported function " + function,
                        "wasm2jar inspect lists the exports of a module"));
        FunctionType type = module.functionTypeAt(IndexSpaces.of(module).functions().get(export.index()));
        if (!type.equals(ACTION)) {
            throw new PreinitException(function + " has the type " + type + "; an initialiser has () -> ()");
        }
    }

    private static void checkState(Module module) {
        for (Import imported : module.imports()) {
            if (!(imported.description() instanceof ImportDescription.Function)) {
                throw new PreinitException("the module imports " + imported.module() + "." + imported.name()
                        + ", whose state is not its own");
            }
        }
        if (module.memories().stream().anyMatch(memory -> memory.shared())) {
            throw new PreinitException("the module has a shared memory, which other threads may change");
        }
        for (FunctionBody body : module.bodies()) {
            InstructionReader reader = body.instructions();
            while (reader.hasNext()) {
                Instruction instruction = reader.next();
                if (instruction.opcode() == MemoryOpcode.DATA_DROP || instruction.opcode() == TableOpcode.ELEM_DROP) {
                    throw new PreinitException("the module uses " + instruction.opcode().mnemonic()
                            + ": which segments it has dropped cannot be seen from outside");
                }
            }
        }
    }
}
