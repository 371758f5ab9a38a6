package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.BinaryOp;
import dev.wasm2jar.compiler.ir.ControlStatement;
import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.HeapStatement;
import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.MemoryStatement;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.runtime.Trap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.objectweb.asm.Opcodes;

/** Statements. The operand stack is empty before and after each. */
final class StatementEmitter implements Statement.Visitor<Void> {

    /**
     * A switch with so many targets, or fewer, is made of comparisons: HotSpot makes them of a small table anyway, but with
     * detours for indices that overflow, and does not count them. At its peak Duktape takes 0.97 times as long as with tables, SQLite
     * 0.98, Lua and jq 1.0 (means of eight processes on JDK 17 and 25); comparisons for up to four targets are no better.
     */
    private static final int MOST_COMPARED = 2;

    /** To so many heads of loops a switch goes by jumps: they are part of what a switch is expected to take. */
    private static final int MOST_BACKWARDS = 4;

    private final MethodScope scope;
    private final Code code;
    private final JvmSignature signature;
    private final ExpressionEmitter expressions;
    private final MemoryUse memoryUse;
    /** The statements after which the arrays of memories are taken anew. */
    private final Set<Statement> taking;
    private final Map<Label, org.objectweb.asm.Label> labels = new HashMap<>();
    private final Set<Label> heads = new HashSet<>();
    /** Whether the code has lines of a source file: then a trap is where its line says. */
    private boolean hasLines;
    /** Whether control can reach the present place. */
    private boolean reachable = true;

    /**
     * @param signature of the method that is being written; its parameters do not matter here
     * @param memoryUse of its function
     * @param taking the statements after which the arrays of memories are taken anew
     */
    StatementEmitter(MethodScope scope, JvmSignature signature, MemoryUse memoryUse, Set<Statement> taking) {
        this.scope = scope;
        this.code = scope.code;
        this.signature = signature;
        this.expressions = new ExpressionEmitter(scope);
        this.memoryUse = memoryUse;
        this.taking = taking;
    }

    void emit(List<Statement> statements) {
        for (Statement statement : statements) {
            if (!reachable && !(statement instanceof Statement.Mark)) {
                continue;
            }
            statement.accept(this);
            if (taking.contains(statement)) {
                scope.reloadMemories();
            }
        }
    }

    private org.objectweb.asm.Label label(Label label) {
        return labels.computeIfAbsent(label, key -> new org.objectweb.asm.Label());
    }

    @Override
    public Void visit(Statement.Mark statement) {
        org.objectweb.asm.Label label = labels.get(statement.label());
        if (label != null) {
            scope.target(label);
            reachable = true;
        }
        return null;
    }

    @Override
    public Void visit(Statement.Loop statement) {
        heads.add(statement.head());
        scope.target(label(statement.head()));
        emit(statement.body());
        return null;
    }

    @Override
    public Void visit(Statement.If statement) {
        if (statement.then().isEmpty()) {
            var end = new org.objectweb.asm.Label();
            expressions.conditions().jumpIf(statement.condition(), end);
            emit(statement.otherwise());
            scope.target(end);
            reachable = true;
            return null;
        }
        var otherwise = new org.objectweb.asm.Label();
        expressions.conditions().jumpUnless(statement.condition(), otherwise);
        emit(statement.then());
        if (statement.otherwise().isEmpty()) {
            scope.target(otherwise);
            reachable = true;
            return null;
        }
        boolean thenReachesEnd = reachable;
        var end = new org.objectweb.asm.Label();
        if (thenReachesEnd) {
            code.jump(Opcodes.GOTO, end);
        }
        scope.target(otherwise);
        reachable = true;
        emit(statement.otherwise());
        if (thenReachesEnd) {
            scope.target(end);
            reachable = true;
        }
        return null;
    }

    @Override
    public Void visit(Statement.Try statement) {
        var start = new org.objectweb.asm.Label();
        var end = new org.objectweb.asm.Label();
        code.place(start);
        emit(statement.body());
        code.place(end);
        if (end.getOffset() == start.getOffset()) {
            // Nothing can be thrown, and the JVM allows no empty range.
            return null;
        }
        boolean bodyReachesEnd = reachable;
        var after = new org.objectweb.asm.Label();
        if (bodyReachesEnd) {
            code.jump(Opcodes.GOTO, after);
        }
        // Nested ranges have been declared already: of those around an instruction, the first one counts (JVMS 2.10).
        var handler = new org.objectweb.asm.Label();
        code.handle(start, end, handler, Runtime.EXCEPTION);
        scope.target(handler, JvmType.EXCEPTION);
        scope.storeLocal(statement.caught());
        if (memoryUse.mayGrow()) {
            scope.reloadMemories();
        }
        reachable = true;
        emit(statement.handler());
        if (bodyReachesEnd) {
            scope.target(after);
            reachable = true;
        }
        return null;
    }

    @Override
    public Void visit(Statement.Branch statement) {
        code.jump(Opcodes.GOTO, label(statement.target()));
        reachable = false;
        return null;
    }

    @Override
    public Void visit(Statement.BranchIf statement) {
        expressions.conditions().jumpIf(statement.condition(), label(statement.target()));
        return null;
    }

    @Override
    public Void visit(Statement.Switch statement) {
        expressions.emit(statement.index());
        List<Label> targets = statement.targets();
        if (targets.isEmpty()) {
            code.op(Opcodes.POP);
            code.jump(Opcodes.GOTO, label(statement.defaultTarget()));
        } else if (targets.size() <= MOST_COMPARED) {
            compare(statement);
        } else {
            var backwards = new LinkedHashMap<Label, org.objectweb.asm.Label>();
            var jumps = new org.objectweb.asm.Label[targets.size()];
            for (int i = 0; i < jumps.length; i++) {
                jumps[i] = switchTarget(targets.get(i), backwards);
            }
            code.tableSwitch(0, switchTarget(statement.defaultTarget(), backwards), jumps);
            backwards.forEach((head, jump) -> {
                scope.target(jump);
                code.jump(Opcodes.GOTO, label(head));
            });
        }
        reachable = false;
        return null;
    }

    /** Compares the index on the stack with the number of one target after the other. */
    private void compare(Statement.Switch statement) {
        List<Label> targets = statement.targets();
        if (targets.size() == 1) {
            code.jump(Opcodes.IFEQ, label(targets.get(0)));
        } else {
            int index = scope.slots.temporary(1);
            code.store(JvmType.INT, index);
            code.load(JvmType.INT, index);
            code.jump(Opcodes.IFEQ, label(targets.get(0)));
            for (int i = 1; i < targets.size(); i++) {
                code.load(JvmType.INT, index);
                code.constant(i);
                code.jump(Opcodes.IF_ICMPEQ, label(targets.get(i)));
            }
        }
        code.jump(Opcodes.GOTO, label(statement.defaultTarget()));
    }

    /**
     * What a switch goes to for a label. HotSpot does not count what a switch does: a loop that goes on by no other jump is
     * never compiled while it runs, and stays interpreted, or in C1's code. So a jump goes to the head of a loop.
     *
     * @param backwards the places of such jumps, by the head of the loop
     */
    private org.objectweb.asm.Label switchTarget(Label target, Map<Label, org.objectweb.asm.Label> backwards) {
        if (!heads.contains(target) || backwards.size() == MOST_BACKWARDS && !backwards.containsKey(target)) {
            return label(target);
        }
        return backwards.computeIfAbsent(target, head -> new org.objectweb.asm.Label());
    }

    @Override
    public Void visit(Statement.Return statement) {
        List<Expression> results = statement.operands();
        if (results.isEmpty()) {
            Arguments.returnNothing(code, signature);
        } else if (results.size() == 1) {
            expressions.emit(results.get(0));
            code.op(signature.results().get(0).returnOpcode);
        } else {
            expressions.calls().returnSeveral(results, signature);
        }
        reachable = false;
        return null;
    }

    @Override
    public Void visit(Statement.Line statement) {
        hasLines = true;
        code.line(statement.number());
        return null;
    }

    @Override
    public Void visit(Statement.Unreachable statement) {
        if (hasLines) {
            code.trap(Trap.UNREACHABLE);
        } else {
            code.jump(Opcodes.GOTO, scope.trap(Trap.UNREACHABLE));
        }
        reachable = false;
        return null;
    }

    @Override
    public Void visit(Statement.SetLocal statement) {
        OptionalInt step = step(statement);
        if (step.isPresent()) {
            code.increment(scope.slots.of(statement.local()), step.getAsInt());
        } else {
            expressions.emit(statement.value());
            scope.storeLocal(statement.local());
        }
        return null;
    }

    /** What a variable of the method is incremented by, if the statement does no more than that. */
    private OptionalInt step(Statement.SetLocal statement) {
        if (!scope.isInFrame(statement.local())
                && statement.value() instanceof Expression.Binary sum
                && sum.left() instanceof Expression.LocalGet get && get.local().equals(statement.local())
                && sum.right() instanceof Expression.I32Const constant
                && Code.isIncrement(constant.value()) && Code.isIncrement(-constant.value())) {
            if (sum.op() == BinaryOp.I32_ADD) {
                return OptionalInt.of(constant.value());
            }
            if (sum.op() == BinaryOp.I32_SUB) {
                return OptionalInt.of(-constant.value());
            }
        }
        return OptionalInt.empty();
    }

    @Override
    public Void visit(Statement.SetLocals statement) {
        expressions.emit(statement.call());
        expressions.calls().unpack(statement.locals(),
                scope.layout.jvmSignature(statement.call().signature()));
        return null;
    }

    @Override
    public Void visit(Statement.SetGlobal statement) {
        GlobalField global = scope.layout.globals.get(statement.global());
        scope.loadInstance();
        if (global.holder() == null) {
            expressions.emit(statement.value());
            code.putField(scope.layout.instanceClass, global.name(), global.descriptor());
        } else {
            code.getField(scope.layout.instanceClass, global.name(), global.descriptor());
            expressions.emit(statement.value());
            code.putField(global.holder(), "value", global.valueDescriptor());
        }
        return null;
    }

    @Override
    public Void visit(Statement.SetGlobalHalf statement) {
        GlobalField global = scope.layout.globals.get(statement.global());
        scope.loadInstance();
        if (global.holder() == null) {
            expressions.emit(statement.value());
            code.putField(scope.layout.instanceClass, global.name(statement.half()), "J");
        } else {
            code.getField(scope.layout.instanceClass, global.name(), global.descriptor());
            expressions.emit(statement.value());
            code.putField(global.holder(), GlobalField.holderField(statement.half()), "J");
        }
        return null;
    }

    @Override
    public Void visit(Statement.TableSet statement) {
        scope.loadTable(statement.table());
        expressions.emit(statement.index());
        expressions.emit(statement.value());
        code.invokeVirtual(Runtime.TABLE, "set", "(ILjava/lang/Object;)V");
        return null;
    }

    @Override
    public Void visit(Statement.Bulk statement) {
        switch (statement.op()) {
            case MEMORY_FILL, MEMORY_COPY, MEMORY_INIT -> new BulkMemoryEmitter(scope, expressions).emit(statement);
            case DATA_DROP -> dropSegment(ModuleLayout.dataField(statement.first()), "[B", "NO_DATA");
            case TABLE_FILL -> {
                scope.loadTable(statement.first());
                operands(statement);
                code.invokeVirtual(Runtime.TABLE, "fill", "(ILjava/lang/Object;I)V");
            }
            case TABLE_COPY -> {
                List<Expression> operands = statement.operands();
                scope.loadTable(statement.first());
                expressions.emit(operands.get(0));
                scope.loadTable(statement.second());
                expressions.emit(operands.get(1));
                expressions.emit(operands.get(2));
                code.invokeStatic(Runtime.TABLE, "copy", copyDescriptor(Runtime.TABLE));
            }
            case TABLE_INIT -> {
                scope.loadTable(statement.first());
                loadSegment(ModuleLayout.elementsField(statement.second()), "[Ljava/lang/Object;");
                operands(statement);
                code.invokeVirtual(Runtime.TABLE, "init", "([Ljava/lang/Object;III)V");
            }
            case ELEM_DROP ->
                    dropSegment(ModuleLayout.elementsField(statement.first()), "[Ljava/lang/Object;", "NO_ELEMENTS");
        }
        return null;
    }

    private void operands(Statement.Bulk statement) {
        statement.operands().forEach(expressions::emit);
    }

    private static String copyDescriptor(String owner) {
        return "(L" + owner + ";IL" + owner + ";II)V";
    }

    private void loadSegment(String field, String descriptor) {
        scope.loadInstance();
        code.getField(scope.layout.instanceClass, field, descriptor);
    }

    private void dropSegment(String field, String descriptor, String empty) {
        scope.loadInstance();
        code.getStatic(Runtime.SEGMENTS, empty, descriptor);
        code.putField(scope.layout.instanceClass, field, descriptor);
    }

    @Override
    public Void visit(Statement.Evaluate statement) {
        expressions.emit(statement.value());
        if (statement.value() instanceof Expression.Invocation call) {
            pop(scope.layout.jvmSignature(call.signature()));
        } else if (statement.value().type() != null) {
            pop(JvmType.of(statement.value().type()));
        }
        return null;
    }

    @Override
    public Void visit(MemoryStatement statement) {
        return statement.accept(expressions.memory());
    }

    @Override
    public Void visit(HeapStatement statement) {
        statement.accept(expressions.heap());
        return null;
    }

    @Override
    public Void visit(ControlStatement statement) {
        statement.accept(expressions.control());
        reachable = !statement.isTerminal();
        return null;
    }

    private void pop(JvmSignature called) {
        if (called.results().size() == 1) {
            pop(called.results().get(0));
        } else if (!called.results().isEmpty()) {
            code.op(Opcodes.POP);
        }
    }

    private void pop(JvmType type) {
        // Of a vector that is returned, only the lower half is on the operand stack.
        code.op(type.slots == 1 ? Opcodes.POP : Opcodes.POP2);
    }
}
