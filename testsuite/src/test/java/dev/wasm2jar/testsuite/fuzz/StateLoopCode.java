package dev.wasm2jar.testsuite.fuzz;

import java.util.List;

/**
 * Loops that go from state to state by what they read from memory, as LLVM makes them of scanners: a switch in a loop, whose
 * cases assign constants to what is switched by.
 */
final class StateLoopCode {

    private static final int SELECT = 0x1b;
    private static final int AND = 0x71;
    private static final int ADD = 0x6a;
    private static final int EQUAL = 0x46;

    private final CodeGenerator code;
    private final Out out = new Out();
    private final int states;
    private final int state;
    private final int present;
    private final int scratch;
    private final int letter;
    private final int counter;
    private final int sum;

    private StateLoopCode(CodeGenerator code) {
        this.code = code;
        states = 3 + code.random.nextInt(5);
        state = code.function.addLocal(Type.I32);
        present = code.function.addLocal(Type.I32);
        scratch = code.function.addLocal(Type.I32);
        letter = code.function.addLocal(Type.I32);
        counter = code.function.addLocal(Type.I32);
        sum = code.function.addLocal(Type.I32);
    }

    /** Null if there is no room for locals. */
    static Node statement(CodeGenerator code, int depth) {
        if (code.function.localCount() > 200) {
            return null;
        }
        return Node.plain(new StateLoopCode(code).loop(), List.of(code.value(Type.I32, depth)), List.of());
    }

    /** Takes a number that the letters are made of. */
    private Out loop() {
        set(letter);
        constant(code.random.nextInt(60));
        set(counter);
        if (code.chance(0.7)) {
            constant(code.random.nextInt(states));
            set(state);
        }
        out.bytes(0x02, 0x40, 0x03, 0x40);
        get(counter).bytes(0x45, 0x0d, 1);
        get(counter).bytes(0x41, 1, 0x6b);
        set(counter);
        get(letter).bytes(0x41).signed(1_103_515_245).bytes(0x6c, 0x41).signed(12345).bytes(ADD);
        set(letter);
        boolean copied = code.chance(0.6);
        if (copied) {
            get(state);
            set(present);
        }
        if (code.chance(0.4)) {
            state(2);
        }
        for (int i = 0; i <= states; i++) {
            out.bytes(0x02, 0x40);
        }
        get(copied ? present : state);
        if (code.chance(0.3)) {
            constant(code.random.nextInt(3));
            out.bytes(0x6b);
        }
        out.bytes(0x0e).unsigned(states);
        for (int i = 0; i <= states; i++) {
            out.unsigned(code.chance(0.8) ? i : code.random.nextInt(states + 1));
        }
        out.bytes(0x0b);
        for (int i = 0; i < states; i++) {
            for (int j = code.random.nextInt(3); j >= 0; j--) {
                step(states - i);
            }
            out.bytes(0x0b);
        }
        step(0);
        if (code.chance(0.8)) {
            state(0);
            out.bytes(0x0c, 0);
        }
        out.bytes(0x0b, 0x0b);
        return out;
    }

    /** @param depth of the loop's label */
    private void step(int depth) {
        switch (code.random.nextInt(8)) {
            case 0 -> {
                get(sum).bytes(0x41, 31, 0x6c);
                get(code.random.nextBoolean() ? state : present).bytes(ADD);
                set(sum);
            }
            case 1 -> {
                state(depth);
                condition();
                out.bytes(0x0d).unsigned(depth);
            }
            case 2 -> {
                condition();
                out.bytes(0x04, 0x40);
                state(depth + 1);
                if (code.chance(0.5)) {
                    out.bytes(0x0c).unsigned(depth + 1);
                }
                if (code.chance(0.5)) {
                    out.bytes(0x05);
                    state(depth + 1);
                }
                out.bytes(0x0b);
            }
            case 3 -> {
                condition();
                out.bytes(0x0d).unsigned(depth + (code.chance(0.3) ? 1 : 0));
            }
            case 4 -> {
                get(state);
                set(scratch);
                state(depth);
                get(scratch);
                set(state);
            }
            default -> {
                state(depth);
                if (code.chance(0.7)) {
                    out.bytes(0x0c).unsigned(depth);
                }
            }
        }
    }

    /** Assigns the next state. */
    private void state(int depth) {
        switch (code.random.nextInt(10)) {
            case 0, 1, 2 -> {
                next();
                next();
                condition();
                out.bytes(SELECT);
            }
            case 3 -> {
                next();
                next();
                next();
                condition();
                out.bytes(SELECT);
                condition();
                out.bytes(SELECT);
            }
            case 4 -> {
                if (code.chance(0.2)) {
                    get(letter).bytes(0x41, 7, AND);
                } else {
                    get(scratch);
                }
            }
            default -> next();
        }
        set(state);
        if (depth == 1 && code.chance(0.1)) {
            get(state);
            set(scratch);
        }
    }

    private void next() {
        constant(code.random.nextInt(states + 1));
    }

    private void condition() {
        get(letter).bytes(0x41).signed(16 + code.random.nextInt(12)).bytes(0x76, 0x41).signed(3).bytes(AND);
        constant(code.random.nextInt(4));
        out.bytes(EQUAL);
    }

    private void constant(int value) {
        out.bytes(0x41).signed(value);
    }

    private Out get(int local) {
        return out.bytes(0x20).unsigned(local);
    }

    private void set(int local) {
        out.bytes(0x21).unsigned(local);
    }
}
