package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.wasm.ConstantExpression;
import dev.wasm2jar.compiler.wasm.Instruction;
import dev.wasm2jar.compiler.wasm.NumericOpcode;
import dev.wasm2jar.compiler.wasm.UnsupportedModuleException;
import dev.wasm2jar.compiler.wasm.VariableOpcode;
import java.util.ArrayDeque;

/** Constant expressions (spec 3.4.12) as expressions that the constructor of an instance evaluates. */
final class ConstantLowering {

    private final ModuleContext module;

    ConstantLowering(ModuleContext module) {
        this.module = module;
    }

    Expression lower(ConstantExpression constant) {
        var stack = new ArrayDeque<Expression>();
        for (Instruction instruction : constant.instructions()) {
            if (instruction instanceof Instruction.I32Const i32) {
                stack.push(new Expression.I32Const(i32.value()));
            } else if (instruction instanceof Instruction.I64Const i64) {
                stack.push(new Expression.I64Const(i64.value()));
            } else if (instruction instanceof Instruction.F32Const f32) {
                stack.push(new Expression.F32Const(f32.bits()));
            } else if (instruction instanceof Instruction.F64Const f64) {
                stack.push(new Expression.F64Const(f64.bits()));
            } else if (instruction instanceof Instruction.V128Const vector) {
                stack.push(new Expression.V128Const(vector.low(), vector.high()));
            } else if (instruction instanceof Instruction.RefNull nullReference) {
                stack.push(new Expression.RefNull(module.types().of(nullReference.heapType())));
            } else if (instruction instanceof Instruction.Index index) {
                stack.push(index.opcode() == VariableOpcode.GLOBAL_GET
                        ? new Expression.GlobalGet(index.index(), module.globalType(index.index()))
                        : new Expression.RefFunc(index.index()));
            } else if (instruction.opcode() instanceof NumericOpcode opcode) {
                Expression right = stack.pop();
                Expression left = stack.pop();
                stack.push(new Expression.Binary(BinaryOp.valueOf(opcode.name()), left, right));
            } else {
                throw new UnsupportedModuleException(constant.offset(), "the constant instruction "
                        + instruction.opcode().mnemonic() + " is not supported yet");
            }
        }
        return stack.pop();
    }
}
