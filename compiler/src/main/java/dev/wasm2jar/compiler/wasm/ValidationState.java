package dev.wasm2jar.compiler.wasm;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The stacks of the validation algorithm (spec appendix, "Validation Algorithm") and the place that errors are reported
 * for.
 */
final class ValidationState {

    /** Limits of this implementation, against inputs made to exhaust memory. */
    private static final int MAX_OPERANDS = 1_000_000;
    private static final int MAX_NESTING = 100_000;

    final ValidationContext context;
    final Subtyping subtyping;
    final LocalTypes locals;

    private final Supplier<String> place;
    private ValueType[] operands = new ValueType[32];
    private int height;
    private ControlFrame[] frames = new ControlFrame[16];
    private int depth;
    private ControlFrame frame;
    private Instruction instruction;
    private int offset;

    /**
     * @param place what is validated, for messages
     * @param results what it gives
     */
    ValidationState(ValidationContext context, LocalTypes locals, List<ValueType> results, Supplier<String> place) {
        this.context = context;
        this.subtyping = context.subtyping();
        this.locals = locals;
        this.place = place;
        pushFrame(ControlFrame.Kind.FUNCTION, List.of(), results);
    }

    // Errors

    void at(Instruction currentInstruction, int currentOffset) {
        instruction = currentInstruction;
        offset = currentOffset;
    }

    int offset() {
        return offset;
    }

    InvalidModuleException invalid(String message) {
        return new InvalidModuleException(offset, message + where());
    }

    MalformedModuleException malformed(String message) {
        return new MalformedModuleException(offset, message + where());
    }

    UnsupportedModuleException unsupported(String message) {
        return new UnsupportedModuleException(offset, message + where());
    }

    private String where() {
        String what = instruction == null ? "" : instruction.opcode().mnemonic() + " ";
        return " (" + what + "in " + place.get() + ")";
    }

    InvalidModuleException mismatch(String detail) {
        return invalid("type mismatch: " + detail);
    }

    private InvalidModuleException mismatch(String what, List<ValueType> required, int top, int shown) {
        int from = Math.max(frame.height, top - shown);
        List<ValueType> found = Arrays.asList(operands).subList(from, top);
        return mismatch(what + " requires " + print(required) + " but stack has " + print(found));
    }

    static String print(List<ValueType> types) {
        return types.stream().map(ValidationState::print).collect(Collectors.joining(" ", "[", "]"));
    }

    static String print(ValueType type) {
        if (type == Subtyping.BOTTOM) {
            return "bot";
        }
        return type == Subtyping.BOTTOM_REFERENCE ? "(ref bot)" : type.toString();
    }

    // Operands

    void push(ValueType type) {
        if (height == operands.length) {
            if (height >= MAX_OPERANDS) {
                throw unsupported("more than " + MAX_OPERANDS + " operands on the stack are not supported");
            }
            operands = Arrays.copyOf(operands, height * 2);
        }
        operands[height++] = type;
    }

    void pushAll(List<ValueType> types) {
        for (int i = 0; i < types.size(); i++) {
            push(types.get(i));
        }
    }

    /** Pops an operand of whatever type; {@link Subtyping#BOTTOM} when unreachable code leaves it open. */
    ValueType popAny() {
        if (height > frame.height) {
            return operands[--height];
        }
        if (frame.unreachable) {
            return Subtyping.BOTTOM;
        }
        throw mismatch("instruction requires an operand but stack has []");
    }

    void pop(ValueType expected) {
        if (height > frame.height) {
            ValueType actual = operands[height - 1];
            if (actual == expected || subtyping.matches(actual, expected)) {
                height--;
                return;
            }
        } else if (frame.unreachable) {
            return;
        }
        throw mismatch("instruction", List.of(expected), height, 1);
    }

    /** Pops a reference of whatever type; the bottom reference when unreachable code leaves it open. */
    ReferenceType popReference() {
        ValueType type = popAny();
        if (type == Subtyping.BOTTOM) {
            return Subtyping.BOTTOM_REFERENCE;
        }
        if (type instanceof ReferenceType reference) {
            return reference;
        }
        throw mismatch("instruction requires a reference but stack has [" + print(type) + "]");
    }

    void popAll(List<ValueType> expected) {
        checkTop(expected, "instruction");
        height = Math.max(frame.height, height - expected.size());
    }

    /** Checks the operands on top without popping them. */
    void checkTop(List<ValueType> expected, String what) {
        int count = expected.size();
        for (int i = 1; i <= count; i++) {
            if (height - i < frame.height) {
                if (frame.unreachable) {
                    return;
                }
                throw mismatch(what, expected, height, count);
            }
            ValueType actual = operands[height - i];
            ValueType wanted = expected.get(count - i);
            if (actual != wanted && !subtyping.matches(actual, wanted)) {
                throw mismatch(what, expected, height, count);
            }
        }
    }

    /** An instruction with fixed types (spec 3.4.10). */
    void apply(FunctionType signature) {
        popAll(signature.parameters());
        pushAll(signature.results());
    }

    /** How many operands the current block has pushed. */
    int operandCount() {
        return height - frame.height;
    }

    /** An operand of the current block, 0 being the topmost; the bottom type when it has no more. */
    ValueType operand(int fromTop) {
        return fromTop < operandCount() ? operands[height - 1 - fromTop] : Subtyping.BOTTOM;
    }

    // Blocks

    /** Enters a block, its parameters being pushed. */
    void pushFrame(ControlFrame.Kind kind, List<ValueType> parameters, List<ValueType> results) {
        if (depth == frames.length) {
            if (depth >= MAX_NESTING) {
                throw unsupported("blocks nested more than " + MAX_NESTING + " deep are not supported");
            }
            frames = Arrays.copyOf(frames, depth * 2);
        }
        frame = new ControlFrame(kind, parameters, results, height, locals.mark());
        frames[depth++] = frame;
        pushAll(parameters);
    }

    /** Leaves the current block, whose results must be what is on the stack; they are popped. */
    ControlFrame popFrame() {
        ControlFrame left = frame;
        int top = height;
        popAll(left.results);
        if (height != left.height) {
            throw mismatch("block", left.results, top, top);
        }
        locals.reset(left.localsMark);
        depth--;
        frame = depth == 0 ? null : frames[depth - 1];
        return left;
    }

    ControlFrame frame() {
        return frame;
    }

    /** Whether the outermost block has ended. */
    boolean finished() {
        return depth == 0;
    }

    void setUnreachable() {
        height = frame.height;
        frame.unreachable = true;
    }

    /** The block a label index means; {@code unknown label} when there is none (spec 3.1.6). */
    ControlFrame label(int index) {
        if (Integer.compareUnsigned(index, depth) >= 0) {
            throw invalid("unknown label " + Integer.toUnsignedString(index));
        }
        return frames[depth - 1 - index];
    }
}
