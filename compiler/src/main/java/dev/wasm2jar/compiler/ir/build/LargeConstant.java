package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.Signature;
import dev.wasm2jar.compiler.ir.Type;
import dev.wasm2jar.compiler.wasm.ConstantExpression;
import dev.wasm2jar.compiler.wasm.ControlOpcode;
import dev.wasm2jar.compiler.wasm.Instruction;
import java.util.List;

/**
 * A constant expression that is too large to be evaluated in one piece. It becomes a function after those of the module,
 * which is cut where it must be like any other.
 *
 * @param index in the function index space of the intermediate representation
 */
record LargeConstant(int index, Type type, ConstantExpression expression) {

    /** Rough size of an instruction in bytes. */
    private static final int INSTRUCTION_SIZE = 3;

    Signature signature() {
        return new Signature(List.of(), List.of(type), "constant->" + type, List.of());
    }

    String name() {
        return "constant" + index;
    }

    IrModule.Function declaration() {
        return new IrModule.Function(
                name(), signature(), null, expression.instructions().size() * INSTRUCTION_SIZE, null);
    }

    IrFunction lower(ModuleContext module) {
        var lowering = new FunctionLowering(module, index, name(), signature());
        for (Instruction instruction : expression.instructions()) {
            lowering.accept(instruction, expression.offset());
        }
        lowering.accept(new Instruction.Plain(ControlOpcode.END), expression.offset());
        return lowering.finish();
    }
}
