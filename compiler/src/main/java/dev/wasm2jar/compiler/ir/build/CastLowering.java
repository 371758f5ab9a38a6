package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.CastTarget;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.I32Const;
import dev.wasm2jar.compiler.ir.HeapExpression;
import dev.wasm2jar.compiler.ir.HeapExpression.NullHandling;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.Signature;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Storage.Extension;
import dev.wasm2jar.compiler.ir.UnaryOp;
import dev.wasm2jar.compiler.wasm.AbstractHeapType;
import dev.wasm2jar.compiler.wasm.ConcreteHeapType;
import dev.wasm2jar.compiler.wasm.HeapType;
import dev.wasm2jar.compiler.wasm.Instruction;
import dev.wasm2jar.compiler.wasm.ReferenceOpcode;
import java.util.List;

/** Unboxed scalars, and tests, casts and comparisons of references (spec 4.6.6). */
final class CastLowering {

    private final ModuleContext module;
    private final OperandStack stack;
    private final CodeBuffer code;

    CastLowering(ModuleContext module, OperandStack stack, CodeBuffer code) {
        this.module = module;
        this.stack = stack;
        this.code = code;
    }

    /** Lowers an instruction; false if it is not of this family. */
    boolean lower(ReferenceOpcode opcode, Instruction instruction) {
        switch (opcode) {
            case REF_EQ -> {
                Expression right = stack.pop();
                Expression left = stack.pop();
                stack.pushOperation(new HeapExpression.RefEq(left, right));
            }
            case REF_TEST, REF_TEST_NULL -> test(((Instruction.RefCast) instruction).type());
            case REF_CAST, REF_CAST_NULL -> {
                dev.wasm2jar.compiler.wasm.ReferenceType type = ((Instruction.RefCast) instruction).type();
                NullHandling nulls = type.nullable() ? NullHandling.PASS : NullHandling.TRAP;
                stack.pushOperation(new HeapExpression.RefCast(target(type.heapType()), nulls, stack.pop()));
            }
            // The same objects, seen from inside and outside.
            case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> {}
            case REF_I31 -> stack.pushOperation(new HeapExpression.I31New(stack.pop()));
            case I31_GET_S -> i31Get(Extension.SIGNED);
            case I31_GET_U -> i31Get(Extension.UNSIGNED);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void i31Get(Extension extension) {
        Expression reference = Coercion.to(ReferenceType.I31, stack.pop());
        stack.pushOperation(new HeapExpression.I31Get(extension, reference));
    }

    private void test(dev.wasm2jar.compiler.wasm.ReferenceType type) {
        if (!type.nullable()) {
            stack.pushOperation(test(type.heapType(), stack.pop()));
            return;
        }
        stack.settle();
        Expression reference = stack.pop();
        // Null passes, whatever the type.
        stack.pushComputed(test(type.heapType(), reference));
        Expression result = stack.pop();
        code.add(new Statement.If(
                new Expression.RefIsNull(reference),
                List.of(new Statement.SetLocal(((Expression.LocalGet) result).local(), new I32Const(1))),
                List.of()));
        stack.push((Expression.Leaf) result);
    }

    /** Whether a reference is of a type and not null: 0 or 1. */
    Expression test(HeapType type, Expression reference) {
        CastTarget target = target(type);
        boolean known = target instanceof CastTarget.Anything
                || (target instanceof CastTarget.OfType
                        && ((ReferenceType) reference.type()).isSubtypeOf(target.type()));
        return known
                ? new Expression.Unary(UnaryOp.I32_EQZ, new Expression.RefIsNull(reference))
                : new HeapExpression.RefTest(target, reference);
    }

    private CastTarget target(HeapType type) {
        if (type instanceof ConcreteHeapType concrete) {
            Signature signature = module.signatures().get(concrete.typeIndex());
            return signature != null
                    ? new CastTarget.OfFunction(signature)
                    : new CastTarget.OfType(module.types().of(type));
        }
        ReferenceType reference = module.types().of(type);
        return switch ((AbstractHeapType) type) {
            case NONE, NOFUNC, NOEXTERN, NOEXN -> new CastTarget.Nothing(reference);
            case EQ, I31, STRUCT, ARRAY -> new CastTarget.OfType(reference);
            default -> new CastTarget.Anything(reference);
        };
    }
}
