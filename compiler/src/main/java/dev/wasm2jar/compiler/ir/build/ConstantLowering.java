package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.AggregateType;
import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.HeapExpression;
import dev.wasm2jar.compiler.ir.HeapExpression.Source;
import dev.wasm2jar.compiler.ir.Type;
import dev.wasm2jar.compiler.wasm.AggregateOpcode;
import dev.wasm2jar.compiler.wasm.ConstantExpression;
import dev.wasm2jar.compiler.wasm.Instruction;
import dev.wasm2jar.compiler.wasm.NumericOpcode;
import dev.wasm2jar.compiler.wasm.ReferenceOpcode;
import dev.wasm2jar.compiler.wasm.UnsupportedModuleException;
import dev.wasm2jar.compiler.wasm.VariableOpcode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Constant expressions (spec 3.4.12) as expressions that the constructor of an instance evaluates. */
final class ConstantLowering {

    /** Expressions of more instructions become functions. */
    private static final int MAX_INSTRUCTIONS = 64;

    private final ModuleContext module;
    private final List<LargeConstant> large = new ArrayList<>();

    ConstantLowering(ModuleContext module) {
        this.module = module;
    }

    /** The expressions that have become functions so far. */
    List<LargeConstant> large() {
        return large;
    }

    /** An expression whose value is of that type. */
    Expression lower(ConstantExpression constant, Type type) {
        if (constant.instructions().size() <= MAX_INSTRUCTIONS) {
            return Coercion.to(type, lower(constant));
        }
        var function = new LargeConstant(module.functionTypes().size() + large.size(), type, constant);
        large.add(function);
        return new Expression.Call(function.index(), function.signature(), List.of());
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
            } else if (instruction.opcode() instanceof AggregateOpcode opcode) {
                aggregate(opcode, instruction, stack);
            } else if (instruction.opcode() == ReferenceOpcode.REF_I31) {
                stack.push(new HeapExpression.I31New(stack.pop()));
            } else if (instruction.opcode() == ReferenceOpcode.ANY_CONVERT_EXTERN
                    || instruction.opcode() == ReferenceOpcode.EXTERN_CONVERT_ANY) {
                continue;
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

    /** Unlike in functions, objects may be operands of others here, and may have any number of operands. */
    private void aggregate(AggregateOpcode opcode, Instruction instruction, Deque<Expression> stack) {
        AggregateTypes aggregates = module.types().aggregates();
        if (instruction instanceof Instruction.IndexPair fixed) {
            Expression[] operands = pop(stack, fixed.second());
            stack.push(new HeapExpression.ArrayNew(
                    aggregates.array(fixed.first()), Source.FIXED, 0, HeapLowering.halves(operands)));
            return;
        }
        int type = ((Instruction.Index) instruction).index();
        switch (opcode) {
            case STRUCT_NEW -> {
                AggregateType.Structure structure = aggregates.structure(type);
                int fields = aggregates.fieldTypes(type, module.types()).size();
                stack.push(new HeapExpression.StructNew(
                        structure, HeapLowering.kept(structure, pop(stack, fields))));
            }
            case STRUCT_NEW_DEFAULT ->
                    stack.push(new HeapExpression.StructNew(aggregates.structure(type), List.of()));
            case ARRAY_NEW -> stack.push(new HeapExpression.ArrayNew(
                    aggregates.array(type), Source.VALUE, 0, HeapLowering.halves(pop(stack, 2))));
            default -> stack.push(new HeapExpression.ArrayNew(
                    aggregates.array(type), Source.DEFAULT, 0, List.of(pop(stack, 1))));
        }
    }

    private static Expression[] pop(Deque<Expression> stack, int count) {
        var operands = new Expression[count];
        for (int i = count - 1; i >= 0; i--) {
            operands[i] = stack.pop();
        }
        return operands;
    }
}
