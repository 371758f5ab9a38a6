package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.AggregateType;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.HeapExpression;
import dev.wasm2jar.compiler.ir.HeapExpression.Source;
import dev.wasm2jar.compiler.ir.HeapStatement;
import dev.wasm2jar.compiler.ir.HeapStatement.RangeOp;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.Storage;
import dev.wasm2jar.compiler.ir.Storage.Extension;
import dev.wasm2jar.compiler.ir.Type;
import dev.wasm2jar.compiler.ir.VectorHalf;
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
            case STRUCT_NEW -> structNew(type);
            case STRUCT_NEW_DEFAULT -> allocate(new HeapExpression.StructNew(aggregates.structure(type), List.of()));
            case ARRAY_NEW -> arrayNew(type, Source.VALUE, 0, 2);
            case ARRAY_NEW_DEFAULT -> arrayNew(type, Source.DEFAULT, 0, 1);
            case ARRAY_GET -> arrayGet(type, Extension.NONE);
            case ARRAY_GET_S -> arrayGet(type, Extension.SIGNED);
            case ARRAY_GET_U -> arrayGet(type, Extension.UNSIGNED);
            case ARRAY_SET -> {
                AggregateType.Array array = aggregates.array(type);
                Expression[] operands = pop(3, array.element());
                stack.beforeChange(CHANGES);
                setElement(array, Coercion.to(array.reference(), operands[0]), operands[1], operands[2]);
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
                if (isVector(aggregates.fieldType(type, second, module.types()))) {
                    stack.settle();
                }
                Expression[] operands = stack.pop(2);
                stack.beforeChange(CHANGES);
                Expression object = Coercion.to(structure.reference(), operands[0]);
                int kept = aggregates.keptField(type, second);
                for (Expression value : halves(operands[1])) {
                    setField(structure, kept++, object, value);
                }
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
        Type fieldType = aggregates.fieldType(type, field, module.types());
        int kept = aggregates.keptField(type, field);
        if (isVector(fieldType)) {
            stack.settle();
            Expression object = Coercion.to(structure.reference(), stack.pop());
            Expression low = new HeapExpression.StructGet(structure, kept, PrimitiveType.I64, extension, object);
            Expression high = new HeapExpression.StructGet(structure, kept + 1, PrimitiveType.I64, extension, object);
            stack.pushOperation(low, VectorHalves.join(low, high));
            return;
        }
        Expression object = Coercion.to(structure.reference(), stack.pop());
        stack.pushOperation(new HeapExpression.StructGet(structure, kept, fieldType, extension, object));
    }

    private static boolean isVector(Type type) {
        return type == PrimitiveType.V128;
    }

    private static boolean isVector(Storage element) {
        return element.packing() == Storage.Packing.VECTOR;
    }

    /** Pops as many operands; if there are vectors among them, in a form that can be used twice. */
    private Expression[] pop(int count, Storage element) {
        if (isVector(element)) {
            stack.settle();
        }
        return stack.pop(count);
    }

    /** The operands, each vector as its two halves. */
    static List<Expression> halves(Expression... operands) {
        List<Expression> result = new ArrayList<>();
        for (Expression operand : operands) {
            if (isVector(operand.type())) {
                result.add(VectorHalves.of(operand, VectorHalf.LOW));
                result.add(VectorHalves.of(operand, VectorHalf.HIGH));
            } else {
                result.add(operand);
            }
        }
        return result;
    }

    /** The values of the fields as they are kept. */
    static List<Expression> kept(AggregateType.Structure structure, Expression... fields) {
        return Coercion.to(
                structure.fields().stream().map(Storage::type).toList(), halves(fields).toArray(Expression[]::new));
    }

    private void setElement(AggregateType.Array array, Expression object, Expression index, Expression value) {
        if (!isVector(array.element())) {
            code.add(new HeapStatement.ArraySet(array, object, index, value));
            return;
        }
        for (VectorHalf half : VectorHalf.values()) {
            code.add(new HeapStatement.ArraySet(
                    array, object, VectorHalves.position(index, half), VectorHalves.of(value, half)));
        }
    }

    private void setField(AggregateType.Structure structure, int field, Expression object, Expression value) {
        Storage storage = structure.fields().get(field);
        code.add(new HeapStatement.StructSet(structure, field, object, Coercion.to(storage.type(), value)));
    }

    private void arrayGet(int type, Extension extension) {
        AggregateType.Array array = aggregates.array(type);
        Expression[] operands = pop(2, array.element());
        Expression object = Coercion.to(array.reference(), operands[0]);
        Expression index = operands[1];
        if (isVector(array.element())) {
            Expression low = new HeapExpression.ArrayGet(
                    array, extension, object, VectorHalves.position(index, VectorHalf.LOW));
            Expression high = new HeapExpression.ArrayGet(
                    array, extension, object, VectorHalves.position(index, VectorHalf.HIGH));
            stack.pushOperation(low, VectorHalves.join(low, high));
            return;
        }
        Expression element = new HeapExpression.ArrayGet(array, extension, object, index);
        stack.pushOperation(element, Coercion.to(aggregates.elementType(type, module.types()), element));
    }

    /** An object is made where the instruction stands, so that it is made once. Nothing else depends on that. */
    private void allocate(HeapExpression.Allocation allocation) {
        stack.pushEffect(allocation, Effects.NONE);
    }

    private void structNew(int type) {
        AggregateType.Structure structure = aggregates.structure(type);
        List<Type> types = aggregates.fieldTypes(type, module.types());
        if (types.contains(PrimitiveType.V128)) {
            stack.settle();
        }
        List<Expression> operands = kept(structure, stack.pop(types.size()));
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
        Expression[] operands = pop(length, array.element());
        if (length <= HeapExpression.Allocation.MAX_OPERANDS) {
            allocate(new HeapExpression.ArrayNew(array, Source.FIXED, 0, halves(operands)));
            return;
        }
        Local object = make(new HeapExpression.ArrayNew(
                array, Source.DEFAULT, 0, List.of(new Expression.I32Const(length))));
        for (int i = 0; i < length; i++) {
            setElement(array, new Expression.LocalGet(object), new Expression.I32Const(i), operands[i]);
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
        AggregateType.Array array = aggregates.array(type);
        allocate(new HeapExpression.ArrayNew(array, source, segment, halves(pop(operands, array.element()))));
    }

    private void range(RangeOp op, int type, int segment, int count) {
        AggregateType.Array array = aggregates.array(type);
        Expression[] operands = pop(count, array.element());
        operands[0] = Coercion.to(array.reference(), operands[0]);
        stack.beforeChange(CHANGES);
        code.add(new HeapStatement.ArrayRange(op, array, segment, halves(operands)));
    }
}
