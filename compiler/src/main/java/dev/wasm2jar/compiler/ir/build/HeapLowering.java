package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.AggregateType;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.HeapExpression;
import dev.wasm2jar.compiler.ir.HeapExpression.Source;
import dev.wasm2jar.compiler.ir.HeapStatement;
import dev.wasm2jar.compiler.ir.HeapStatement.RangeOp;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.Storage;
import dev.wasm2jar.compiler.ir.Storage.Extension;
import dev.wasm2jar.compiler.ir.Type;
import dev.wasm2jar.compiler.wasm.AggregateOpcode;
import dev.wasm2jar.compiler.wasm.Instruction;
import java.util.ArrayList;
import java.util.List;

/** Structure and array instructions (spec 4.6.7). */
final class HeapLowering {

    private static final int CHANGES = Effects.HEAP | Effects.TRAPS;

    private final ModuleContext module;
    private final AggregateTypes aggregates;
    private final Locals locals;
    private final OperandStack stack;
    private final CodeBuffer code;

    HeapLowering(ModuleContext module, Locals locals, OperandStack stack, CodeBuffer code) {
        this.module = module;
        this.aggregates = module.types().aggregates();
        this.locals = locals;
        this.stack = stack;
        this.code = code;
    }

    void lower(Instruction instruction) {
        AggregateOpcode opcode = (AggregateOpcode) instruction.opcode();
        if (opcode == AggregateOpcode.ARRAY_LEN) {
            Expression array = Coercion.to(ReferenceType.ARRAY, stack.pop());
            stack.pushOperation(new HeapExpression.ArrayLength(array));
        } else if (instruction instanceof Instruction.Index index) {
            lower(opcode, index.index());
        } else {
            Instruction.IndexPair pair = (Instruction.IndexPair) instruction;
            lower(opcode, pair.first(), pair.second());
        }
    }

    private void lower(AggregateOpcode opcode, int type) {
        switch (opcode) {
            case STRUCT_NEW -> structNew(aggregates.structure(type));
            case STRUCT_NEW_DEFAULT -> allocate(new HeapExpression.StructNew(aggregates.structure(type), List.of()));
            case ARRAY_NEW -> arrayNew(type, Source.VALUE, 0, 2);
            case ARRAY_NEW_DEFAULT -> arrayNew(type, Source.DEFAULT, 0, 1);
            case ARRAY_GET -> arrayGet(type, Extension.NONE);
            case ARRAY_GET_S -> arrayGet(type, Extension.SIGNED);
            case ARRAY_GET_U -> arrayGet(type, Extension.UNSIGNED);
            case ARRAY_SET -> {
                AggregateType.Array array = aggregates.array(type);
                Expression[] operands = stack.pop(3);
                stack.beforeChange(CHANGES);
                code.add(new HeapStatement.ArraySet(
                        array, Coercion.to(array.reference(), operands[0]), operands[1], operands[2]));
            }
            case ARRAY_FILL -> range(RangeOp.FILL, type, 0, 4);
            default -> throw new IllegalStateException(opcode.mnemonic());
        }
    }

    private void lower(AggregateOpcode opcode, int type, int second) {
        switch (opcode) {
            case STRUCT_GET -> structGet(type, second, Extension.NONE);
            case STRUCT_GET_S -> structGet(type, second, Extension.SIGNED);
            case STRUCT_GET_U -> structGet(type, second, Extension.UNSIGNED);
            case STRUCT_SET -> {
                AggregateType.Structure structure = aggregates.structure(type);
                Expression[] operands = stack.pop(2);
                stack.beforeChange(CHANGES);
                setField(structure, second, Coercion.to(structure.reference(), operands[0]), operands[1]);
            }
            case ARRAY_NEW_FIXED -> arrayNewFixed(type, second);
            case ARRAY_NEW_DATA -> arrayNew(type, Source.DATA, second, 2);
            case ARRAY_NEW_ELEM -> arrayNew(type, Source.ELEMENTS, second, 2);
            case ARRAY_COPY -> {
                AggregateType.Array array = aggregates.array(type);
                Expression[] operands = stack.pop(5);
                operands[0] = Coercion.to(array.reference(), operands[0]);
                operands[2] = Coercion.to(aggregates.array(second).reference(), operands[2]);
                stack.beforeChange(CHANGES);
                code.add(new HeapStatement.ArrayRange(RangeOp.COPY, array, 0, List.of(operands)));
            }
            case ARRAY_INIT_DATA -> range(RangeOp.INIT_DATA, type, second, 4);
            case ARRAY_INIT_ELEM -> range(RangeOp.INIT_ELEMENTS, type, second, 4);
            default -> throw new IllegalStateException(opcode.mnemonic());
        }
    }

    private void structGet(int type, int field, Extension extension) {
        AggregateType.Structure structure = aggregates.structure(type);
        Expression object = Coercion.to(structure.reference(), stack.pop());
        stack.pushOperation(new HeapExpression.StructGet(
                structure, field, aggregates.fieldType(type, field, module.types()), extension, object));
    }

    private void setField(AggregateType.Structure structure, int field, Expression object, Expression value) {
        Storage storage = structure.fields().get(field);
        code.add(new HeapStatement.StructSet(structure, field, object, Coercion.to(storage.type(), value)));
    }

    private void arrayGet(int type, Extension extension) {
        AggregateType.Array array = aggregates.array(type);
        Expression index = stack.pop();
        Expression object = Coercion.to(array.reference(), stack.pop());
        Expression element = new HeapExpression.ArrayGet(array, extension, object, index);
        stack.pushOperation(element, Coercion.to(aggregates.elementType(type, module.types()), element));
    }

    /** An object is made where the instruction stands, so that it is made once. Nothing else depends on that. */
    private void allocate(HeapExpression.Allocation allocation) {
        stack.pushEffect(allocation, Effects.NONE);
    }

    private void structNew(AggregateType.Structure structure) {
        List<Type> types = structure.fields().stream().map(Storage::type).toList();
        List<Expression> operands = Coercion.to(types, stack.pop(types.size()));
        if (operands.size() <= HeapExpression.Allocation.MAX_OPERANDS) {
            allocate(new HeapExpression.StructNew(structure, operands));
            return;
        }
        Local object = make(new HeapExpression.StructNew(structure, List.of()));
        for (int i = 0; i < operands.size(); i++) {
            setField(structure, i, new Expression.LocalGet(object), operands.get(i));
        }
        stack.push(new Expression.LocalGet(object));
    }

    private void arrayNewFixed(int type, int length) {
        AggregateType.Array array = aggregates.array(type);
        Expression[] operands = stack.pop(length);
        if (length <= HeapExpression.Allocation.MAX_OPERANDS) {
            allocate(new HeapExpression.ArrayNew(array, Source.FIXED, 0, List.of(operands)));
            return;
        }
        Local object = make(new HeapExpression.ArrayNew(
                array, Source.DEFAULT, 0, List.of(new Expression.I32Const(length))));
        for (int i = 0; i < length; i++) {
            code.add(new HeapStatement.ArraySet(
                    array, new Expression.LocalGet(object), new Expression.I32Const(i), operands[i]));
        }
        stack.push(new Expression.LocalGet(object));
    }

    /** Makes an object that gets its contents afterwards, in a local of its own. */
    private Local make(HeapExpression.Allocation allocation) {
        Local object = locals.add(allocation.type());
        stack.setLocal(object, allocation);
        return object;
    }

    private void arrayNew(int type, Source source, int segment, int operands) {
        List<Expression> popped = new ArrayList<>(List.of(stack.pop(operands)));
        allocate(new HeapExpression.ArrayNew(aggregates.array(type), source, segment, popped));
    }

    private void range(RangeOp op, int type, int segment, int count) {
        AggregateType.Array array = aggregates.array(type);
        Expression[] operands = stack.pop(count);
        operands[0] = Coercion.to(array.reference(), operands[0]);
        stack.beforeChange(CHANGES);
        code.add(new HeapStatement.ArrayRange(op, array, segment, List.of(operands)));
    }
}
