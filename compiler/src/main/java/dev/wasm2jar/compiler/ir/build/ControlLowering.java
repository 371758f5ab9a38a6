package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.ControlExpression;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.Signature;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Type;
import dev.wasm2jar.compiler.ir.UnaryOp;
import dev.wasm2jar.compiler.wasm.BlockType;
import dev.wasm2jar.compiler.wasm.ControlOpcode;
import dev.wasm2jar.compiler.wasm.Instruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Control and parametric instructions (spec 4.6.1, 4.6.5 to 4.6.8).
 *
 * <p>All entries of the operand stack are settled where a structured instruction begins, so that what is done inside one
 * of several paths never decides whether a value outside has been computed.
 */
final class ControlLowering {

    private final ModuleContext module;
    private final Locals locals;
    private final OperandStack stack;
    private final CodeBuffer code;
    private final ArrayList<ControlFrame> frames = new ArrayList<>();
    private int labels;
    /** Whether the present instruction can't be reached. */
    private boolean dead;
    /** How many structured instructions have been opened since code became dead. */
    private int deadDepth;
    private final ExceptionLowering exceptions;
    private final TailCallLowering tailCalls;

    ControlLowering(
            ModuleContext module,
            int functionIndex,
            Signature signature,
            Locals locals,
            OperandStack stack,
            CodeBuffer code) {
        this.module = module;
        this.locals = locals;
        this.stack = stack;
        this.code = code;
        frames.add(new ControlFrame(
                ControlFrame.Kind.FUNCTION, newLabel(), List.of(), signature.results(), 0, null));
        this.exceptions = new ExceptionLowering(module, this, locals, stack, code);
        this.tailCalls = new TailCallLowering(module, functionIndex, this, exceptions, locals, stack, code);
    }

    boolean isDead() {
        return dead;
    }

    int labels() {
        return labels;
    }

    /** The code from here to the end of the present list can't be reached. */
    void setDead() {
        dead = true;
    }

    /** A handler begins. */
    void setReachable() {
        dead = false;
    }

    /** Opened structured instructions, the function itself first. */
    List<ControlFrame> frames() {
        return frames;
    }

    /** The whole body of the function. */
    List<Statement> finish() {
        return tailCalls.finish(code.exchange(List.of()));
    }

    /** Lowers an instruction; false if there is no lowering for it. */
    boolean lower(Instruction instruction) {
        ControlOpcode opcode = (ControlOpcode) instruction.opcode();
        if (dead && skipDead(instruction, opcode)) {
            return true;
        }
        switch (opcode) {
            case UNREACHABLE -> {
                // What is left on the stack has been evaluated by now, and may have trapped in another way.
                stack.beforeChange(Effects.TRAPS);
                code.add(new Statement.Unreachable());
                dead = true;
            }
            case NOP -> {}
            case BLOCK, LOOP, IF -> open(opcode, (Instruction.Block) instruction);
            case ELSE -> otherwise();
            case END -> end();
            case BR -> branch(target(((Instruction.Index) instruction).index()));
            case BR_IF -> branchIf(target(((Instruction.Index) instruction).index()));
            case BR_TABLE -> branchTable((Instruction.BranchTable) instruction);
            case RETURN -> branch(frames.get(0));
            case CALL -> {
                int function = ((Instruction.Index) instruction).index();
                Signature signature = module.functionSignature(function);
                Expression[] arguments = stack.pop(signature.parameters().size());
                call(new Expression.Call(function, signature, Coercion.to(signature.parameters(), arguments)));
            }
            case CALL_INDIRECT -> {
                var indices = (Instruction.IndexPair) instruction;
                Signature signature = module.signatures().get(indices.second());
                Expression[] operands = stack.pop(signature.parameters().size() + 1);
                operands[operands.length - 1] = Indices.narrow(operands[operands.length - 1]);
                call(new Expression.CallIndirect(
                        indices.first(), signature, Coercion.to(signature.parameters(), operands)));
            }
            case CALL_REF -> {
                Signature signature = module.signatures().get(((Instruction.Index) instruction).index());
                Expression[] operands = stack.pop(signature.parameters().size() + 1);
                call(new ControlExpression.CallRef(signature, Coercion.to(signature.parameters(), operands)));
            }
            case RETURN_CALL, RETURN_CALL_INDIRECT, RETURN_CALL_REF -> tailCalls.lower(opcode, instruction);
            case BR_ON_NULL -> branchOnNull(target(((Instruction.Index) instruction).index()));
            case BR_ON_NON_NULL -> branchOnNonNull(target(((Instruction.Index) instruction).index()));
            case TRY, TRY_TABLE, CATCH, CATCH_ALL, DELEGATE, THROW, THROW_REF, RETHROW ->
                    exceptions.lower(opcode, instruction);
            case DROP -> drop();
            case SELECT, SELECT_TYPED -> {
                Expression condition = stack.pop();
                Expression ifFalse = stack.pop();
                Expression ifTrue = stack.pop();
                stack.pushOperation(select(instruction, ifTrue, ifFalse, condition));
            }
            case BR_ON_CAST, BR_ON_CAST_FAIL -> branchOnCast((Instruction.BranchOnCast) instruction);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A choice of references has the type that is written; its values may be of finer ones. */
    private Expression select(
            Instruction instruction, Expression ifTrue, Expression ifFalse, Expression condition) {
        Type type = instruction instanceof Instruction.TypedSelect typed
                ? module.types().of(typed.types().get(0))
                : ifTrue.type();
        return new Expression.Select(Coercion.exactly(type, ifTrue), Coercion.to(type, ifFalse), condition);
    }

    /** Keeps count of structure in unreachable code; false for an instruction that ends it. */
    private boolean skipDead(Instruction instruction, ControlOpcode opcode) {
        if (instruction instanceof Instruction.Block || instruction instanceof Instruction.TryTable) {
            deadDepth++;
            return true;
        }
        if ((opcode == ControlOpcode.END || opcode == ControlOpcode.DELEGATE) && deadDepth > 0) {
            deadDepth--;
            return true;
        }
        return deadDepth > 0 || switch (opcode) {
            case ELSE, CATCH, CATCH_ALL, DELEGATE, END -> false;
            default -> true;
        };
    }

    private void open(ControlOpcode opcode, Instruction.Block block) {
        Expression condition = opcode == ControlOpcode.IF ? stack.pop() : null;
        stack.settle();
        List<Type> parameters = parametersOf(block.type());
        int base = stack.height() - parameters.size();
        switch (opcode) {
            case BLOCK -> frames.add(new ControlFrame(
                    ControlFrame.Kind.BLOCK, newLabel(), parameters, resultsOf(block.type()), base, null));
            case LOOP -> {
                // Every iteration finds the parameters in their slots, constants too.
                stack.moveTo(base, parameters);
                stack.cut(base);
                parameters.forEach(stack::pushSlot);
                frames.add(new ControlFrame(ControlFrame.Kind.LOOP, newLabel(), parameters,
                        resultsOf(block.type()), base, code.open()));
            }
            default -> {
                Expression[] operands = stack.pop(parameters.size());
                push(operands);
                code.sayLine();
                var frame = new ControlFrame(ControlFrame.Kind.THEN, newLabel(), parameters,
                        resultsOf(block.type()), base, code.open());
                frame.condition = condition;
                frame.operands = operands;
                frames.add(frame);
            }
        }
    }

    private void push(Expression[] settledOperands) {
        for (Expression operand : settledOperands) {
            if (operand.isConstant()) {
                stack.push((Expression.Leaf) operand);
            } else {
                stack.pushSlot(operand.type());
            }
        }
    }

    private void otherwise() {
        ControlFrame frame = frames.get(frames.size() - 1);
        endThen(frame);
        code.open();
        stack.cut(frame.base);
        push(frame.operands);
        dead = false;
    }

    private void endThen(ControlFrame frame) {
        frame.thenFallsThrough = !dead;
        if (!dead) {
            stack.moveTo(frame.base, frame.results);
        }
        frame.then = code.exchange(frame.outer);
        frame.kind = ControlFrame.Kind.ELSE;
    }

    private void end() {
        ControlFrame frame = frames.remove(frames.size() - 1);
        switch (frame.kind) {
            case FUNCTION -> {
                if (!dead) {
                    code.add(new Statement.Return(
                            Coercion.to(frame.results, stack.pop(frame.results.size()))));
                }
                exceptions.finishFunction(frame);
                tailCalls.finishPlainCalls();
            }
            case BLOCK -> endBlock(frame);
            case LOOP -> {
                List<Statement> body = code.exchange(frame.outer);
                if (frame.targeted) {
                    code.add(new Statement.Loop(frame.label, body));
                } else {
                    code.addAll(body);
                }
            }
            case THEN -> {
                endThen(frame);
                // Without else, the operands are the results (spec 3.4.1, if).
                code.open();
                stack.cut(frame.base);
                push(frame.operands);
                dead = false;
                endElse(frame);
            }
            case ELSE -> endElse(frame);
            case TRY, CATCH -> exceptions.end(frame);
        }
    }

    private void endBlock(ControlFrame frame) {
        if (frame.targeted) {
            if (!dead) {
                stack.moveTo(frame.base, frame.results);
            }
            join(frame);
        }
    }

    private void endElse(ControlFrame frame) {
        if (!dead) {
            stack.moveTo(frame.base, frame.results);
        }
        List<Statement> otherwise = code.exchange(frame.outer);
        code.addSilently(new Statement.If(frame.condition, frame.then, otherwise));
        leaveNested(frame, frame.thenFallsThrough || !dead);
    }

    /**
     * Goes on after an instruction with nested lists.
     *
     * @param falls whether control reaches the end of any of them
     */
    void leaveNested(ControlFrame frame, boolean falls) {
        if (frame.targeted) {
            join(frame);
        } else if (falls) {
            dead = false;
            stack.cut(frame.base);
            frame.results.forEach(stack::pushSlot);
        } else {
            dead = true;
        }
    }

    /** Places the label: the results are in their slots now, from wherever control came. */
    private void join(ControlFrame frame) {
        code.add(new Statement.Mark(frame.label));
        stack.cut(frame.base);
        frame.results.forEach(stack::pushSlot);
        dead = false;
    }

    ControlFrame target(int depth) {
        return frames.get(frames.size() - 1 - depth);
    }

    private void branch(ControlFrame frame) {
        // What lies below the operands of the branch is dropped, but its traps must not be.
        stack.beforeChange(Effects.TRAPS);
        leave(frame);
        dead = true;
    }

    /** Ends the present list with a branch; the operands are on top of the stack and stay there. */
    void leave(ControlFrame frame) {
        int count = frame.branchTypes().size();
        if (frame.kind == ControlFrame.Kind.FUNCTION) {
            code.add(new Statement.Return(Coercion.to(frame.results, stack.peek(count))));
        } else {
            frame.targeted = true;
            stack.moveTo(frame.base, frame.branchTypes());
            code.add(new Statement.Branch(frame.label));
        }
    }

    private void branchIf(ControlFrame frame) {
        branchIf(stack.pop(), frame);
    }

    /** The reference, if it is not null, stays on the stack. */
    private void branchOnNull(ControlFrame frame) {
        stack.settle();
        Expression reference = stack.pop();
        branchIf(new Expression.RefIsNull(reference), frame);
        push(new Expression[] {reference});
    }

    /** The reference, if it is not null, goes along with the branch as its last operand. */
    private void branchOnNonNull(ControlFrame frame) {
        stack.settle();
        Expression isNull = new Expression.RefIsNull(stack.peek(1)[0]);
        branchIf(new Expression.Unary(UnaryOp.I32_EQZ, isNull), frame);
        stack.pop();
    }

    private void branchIf(Expression condition, ControlFrame frame) {
        int count = frame.branchTypes().size();
        if (count > 0) {
            stack.settle();
        } else {
            stack.beforeChange(Effects.TRAPS);
        }
        if (isDirect(frame)) {
            frame.targeted = true;
            code.add(new Statement.BranchIf(condition, frame.label));
        } else {
            List<Statement> outer = code.open();
            leave(frame);
            code.add(new Statement.If(condition, code.exchange(outer), List.of()));
        }
    }

    /** Whether a branch needs nothing but the jump. */
    private boolean isDirect(ControlFrame frame) {
        return frame.kind != ControlFrame.Kind.FUNCTION && stack.isAt(frame.base, frame.branchTypes());
    }

    private void branchOnCast(Instruction.BranchOnCast branch) {
        ControlFrame frame = target(branch.label());
        stack.settle();
        Expression reference = stack.peek(1)[0];
        Expression test = new CastLowering(module, stack, code).test(branch.target().heapType(), reference);
        Expression isNull = new Expression.RefIsNull(reference);
        if (branch.opcode() == ControlOpcode.BR_ON_CAST) {
            code.add(new Statement.If(test, leaving(frame), List.of()));
            if (branch.target().nullable()) {
                code.add(new Statement.If(isNull, leaving(frame), List.of()));
            }
        } else {
            Statement leave = new Statement.If(test, List.of(), leaving(frame));
            code.add(branch.target().nullable() ? new Statement.If(isNull, List.of(), List.of(leave)) : leave);
        }
    }

    private List<Statement> leaving(ControlFrame frame) {
        List<Statement> outer = code.open();
        leave(frame);
        return code.exchange(outer);
    }

    private void branchTable(Instruction.BranchTable table) {
        Expression index = stack.pop();
        stack.settle();
        Map<ControlFrame, Label> detours = new HashMap<>();
        List<Label> targets = new ArrayList<>(table.labels().length);
        for (int depth : table.labels()) {
            targets.add(tableTarget(target(depth), detours));
        }
        Label defaultTarget = tableTarget(target(table.defaultLabel()), detours);
        code.add(new Statement.Switch(index, targets, defaultTarget));
        detours.entrySet().stream()
                .sorted((a, b) -> Integer.compare(a.getValue().id(), b.getValue().id()))
                .forEach(detour -> {
                    code.add(new Statement.Mark(detour.getValue()));
                    leave(detour.getKey());
                });
        dead = true;
    }

    private Label tableTarget(ControlFrame frame, Map<ControlFrame, Label> detours) {
        if (isDirect(frame)) {
            frame.targeted = true;
            return frame.label;
        }
        return detours.computeIfAbsent(frame, key -> newLabel());
    }

    private void call(Expression.Invocation call) {
        exceptions.noteThrowing();
        List<Type> results = call.signature().results();
        if (results.size() == 1) {
            stack.pushEffect(call, Effects.CALL);
        } else if (results.isEmpty()) {
            stack.beforeChange(Effects.CALL);
            code.add(new Statement.Evaluate(call));
        } else {
            stack.settle();
            List<Local> targets = new ArrayList<>(results.size());
            for (Type result : results) {
                targets.add(locals.slot(stack.height(), result));
                stack.pushSlot(result);
            }
            code.add(new Statement.SetLocals(targets, call));
        }
    }

    private void drop() {
        boolean traps = stack.topTraps();
        Expression value = stack.pop();
        if (traps) {
            code.add(new Statement.Evaluate(value));
        } else if (value instanceof Expression.LocalGet get
                && code.last() instanceof Statement.SetLocal last
                && last.local().equals(get.local())
                && last.value() instanceof Expression.Effect
                && get.local().equals(locals.slot(stack.height(), get.type()))) {
            code.replaceLast(new Statement.Evaluate(last.value()));
        }
    }

    List<Type> parametersOf(BlockType type) {
        return type instanceof BlockType.Index index
                ? module.signatures().get(index.typeIndex()).parameters()
                : List.of();
    }

    List<Type> resultsOf(BlockType type) {
        if (type instanceof BlockType.Index index) {
            return module.signatures().get(index.typeIndex()).results();
        }
        return type instanceof BlockType.Value value ? List.of(module.types().of(value.type())) : List.of();
    }

    Label newLabel() {
        return new Label(labels++);
    }
}
