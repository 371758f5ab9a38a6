package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.ControlExpression;
import dev.wasm2jar.compiler.ir.ControlStatement;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Type;
import dev.wasm2jar.compiler.wasm.BlockType;
import dev.wasm2jar.compiler.wasm.ControlOpcode;
import dev.wasm2jar.compiler.wasm.Instruction;
import java.util.ArrayList;
import java.util.List;

/**
 * Exceptions (spec 4.6.11), also those of the legacy proposal: both become {@link Statement.Try} with a handler that
 * tests the tag, does what the clause says, and throws the exception again if no clause fits.
 */
final class ExceptionLowering {

    private final ModuleContext module;
    private final ControlLowering control;
    private final Locals locals;
    private final OperandStack stack;
    private final CodeBuffer code;
    /** By how many tries are open around. */
    private final List<Local> caughtLocals = new ArrayList<>();
    private int openTries;
    /** How many bodies of tries are open. */
    private int protectedDepth;
    private int throwing;

    ExceptionLowering(
            ModuleContext module, ControlLowering control, Locals locals, OperandStack stack, CodeBuffer code) {
        this.module = module;
        this.control = control;
        this.locals = locals;
        this.stack = stack;
        this.code = code;
    }

    /** The present statement may throw an exception. */
    void noteThrowing() {
        throwing++;
    }

    /** Whether a handler of this function would get an exception that is thrown here. */
    boolean isProtected() {
        return protectedDepth > 0;
    }

    void lower(ControlOpcode opcode, Instruction instruction) {
        switch (opcode) {
            case TRY_TABLE -> {
                var block = (Instruction.TryTable) instruction;
                open(block.type()).tryBlock.clauses = block.catches();
            }
            case TRY -> open(((Instruction.Block) instruction).type());
            case CATCH -> beginHandler(index(instruction));
            case CATCH_ALL -> beginHandler(TryBlock.ANY_TAG);
            case DELEGATE -> delegate(index(instruction));
            case THROW -> {
                int tag = index(instruction);
                List<Type> types = module.tagSignature(tag).parameters();
                raise(new ControlStatement.Throw(tag, Coercion.to(types, stack.pop(types.size()))));
            }
            case THROW_REF -> raise(new ControlStatement.ThrowRef(stack.pop()));
            case RETHROW -> raise(rethrow(control.target(index(instruction)).tryBlock));
            default -> throw new IllegalStateException(opcode.mnemonic());
        }
    }

    private static int index(Instruction instruction) {
        return ((Instruction.Index) instruction).index();
    }

    private static Statement rethrow(TryBlock block) {
        return new ControlStatement.ThrowRef(new Expression.LocalGet(block.caught));
    }

    private void raise(Statement statement) {
        // What lies below the operands is dropped, but its traps must not be.
        stack.beforeChange(Effects.TRAPS);
        code.add(statement);
        noteThrowing();
        control.setDead();
    }

    private ControlFrame open(BlockType type) {
        stack.settle();
        List<Type> parameters = control.parametersOf(type);
        var frame = new ControlFrame(ControlFrame.Kind.TRY, control.newLabel(), parameters, control.resultsOf(type),
                stack.height() - parameters.size(), code.open());
        if (openTries == caughtLocals.size()) {
            caughtLocals.add(locals.add(ReferenceType.EXCEPTION));
        }
        frame.tryBlock.caught = caughtLocals.get(openTries);
        frame.tryBlock.throwingBefore = throwing;
        openTries++;
        protectedDepth++;
        control.frames().add(frame);
        return frame;
    }

    /** Ends the body or a handler: its results go to their slots. */
    private void endPart(ControlFrame frame) {
        if (!control.isDead()) {
            stack.moveTo(frame.base, frame.results);
            frame.tryBlock.falls = true;
        }
    }

    /** Ends the list of the body and goes on with {@code next}. */
    private List<Statement> endBody(ControlFrame frame, List<Statement> next) {
        protectedDepth--;
        TryBlock block = frame.tryBlock;
        endPart(frame);
        if (block.delegateLabel != null) {
            Label end = control.newLabel();
            if (block.falls) {
                code.add(new Statement.Branch(end));
            }
            throwDelegated(block);
            if (block.falls) {
                code.add(new Statement.Mark(end));
            }
        }
        return code.exchange(next);
    }

    private void throwDelegated(TryBlock block) {
        code.add(new Statement.Mark(block.delegateLabel));
        code.add(new ControlStatement.ThrowRef(new Expression.LocalGet(block.delegated)));
    }

    /** At the end of the function: throws to the caller what was delegated past all handlers. */
    void finishFunction(ControlFrame frame) {
        if (frame.tryBlock.delegateLabel != null) {
            throwDelegated(frame.tryBlock);
        }
    }

    private void beginHandler(int tag) {
        ControlFrame frame = control.target(0);
        if (frame.kind == ControlFrame.Kind.TRY) {
            frame.tryBlock.body = endBody(frame, new ArrayList<>());
            frame.kind = ControlFrame.Kind.CATCH;
        } else {
            endHandler(frame, new ArrayList<>());
        }
        frame.tryBlock.openTag = tag;
        control.setReachable();
        stack.cut(frame.base);
        if (tag != TryBlock.ANY_TAG) {
            pushValues(frame.tryBlock.caught, tag);
        }
    }

    private void endHandler(ControlFrame frame, List<Statement> next) {
        endPart(frame);
        frame.tryBlock.handlers.add(new TryBlock.Handler(frame.tryBlock.openTag, code.exchange(next)));
    }

    private void pushValues(Local caught, int tag) {
        List<Type> types = module.tagSignature(tag).parameters();
        for (int i = 0; i < types.size(); i++) {
            stack.push(new Expression.LocalGet(caught));
            stack.pushOperation(new ControlExpression.ExceptionValue(i, types.get(i), stack.pop()));
        }
    }

    /** Ends a try, whose frame has been closed. */
    void end(ControlFrame frame) {
        openTries--;
        TryBlock block = frame.tryBlock;
        if (frame.kind == ControlFrame.Kind.CATCH) {
            endHandler(frame, frame.outer);
            finish(frame, block.body, block.caught, legacyHandler(block));
        } else {
            List<Statement> body = endBody(frame, new ArrayList<>());
            branchToClauses(frame);
            finish(frame, body, block.caught, code.exchange(frame.outer));
        }
    }

    private void finish(ControlFrame frame, List<Statement> body, Local caught, List<Statement> handler) {
        boolean handled = handler.isEmpty() || !(handler.get(0) instanceof ControlStatement.ThrowRef);
        if (handled && throwing > frame.tryBlock.throwingBefore) {
            code.add(new Statement.Try(body, caught, handler));
        } else {
            code.addAll(body);
        }
        control.leaveNested(frame, frame.tryBlock.falls);
    }

    /** The handler of a try_table: clauses lead to labels outside of it, the first one that fits. */
    private void branchToClauses(ControlFrame frame) {
        TryBlock block = frame.tryBlock;
        for (Instruction.TryTable.Catch clause : block.clauses) {
            stack.cut(frame.base);
            switch (clause.kind()) {
                case CATCH, CATCH_REF -> {
                    List<Statement> handler = code.open();
                    pushValues(block.caught, clause.tag());
                    leave(clause, block.caught);
                    List<Statement> then = code.exchange(handler);
                    code.add(new Statement.If(hasTag(block, clause.tag()), then, List.of()));
                }
                case CATCH_ALL, CATCH_ALL_REF -> {
                    leave(clause, block.caught);
                    return;
                }
            }
        }
        code.add(rethrow(block));
    }

    private void leave(Instruction.TryTable.Catch clause, Local caught) {
        switch (clause.kind()) {
            case CATCH_REF, CATCH_ALL_REF -> stack.push(new Expression.LocalGet(caught));
            default -> {}
        }
        control.leave(control.target(clause.label()));
    }

    private static Expression hasTag(TryBlock block, int tag) {
        return new ControlExpression.HasTag(tag, new Expression.LocalGet(block.caught));
    }

    /** The handlers of a legacy try: the first one that fits. */
    private static List<Statement> legacyHandler(TryBlock block) {
        List<Statement> handler = List.of(rethrow(block));
        for (int i = block.handlers.size() - 1; i >= 0; i--) {
            TryBlock.Handler clause = block.handlers.get(i);
            handler = clause.tag() == TryBlock.ANY_TAG
                    ? clause.code()
                    : List.of(new Statement.If(hasTag(block, clause.tag()), clause.code(), handler));
        }
        return handler;
    }

    /**
     * Ends a legacy try whose exceptions go to the handlers of an outer one: past the handlers in between, by a branch to a
     * place in the outer body that throws them again.
     */
    private void delegate(int label) {
        List<ControlFrame> frames = control.frames();
        ControlFrame frame = frames.remove(frames.size() - 1);
        openTries--;
        List<Statement> body = endBody(frame, frame.outer);
        int target = frames.size() - 1 - label;
        while (target > 0 && frames.get(target).kind != ControlFrame.Kind.TRY) {
            target--;
        }
        boolean passesHandlers = false;
        for (int i = target + 1; i < frames.size(); i++) {
            passesHandlers |= frames.get(i).kind == ControlFrame.Kind.TRY;
        }
        if (passesHandlers) {
            TryBlock outer = frames.get(target).tryBlock;
            if (outer.delegateLabel == null) {
                outer.delegateLabel = control.newLabel();
                outer.delegated = locals.add(ReferenceType.EXCEPTION);
            }
            finish(frame, body, outer.delegated, List.of(new Statement.Branch(outer.delegateLabel)));
        } else {
            finish(frame, body, frame.tryBlock.caught, List.of(rethrow(frame.tryBlock)));
        }
    }
}
