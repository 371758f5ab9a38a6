package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.ControlExpression;
import dev.wasm2jar.compiler.ir.ControlStatement;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.Signature;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Type;
import dev.wasm2jar.compiler.ir.pass.Liveness;
import dev.wasm2jar.compiler.wasm.ControlOpcode;
import dev.wasm2jar.compiler.wasm.Instruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tail calls (spec 4.6.10): a call of the function itself is a loop, one that may come back to the function is left to the
 * callers, and any other is a plain call, because then the stack can't grow without limit.
 */
final class TailCallLowering {

    private final ModuleContext module;
    private final int functionIndex;
    private final ControlLowering control;
    private final ExceptionLowering exceptions;
    private final Locals locals;
    private final OperandStack stack;
    private final CodeBuffer code;
    private final Map<Local, Local> newArguments = new HashMap<>();
    private final List<PlainCall> plainCalls = new ArrayList<>();
    /** The beginning of the function, if it calls itself. */
    private Label head;

    /** A call that is made where no handler of the function covers it. */
    private record PlainCall(Label label, Expression.Invocation call) {}

    TailCallLowering(
            ModuleContext module,
            int functionIndex,
            ControlLowering control,
            ExceptionLowering exceptions,
            Locals locals,
            OperandStack stack,
            CodeBuffer code) {
        this.module = module;
        this.functionIndex = functionIndex;
        this.control = control;
        this.exceptions = exceptions;
        this.locals = locals;
        this.stack = stack;
        this.code = code;
    }

    void lower(ControlOpcode opcode, Instruction instruction) {
        switch (opcode) {
            case RETURN_CALL -> direct(((Instruction.Index) instruction).index());
            case RETURN_CALL_REF -> {
                Signature signature = module.signatures().get(((Instruction.Index) instruction).index());
                List<Expression> operands = operands(signature, signature.parameters().size() + 1);
                if (module.tailCalls().isCyclic(functionIndex, signature)) {
                    leaveToCaller(ControlStatement.TailCall.BY_REFERENCE, signature, operands);
                } else {
                    plain(new ControlExpression.CallRef(signature, operands));
                }
            }
            default -> indirect((Instruction.IndexPair) instruction);
        }
        control.setDead();
    }

    /** @param count the arguments, and what the function is found by */
    private List<Expression> operands(Signature signature, int count) {
        Expression[] operands = stack.pop(count);
        // What lies below the operands is dropped, but its traps must not be.
        stack.beforeChange(Effects.TRAPS);
        return Coercion.to(signature.parameters(), operands);
    }

    private void direct(int function) {
        Signature signature = module.functionSignature(function);
        List<Expression> arguments = operands(signature, signature.parameters().size());
        if (function == functionIndex) {
            again(arguments);
        } else if (module.tailCalls().isCyclic(functionIndex, function)) {
            leaveToCaller(function, signature, arguments);
        } else {
            plain(new Expression.Call(function, signature, arguments));
        }
    }

    private void indirect(Instruction.IndexPair call) {
        Signature signature = module.signatures().get(call.second());
        int parameters = signature.parameters().size();
        List<Expression> operands = new ArrayList<>(operands(signature, parameters + 1));
        operands.set(parameters, Indices.narrow(operands.get(parameters)));
        if (module.tailCalls().isCyclic(functionIndex, signature)) {
            var byReference = new ArrayList<>(operands);
            byReference.set(parameters, new ControlExpression.TableFunction(call.first(), operands.get(parameters)));
            leaveToCaller(ControlStatement.TailCall.BY_REFERENCE, signature, byReference);
        } else {
            plain(new Expression.CallIndirect(call.first(), signature, operands));
        }
    }

    private void leaveToCaller(int function, Signature signature, List<Expression> operands) {
        code.add(new ControlStatement.TailCall(function, signature, operands));
        code.add(new Statement.Return(List.of()));
    }

    /** Assigns the parameters, all at once as it were, and starts the function again. */
    private void again(List<Expression> arguments) {
        var delayed = new ArrayList<Statement>();
        var assignments = new ArrayList<Statement>();
        for (int i = 0; i < arguments.size(); i++) {
            Local parameter = locals.get(i);
            if (arguments.get(i) instanceof Expression.LocalGet get && get.local().equals(parameter)) {
                continue;
            }
            if (isRead(parameter, arguments.subList(i + 1, arguments.size()))) {
                Local kept = newArguments.computeIfAbsent(parameter, key -> locals.add(key.type()));
                code.add(new Statement.SetLocal(kept, arguments.get(i)));
                delayed.add(new Statement.SetLocal(parameter, new Expression.LocalGet(kept)));
            } else {
                assignments.add(new Statement.SetLocal(parameter, arguments.get(i)));
            }
        }
        code.addAll(assignments);
        code.addAll(delayed);
        if (head == null) {
            head = control.newLabel();
        }
        code.add(new Statement.Branch(head));
    }

    private static boolean isRead(Local local, List<Expression> expressions) {
        return expressions.stream().anyMatch(expression -> Effects.reads(expression, local));
    }

    /** A tail call leaves the handlers of the function before it begins, so it is made outside of them. */
    private void plain(Expression.Invocation call) {
        if (!exceptions.isProtected()) {
            callAndReturn(call);
            return;
        }
        var operands = new ArrayList<Expression>();
        for (Expression operand : call.operands()) {
            if (operand.isConstant()) {
                operands.add(operand);
            } else {
                Local local = locals.add(operand.type());
                code.add(new Statement.SetLocal(local, operand));
                operands.add(new Expression.LocalGet(local));
            }
        }
        var outside = new PlainCall(control.newLabel(), call.withOperands(operands));
        plainCalls.add(outside);
        code.add(new Statement.Branch(outside.label()));
    }

    private void callAndReturn(Expression.Invocation call) {
        List<Type> results = call.signature().results();
        List<Type> expected = module.functionSignature(functionIndex).results();
        if (results.size() == 1 && Coercion.to(expected.get(0), call) == call) {
            code.add(new Statement.Return(List.of(call)));
        } else if (results.size() == 1) {
            Local slot = locals.slot(0, results.get(0));
            code.add(new Statement.SetLocal(slot, call));
            code.add(new Statement.Return(Coercion.to(expected, new Expression.LocalGet(slot))));
        } else if (results.isEmpty()) {
            code.add(new Statement.Evaluate(call));
            code.add(new Statement.Return(List.of()));
        } else {
            List<Local> slots = new ArrayList<>(results.size());
            for (int i = 0; i < results.size(); i++) {
                slots.add(locals.slot(i, results.get(i)));
            }
            code.add(new Statement.SetLocals(slots, call));
            code.add(new Statement.Return(Coercion.to(
                    expected, slots.stream().map(Expression.LocalGet::new).toArray(Expression[]::new))));
        }
    }

    /** At the end of the function. */
    void finishPlainCalls() {
        for (PlainCall outside : plainCalls) {
            code.add(new Statement.Mark(outside.label()));
            callAndReturn(outside.call());
        }
    }

    /** The body, as a loop if the function calls itself; then its own locals begin as zero every time. */
    List<Statement> finish(List<Statement> body) {
        if (head == null) {
            return body;
        }
        Set<Local> live = Liveness.of(body).atEntry();
        int parameters = module.functionSignature(functionIndex).parameters().size();
        var again = new ArrayList<Statement>();
        List<Local> declared = locals.declared();
        for (Local local : declared.subList(parameters, declared.size())) {
            if (live.contains(local)) {
                again.add(new Statement.SetLocal(local, zero(local.type())));
            }
        }
        again.addAll(body);
        return List.of(new Statement.Loop(head, again));
    }

    private static Expression zero(Type type) {
        return type instanceof PrimitiveType primitive
                ? primitive.zero()
                : new Expression.RefNull((ReferenceType) type);
    }
}
