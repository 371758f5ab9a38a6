package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.AggregateType;
import dev.wasm2jar.compiler.ir.CastTarget;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.HeapExpression;
import dev.wasm2jar.compiler.ir.HeapExpression.NullHandling;
import dev.wasm2jar.compiler.ir.HeapStatement;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.Storage;
import dev.wasm2jar.compiler.ir.Storage.Extension;
import dev.wasm2jar.compiler.ir.Storage.Packing;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * Structures, arrays, unboxed scalars and casts. Null checks, bounds checks and class checks are those of the JVM, which
 * {@code Trap.translate} tells apart.
 */
final class HeapEmitter implements HeapExpression.HeapVisitor<Void>, HeapStatement.HeapVisitor<Void> {

    private static final int BYTE_MASK = 0xff;
    private static final String OBJECT = "Ljava/lang/Object;";

    private final MethodScope scope;
    private final Code code;
    private final ExpressionEmitter expressions;

    HeapEmitter(MethodScope scope, ExpressionEmitter expressions) {
        this.scope = scope;
        this.code = scope.code;
        this.expressions = expressions;
    }

    @Override
    public Void visit(HeapExpression.StructNew expression) {
        String owner = TypeClasses.name(expression.structure().reference());
        code.type(Opcodes.NEW, owner);
        code.op(Opcodes.DUP);
        expression.operands().forEach(expressions::emit);
        code.invokeSpecial(owner, "<init>",
                expression.operands().isEmpty() ? "()V" : TypeClasses.constructor(expression.structure()));
        return null;
    }

    @Override
    public Void visit(HeapExpression.StructGet expression) {
        AggregateType.Structure structure = expression.structure();
        Storage field = structure.fields().get(expression.field());
        expressions.emit(expression.object());
        code.getField(TypeClasses.name(structure.reference()), TypeClasses.field(expression.field()),
                TypeClasses.descriptor(field));
        extend(field, expression.extension());
        if (field.type() instanceof ReferenceType kept && !kept.isSubtypeOf((ReferenceType) expression.type())) {
            code.cast(JvmType.of(expression.type()));
        }
        return null;
    }

    /** From what the JVM reads, a signed byte or an unsigned 16 bits, to what is asked for. */
    private void extend(Storage storage, Extension extension) {
        switch (storage.packing()) {
            case I8 -> {
                if (extension == Extension.UNSIGNED) {
                    code.constant(BYTE_MASK);
                    code.op(Opcodes.IAND);
                }
            }
            case I16 -> {
                if (extension == Extension.SIGNED) {
                    code.op(Opcodes.I2S);
                }
            }
            case NONE, VECTOR -> {}
        }
    }

    @Override
    public Void visit(HeapStatement.StructSet statement) {
        AggregateType.Structure structure = statement.structure();
        Storage field = structure.fields().get(statement.field());
        expressions.emit(statement.object());
        expressions.emit(statement.value());
        TypeEmitter.narrow(code, field.packing());
        code.putField(TypeClasses.name(structure.reference()), TypeClasses.field(statement.field()),
                TypeClasses.descriptor(field));
        return null;
    }

    @Override
    public Void visit(HeapExpression.ArrayNew expression) {
        ReferenceType.Array type = expression.array().reference();
        String owner = TypeClasses.name(type);
        String elements = "[" + TypeClasses.descriptor(type.element());
        code.type(Opcodes.NEW, owner);
        code.op(Opcodes.DUP);
        contents(expression, type.element(), elements);
        code.invokeSpecial(owner, "<init>", "(" + elements + ")V");
        return null;
    }

    private void contents(HeapExpression.ArrayNew expression, Storage element, String elements) {
        String base = TypeClasses.arrayBase(element);
        List<Expression> operands = expression.operands();
        switch (expression.source()) {
            case VALUE -> {
                operands.forEach(expressions::emit);
                code.invokeStatic(base, "filled", "(" + value(element) + "I)" + elements);
            }
            case DEFAULT -> {
                expressions.emit(operands.get(0));
                if (element.packing() == Packing.VECTOR) {
                    code.invokeStatic(base, "zero", "(I)" + elements);
                } else {
                    code.newArray(TypeClasses.descriptor(element));
                }
            }
            case FIXED -> {
                code.constant(operands.size());
                code.newArray(TypeClasses.descriptor(element));
                for (int i = 0; i < operands.size(); i++) {
                    code.op(Opcodes.DUP);
                    code.constant(i);
                    expressions.emit(operands.get(i));
                    code.op(storeOpcode(element));
                }
            }
            case DATA -> {
                dataSegment(expression.segment());
                operands.forEach(expressions::emit);
                code.invokeStatic(base, "ofData", "([BII)" + elements);
            }
            case ELEMENTS -> {
                elementSegment(expression.segment());
                operands.forEach(expressions::emit);
                code.invokeStatic(base, "ofElements", "([" + OBJECT + "II)" + elements);
            }
        }
    }

    /** The descriptors of what is one value of WebAssembly. */
    private static String value(Storage element) {
        String descriptor = JvmType.of(element.type()).descriptor;
        return element.packing() == Packing.VECTOR ? descriptor + descriptor : descriptor;
    }

    private void dataSegment(int segment) {
        scope.loadInstance();
        code.getField(scope.layout.instanceClass, ModuleLayout.dataField(segment), "[B");
    }

    private void elementSegment(int segment) {
        scope.loadInstance();
        code.getField(scope.layout.instanceClass, ModuleLayout.elementsField(segment), "[" + OBJECT);
    }

    private static int storeOpcode(Storage element) {
        return Opcodes.IASTORE - Opcodes.IALOAD + loadOpcode(element);
    }

    private static int loadOpcode(Storage element) {
        return switch (TypeClasses.descriptor(element)) {
            case "B" -> Opcodes.BALOAD;
            case "C" -> Opcodes.CALOAD;
            case "I" -> Opcodes.IALOAD;
            case "J" -> Opcodes.LALOAD;
            case "F" -> Opcodes.FALOAD;
            case "D" -> Opcodes.DALOAD;
            default -> Opcodes.AALOAD;
        };
    }

    /** Pushes the Java array of an array. */
    private void elements(ReferenceType.Array type, Expression object) {
        expressions.emit(object);
        code.getField(TypeClasses.name(type), TypeClasses.ELEMENTS, "[" + TypeClasses.descriptor(type.element()));
    }

    @Override
    public Void visit(HeapExpression.ArrayGet expression) {
        ReferenceType.Array type = expression.array().reference();
        elements(type, expression.object());
        expressions.emit(expression.index());
        code.op(loadOpcode(type.element()));
        extend(type.element(), expression.extension());
        return null;
    }

    @Override
    public Void visit(HeapStatement.ArraySet statement) {
        ReferenceType.Array type = statement.array().reference();
        elements(type, statement.object());
        expressions.emit(statement.index());
        expressions.emit(statement.value());
        code.op(storeOpcode(type.element()));
        return null;
    }

    @Override
    public Void visit(HeapExpression.ArrayLength expression) {
        if (expression.object().type() instanceof ReferenceType.Array type) {
            elements(type, expression.object());
            code.op(Opcodes.ARRAYLENGTH);
            if (type.element().packing() == Packing.VECTOR) {
                code.op(Opcodes.ICONST_1);
                code.op(Opcodes.ISHR);
            }
        } else {
            expressions.emit(expression.object());
            code.invokeVirtual(Runtime.ARRAY, "length", "()I");
        }
        return null;
    }

    @Override
    public Void visit(HeapStatement.ArrayRange statement) {
        ReferenceType.Array type = statement.array().reference();
        String base = TypeClasses.arrayBase(type.element());
        String array = Runtime.descriptor(base);
        List<Expression> operands = statement.operands();
        switch (statement.op()) {
            case FILL -> {
                operands.forEach(expressions::emit);
                code.invokeStatic(base, "fill", "(" + array + "I" + value(type.element()) + "I)V");
            }
            case COPY -> {
                operands.forEach(expressions::emit);
                code.invokeStatic(base, "copy", "(" + array + "I" + array + "II)V");
            }
            case INIT_DATA -> {
                operands.subList(0, 2).forEach(expressions::emit);
                dataSegment(statement.segment());
                operands.subList(2, 4).forEach(expressions::emit);
                code.invokeStatic(base, "init", "(" + array + "I[BII)V");
            }
            case INIT_ELEMENTS -> {
                operands.subList(0, 2).forEach(expressions::emit);
                elementSegment(statement.segment());
                operands.subList(2, 4).forEach(expressions::emit);
                code.invokeStatic(base, "init", "(" + array + "I[" + OBJECT + "II)V");
            }
        }
        return null;
    }

    @Override
    public Void visit(HeapExpression.I31New expression) {
        expressions.emit(expression.value());
        code.invokeStatic(Runtime.I31, "of", "(I)" + Runtime.descriptor(Runtime.I31));
        return null;
    }

    @Override
    public Void visit(HeapExpression.I31Get expression) {
        expressions.emit(expression.reference());
        code.getField(Runtime.I31, "i31", "I");
        if (expression.extension() == Extension.UNSIGNED) {
            code.constant(Integer.MAX_VALUE);
            code.op(Opcodes.IAND);
        }
        return null;
    }

    /** Only for operands that both may be unboxed scalars; identity is a condition. */
    @Override
    public Void visit(HeapExpression.RefEq expression) {
        expressions.emit(expression.left());
        expressions.emit(expression.right());
        code.invokeStatic(Runtime.CASTS, "same", "(" + OBJECT + OBJECT + ")Z");
        return null;
    }

    @Override
    public Void visit(HeapExpression.RefTest expression) {
        CastTarget target = expression.target();
        expressions.emit(expression.reference());
        if (target instanceof CastTarget.OfType) {
            code.type(Opcodes.INSTANCEOF, JvmType.of(target.type()).className());
        } else if (target instanceof CastTarget.OfFunction function) {
            functionType(function);
            code.invokeStatic(Runtime.CASTS, "isFunction",
                    "(" + Runtime.descriptor(Runtime.FUNC_REF) + Runtime.descriptor(Runtime.FUNC_TYPE) + ")Z");
        } else {
            // Only nothing is left: a test for anything is one for null.
            code.op(Opcodes.POP);
            code.op(Opcodes.ICONST_0);
        }
        return null;
    }

    private void functionType(CastTarget.OfFunction target) {
        scope.layout.funcType(scope.layout.signatureNumber(target.signature())).invoke(code);
    }

    @Override
    public Void visit(HeapExpression.RefCast expression) {
        CastTarget target = expression.target();
        Expression reference = expression.reference();
        expressions.emit(reference);
        boolean trapOnNull = expression.nulls() == NullHandling.TRAP;
        if (target instanceof CastTarget.OfFunction function) {
            functionType(function);
            code.invokeStatic(Runtime.CASTS, trapOnNull ? "nonNullFunction" : "function",
                    "(" + Runtime.descriptor(Runtime.FUNC_REF) + Runtime.descriptor(Runtime.FUNC_TYPE) + ")"
                            + Runtime.descriptor(Runtime.FUNC_REF));
        } else if (target instanceof CastTarget.Nothing) {
            helper(trapOnNull ? "fail" : "isNull", target.type());
        } else if (trapOnNull) {
            helper("nonNull", target.type());
        } else if (!((ReferenceType) reference.type()).isSubtypeOf(target.type())) {
            code.cast(JvmType.of(target.type()));
        }
        return null;
    }

    private void helper(String name, ReferenceType type) {
        code.invokeStatic(Runtime.CASTS, name, "(" + OBJECT + ")" + OBJECT);
        code.cast(JvmType.of(type));
    }

    @Override
    public Void visit(HeapExpression.RefAs expression) {
        expressions.emit(expression.reference());
        if (!((ReferenceType) expression.reference().type()).isSubtypeOf(expression.type())) {
            code.cast(JvmType.of(expression.type()));
        }
        return null;
    }
}
