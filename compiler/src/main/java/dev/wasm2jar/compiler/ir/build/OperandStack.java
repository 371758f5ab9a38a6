package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Type;
import java.util.Arrays;
import java.util.List;

/**
 * The operand stack at compile time: each entry is an expression that has not been evaluated yet.
 *
 * <p>Evaluation is delayed until the value is used, or until a statement would change what the expression depends on; then
 * it is <em>settled</em>: computed into the local that belongs to its height. Invariants:
 *
 * <ul>
 *   <li>No entry has effects; all may be evaluated in any order, or twice.
 *   <li>An entry at height h refers to slots of height h or above only. So settling entries from the bottom up never
 *       overwrites what a later one needs.
 *   <li>Entries below {@link #settled} are constants or read just their own slot.
 * </ul>
 */
final class OperandStack {

    /** Expressions deeper or larger than this are settled, so that no pass can run out of stack or space. */
    private static final int MAX_DEPTH = 24;
    private static final int MAX_SIZE = 120;

    private final Locals locals;
    private final CodeBuffer code;
    private Expression[] entries = new Expression[16];
    private Shape[] shapes = new Shape[16];
    /** Which line of the source file each entry is of. */
    private int[] lines = new int[16];
    private int height;
    private int settled;

    OperandStack(Locals locals, CodeBuffer code) {
        this.locals = locals;
        this.code = code;
    }

    /** What is known of an entry: effects bits, depth and number of nodes. */
    private record Shape(int effects, int depth, int size) {

        static final Shape CONSTANT = new Shape(Effects.NONE, 1, 1);
        static final Shape LOCAL = new Shape(Effects.LOCAL, 1, 1);
    }

    int height() {
        return height;
    }

    /** Pushes a leaf. */
    void push(Expression.Leaf leaf) {
        if (leaf.isConstant()) {
            put(leaf, Shape.CONSTANT);
        } else if (leaf instanceof Expression.LocalGet) {
            put(leaf, Shape.LOCAL);
        } else {
            put(leaf, new Shape(Effects.own(leaf), 1, 1));
        }
    }

    /** Pushes an operation whose operands have just been popped. */
    void pushOperation(Expression operation) {
        pushOperation(operation, operation);
    }

    /**
     * Pushes an operation whose operands have just been popped.
     *
     * @param value the operation, or the operation seen as another type
     */
    void pushOperation(Expression operation, Expression value) {
        int effects = Effects.own(operation);
        int depth = 0;
        int size = 1;
        int slot = height;
        for (int operand = operation.operands().size(); operand > 0; operand--, slot++) {
            Shape shape = shapes[slot];
            effects |= shape.effects;
            depth = Math.max(depth, shape.depth);
            size += shape.size;
        }
        put(value, new Shape(effects, depth + 1, size));
        if (depth >= MAX_DEPTH || size > MAX_SIZE) {
            settle(height);
        }
    }

    /** Evaluates an effect now and pushes its result. */
    void pushEffect(Expression.Effect effect, int changes) {
        beforeChange(changes);
        pushResult(effect, effect.type());
    }

    /** Evaluates an operation whose operands have just been popped, and pushes the local that it is in. */
    void pushComputed(Expression operation) {
        pushResult(operation, operation.type());
    }

    /** Evaluates now and pushes the result. */
    private void pushResult(Expression value, Type type) {
        setLocal(locals.slot(height, type), value);
        pushSlot(type);
    }

    Expression pop() {
        Expression top = entries[--height];
        settled = Math.min(settled, height);
        return top;
    }

    /**
     * Pops as many operands, the first being the lowest. Large ones are settled first, so that the statement that takes
     * them stays small.
     */
    Expression[] pop(int count) {
        int total = 0;
        for (int i = height - count; i < height; i++) {
            total += shapes[i].size;
        }
        if (total > MAX_SIZE && count > 2) {
            settle(height);
        }
        height -= count;
        settled = Math.min(settled, height);
        return Arrays.copyOfRange(entries, height, height + count);
    }

    /** Pops the operands of an operation, the first being the lowest. */
    Expression[] popAll(int count) {
        height -= count;
        settled = Math.min(settled, height);
        return Arrays.copyOfRange(entries, height, height + count);
    }

    /** The top entries, the first being the lowest, without popping them. */
    Expression[] peek(int count) {
        return Arrays.copyOfRange(entries, height - count, height);
    }

    /** Whether the evaluation of the top entry may trap. */
    boolean topTraps() {
        return (shapes[height - 1].effects & Effects.TRAPS) != 0;
    }

    /** Whether any entry reads that local. */
    boolean reads(Local local) {
        for (int i = height - 1; i >= settled; i--) {
            if ((shapes[i].effects & Effects.LOCAL) != 0 && Effects.reads(entries[i], local)) {
                return true;
            }
        }
        return false;
    }

    /** Assigns a local now; entries that read its old value are settled before. */
    void setLocal(Local local, Expression value) {
        for (int i = height - 1; i >= settled; i--) {
            if ((shapes[i].effects & Effects.LOCAL) != 0 && Effects.reads(entries[i], local)) {
                settle(i + 1);
                break;
            }
        }
        code.add(new Statement.SetLocal(local, Coercion.to(local.type(), value)));
    }

    /** Settles whatever depends on something that the next statement changes. */
    void beforeChange(int changes) {
        for (int i = height - 1; i >= settled; i--) {
            if ((shapes[i].effects & changes) != 0) {
                settle(i + 1);
                return;
            }
        }
    }

    /** Settles all entries: needed wherever control flow parts or meets. */
    void settle() {
        settle(height);
    }

    private void settle(int end) {
        for (int i = settled; i < end; i++) {
            Expression entry = entries[i];
            if (!entry.isConstant()) {
                int present = code.line();
                code.setLine(lines[i]);
                assignSlot(i, entry.type(), entry);
                code.setLine(present);
                entries[i] = new Expression.LocalGet(locals.slot(i, entry.type()));
                shapes[i] = Shape.LOCAL;
            }
        }
        settled = Math.max(settled, end);
    }

    private void assignSlot(int slotHeight, Type type, Expression value) {
        Local slot = locals.slot(slotHeight, type);
        if (!(value instanceof Expression.LocalGet get && get.local().equals(slot))) {
            code.add(new Statement.SetLocal(slot, Coercion.to(type, value)));
        }
    }

    /**
     * Puts the top entries into the slots of the heights from {@code base} on, where the target of a branch expects them
     * as values of these types. The entries stay.
     */
    void moveTo(int base, List<Type> types) {
        for (int i = 0; i < types.size(); i++) {
            assignSlot(base + i, types.get(i), entries[height - types.size() + i]);
        }
    }

    /** Whether {@link #moveTo} would do nothing. */
    boolean isAt(int base, List<Type> types) {
        for (int i = 0; i < types.size(); i++) {
            Expression entry = entries[height - types.size() + i];
            if (!(entry instanceof Expression.LocalGet get
                    && get.local().equals(locals.slot(base + i, types.get(i))))) {
                return false;
            }
        }
        return true;
    }

    /** Drops all entries above that height. */
    void cut(int newHeight) {
        height = newHeight;
        settled = Math.min(settled, height);
    }

    /** Pushes the slot of the present height: a result that a branch or a fall-through has put there. */
    void pushSlot(Type type) {
        boolean wasSettled = settled == height;
        push(new Expression.LocalGet(locals.slot(height, type)));
        if (wasSettled) {
            settled = height;
        }
    }

    private void put(Expression expression, Shape shape) {
        if (height == entries.length) {
            entries = Arrays.copyOf(entries, height * 2);
            shapes = Arrays.copyOf(shapes, height * 2);
            lines = Arrays.copyOf(lines, height * 2);
        }
        // Bounds the work of beforeChange and setLocal on code that piles up operands.
        if (height - settled > 64) {
            settle(height);
        }
        entries[height] = expression;
        shapes[height] = shape;
        lines[height] = code.line();
        height++;
    }
}
