package dev.wasm2jar.testsuite.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasm2jar.compiler.wasm.ModuleException;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.binary.FunctionBuilder;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.ObjIntConsumer;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Every emitted method is checked for its size when a module is loaded here; see EmittedClasses. */
class LargeFunctionsTest {

    private static final int I32_ADD = 0x6a;
    private static final int I32_MUL = 0x6c;
    private static final int I32_XOR = 0x73;
    private static final int PAGE = 1 << 16;

    /** As deep as blocks are nested in modules that are deployed. */
    private static final int DEPTH = 3300;

    private static Instance instantiate(ModuleBuilder module) {
        return Modules.instantiate(Modules.load(module.toBytes(), "large"), new Imports());
    }

    private static int call(Instance instance, int argument) {
        return (Integer) instance.function("run").call(argument)[0];
    }

    @Test
    void straightCodeOf350000Instructions() {
        var module = new ModuleBuilder();
        FunctionBuilder run = module.exported("run", "i", "i");
        var random = new Random(1);
        int expected = 12345;
        for (int i = 0; i < 70_000; i++) {
            int operand = random.nextInt();
            boolean xor = random.nextBoolean();
            run.get(0).i32(operand).op(xor ? I32_XOR : I32_ADD).set(0);
            expected = xor ? expected ^ operand : expected + operand;
            if (i % 3 == 0) {
                run.get(0).i32(31).op(I32_MUL).set(0);
                expected *= 31;
            }
        }
        run.get(0);
        assertEquals(expected, call(instantiate(module), 12345));
    }

    @Test
    void oneExpressionOf200000Operations() {
        var module = new ModuleBuilder();
        FunctionBuilder run = module.exported("run", "i", "i");
        run.get(0);
        int expected = 7;
        for (int i = 0; i < 200_000; i++) {
            run.i32(i).op(i % 2 == 0 ? I32_ADD : I32_XOR);
            expected = i % 2 == 0 ? expected + i : expected ^ i;
        }
        assertEquals(expected, call(instantiate(module), 7));
    }

    /** All operands are pushed before the first is used. */
    @Test
    void operandStackOf20000Values() {
        var module = new ModuleBuilder();
        FunctionBuilder run = module.exported("run", "i", "i");
        int count = 20_000;
        int expected = 0;
        for (int i = 0; i < count; i++) {
            run.get(0).i32(i).op(I32_XOR);
            expected += 99 ^ i;
        }
        for (int i = 1; i < count; i++) {
            run.op(I32_ADD);
        }
        assertEquals(expected, call(instantiate(module), 99));
    }

    /** A switch of the form that compilers make of one: a tower of blocks with an arm after each. */
    @Test
    void switchWith5490Targets() {
        int arms = 5490;
        var module = new ModuleBuilder();
        FunctionBuilder run = module.exported("run", "i", "i");
        int result = run.local('i');
        run.blocks(arms + 1).get(0).branchToEnds(arms + 1);
        for (int i = 0; i < arms; i++) {
            run.end().i32(i * 7 + 1).get(result).op(I32_ADD).set(result);
            if (i % 5 != 0) {
                run.branch(arms - 1 - i);
            }
        }
        run.end().get(result);
        Instance instance = instantiate(module);
        for (int argument : new int[] {0, 1, 2, 5, 31, 32, 500, 4095, 4096, 5488, 5489, 5490, -1}) {
            assertEquals(expectedArm(argument, arms), call(instance, argument), "argument " + argument);
        }
    }

    /** Every fifth arm falls through to the next. */
    private static int expectedArm(int argument, int arms) {
        int result = 0;
        for (int i = argument; i >= 0 && i < arms; i++) {
            result += i * 7 + 1;
            if (i % 5 != 0) {
                break;
            }
        }
        return result;
    }

    /** An interpreter: a loop around a switch with large arms, run long enough to be compiled. */
    @Test
    void interpreterLoopWithLargeArms() {
        int arms = 300;
        var module = new ModuleBuilder();
        FunctionBuilder run = module.exported("run", "i", "i");
        int step = run.local('i');
        int state = run.local('i');
        run.block().loop();
        // Leaves after 20,000 steps.
        run.get(step).i32(20_000).op(0x46).branchIf(1);
        run.get(step).i32(1).op(I32_ADD).set(step);
        run.blocks(arms).get(state).i32(0x7fffffff).op(0x71).i32(arms).op(0x70).branchToEnds(arms);
        for (int i = 0; i < arms; i++) {
            arm(run.end(), state, i).branch(arms - 1 - i);
        }
        run.end().end().get(state);
        assertEquals(interpreted(17, word -> (word & 0x7fffffff) % arms), call(instantiate(module), 17));
    }

    /** An interpreter whose arms can fetch the next instruction, because it is they who end the loop. */
    @Test
    void interpreterLoopThatArmsLeave() {
        int arms = 60;
        Instance instance = interpreter(arms,
                (run, state) -> run.get(state).i32(0x7fffffff).op(0x71).i32(arms).op(0x70));
        assertEquals(interpreted(17, state -> (state & 0x7fffffff) % arms), call(instance, 17));
        // Descriptors of the arms name a class that does not exist: reflection must not meet them.
        Assertions.assertTrue(instance.getClass().getDeclaredMethods().length > 0);
    }

    /** An opcode that is a byte is below 256, whatever else it is: those above the last arm's are for that. */
    @Test
    void interpreterOfBytes() {
        int arms = 60;
        Instance instance = interpreter(arms, (run, state) -> run.get(state).i32(0xff).op(0x71).memory(0x2d, 0, 0));
        assertEquals(interpreted(17, state -> Math.min(opcode(state & 0xff), arms - 1)), call(instance, 17));
    }

    /** Negative ones and those that are too large lead to the default target, which is the last arm. */
    @Test
    void interpreterOfAnyIndices() {
        int arms = 60;
        Instance instance = interpreter(arms, (run, state) -> run.get(state).i32(24).op(0x75));
        assertEquals(interpreted(17, state -> (state >> 24 & ~63) == 0 ? Math.min(state >> 24, arms - 1) : arms - 1),
                call(instance, 17));
    }

    /** The driver of such a loop takes the array of the memory only when it leaves. */
    @Test
    void interpreterWhoseArmsGrowMemory() {
        int arms = 60;
        Instance instance = interpreter(arms,
                (run, state) -> run.get(state).i32(0xff).op(0x71).memory(0x2d, 0, 0),
                run -> run.op(0x3f, 0).i32(2).op(0x49).when().i32(1).op(0x40, 0, 0x1a).end(),
                (run, state) -> run.i32(PAGE).get(state).memory(0x36, 2, 0).i32(PAGE).memory(0x28, 2, 0));
        assertEquals(interpreted(17, state -> Math.min(opcode(state & 0xff), arms - 1)), call(instance, 17));
    }

    private static int opcode(int address) {
        return address * 7 & 0xff;
    }

    /** A function with the loop of an interpreter, around a memory of opcodes. */
    private static Instance interpreter(int arms, ObjIntConsumer<FunctionBuilder> fetch) {
        return interpreter(arms, fetch, run -> {}, (run, state) -> run.get(state));
    }

    /**
     * @param first what the first arm begins with
     * @param result what the function returns, after the loop
     */
    private static Instance interpreter(
            int arms,
            ObjIntConsumer<FunctionBuilder> fetch,
            Consumer<FunctionBuilder> first,
            ObjIntConsumer<FunctionBuilder> result) {
        var opcodes = new byte[256];
        for (int i = 0; i < opcodes.length; i++) {
            opcodes[i] = (byte) opcode(i);
        }
        var module = new ModuleBuilder().memory(1).data(0, opcodes);
        FunctionBuilder run = module.exported("run", "i", "i");
        int step = run.local('i');
        int state = run.local('i');
        run.block().loop();
        fetch.accept(run.blocks(arms), state);
        run.branchToEnds(arms);
        for (int i = 0; i < arms; i++) {
            run.end();
            if (i == 0) {
                first.accept(run);
            }
            arm(run, state, i);
            run.get(step).i32(1).op(I32_ADD).set(step);
            run.get(step).i32(20_000).op(0x46).branchIf(arms - i);
            run.branch(arms - 1 - i);
        }
        result.accept(run.end().end(), state);
        return instantiate(module);
    }

    /** What {@link #interpreted} does in a step. */
    private static FunctionBuilder arm(FunctionBuilder run, int state, int number) {
        for (int j = 0; j < 20; j++) {
            run.get(state).i32(number * 31 + j).op(j % 2 == 0 ? I32_ADD : I32_XOR).set(state);
        }
        return run.get(state).get(0).op(I32_MUL).set(state);
    }

    private static int interpreted(int factor, IntUnaryOperator fetch) {
        int state = 0;
        for (int step = 0; step < 20_000; step++) {
            int i = fetch.applyAsInt(state);
            for (int j = 0; j < 20; j++) {
                int operand = i * 31 + j;
                state = j % 2 == 0 ? state + operand : state ^ operand;
            }
            state *= factor;
        }
        return state;
    }

    @Test
    void deeplyNestedBlocks() {
        var module = new ModuleBuilder();
        FunctionBuilder run = module.exported("run", "i", "i");
        int count = run.local('i');
        run.blocks(DEPTH);
        for (int i = 0; i < DEPTH; i++) {
            run.get(0).i32(i).op(0x46).branchIf(DEPTH - 1 - i);
            run.get(count).i32(1).op(I32_ADD).set(count).end();
        }
        run.get(count);
        Instance instance = instantiate(module);
        assertEquals(DEPTH, call(instance, -1));
        assertEquals(DEPTH - 100, call(instance, DEPTH - 100));
    }

    @Test
    void deeplyNestedLoopsAndIfs() {
        var module = new ModuleBuilder();
        FunctionBuilder run = module.exported("run", "i", "i");
        int count = run.local('i');
        for (int i = 0; i < DEPTH; i++) {
            if (i % 2 == 0) {
                run.loop();
            } else {
                run.get(0).when();
            }
            run.get(count).i32(1).op(I32_ADD).set(count);
        }
        for (int i = DEPTH - 1; i >= 0; i--) {
            if (i % 2 == 0) {
                // Back to the head while the count is below zero: never, but nobody can know.
                run.get(count).i32(0).op(0x48).branchIf(0);
            } else {
                run.otherwise().get(count).i32(1000).op(I32_ADD).set(count);
            }
            run.end();
        }
        run.get(count);
        Instance instance = instantiate(module);
        assertEquals(DEPTH, call(instance, 1));
        assertEquals(1001, call(instance, 0));
    }

    /** As many locals as the largest function that was seen, all of them alive to the end. */
    @Test
    void manyLocals() {
        int locals = 11_453;
        var module = new ModuleBuilder();
        FunctionBuilder run = module.exported("run", "i", "i");
        for (int i = 0; i < locals; i++) {
            int local = run.local('i');
            run.get(0).i32(i).op(I32_MUL).set(local);
        }
        run.i32(0);
        int expected = 0;
        for (int i = 0; i < locals; i++) {
            run.get(i + 1).op(I32_XOR);
            expected ^= 3 * i;
        }
        assertEquals(expected, call(instantiate(module), 3));
    }

    /** More arguments than a method of the JVM can have. */
    @Test
    void manyParameters() {
        int parameters = 300;
        var module = new ModuleBuilder();
        FunctionBuilder sum = module.function("il".repeat(parameters / 2), "i");
        sum.i32(0);
        for (int i = 0; i < parameters; i++) {
            sum.get(i);
            if (i % 2 == 1) {
                sum.op(0xa7);
            }
            sum.op(I32_ADD);
        }
        FunctionBuilder run = module.exported("run", "i", "i");
        int expected = 0;
        for (int i = 0; i < parameters; i++) {
            run.get(0).i32(i).op(I32_MUL);
            if (i % 2 == 1) {
                run.op(0xac);
            }
            expected += 5 * i;
        }
        run.call(0);
        assertEquals(expected, call(instantiate(module), 5));
    }

    /** They are returned, passed on and dropped. */
    @Test
    void manyResults() {
        String results = "il".repeat(125);
        var module = new ModuleBuilder();
        FunctionBuilder make = module.function("i", results);
        for (int i = 0; i < results.length(); i++) {
            make.get(0).i32(i).op(I32_MUL);
            if (i % 2 == 1) {
                make.op(0xac);
            }
        }
        module.function("i", results).get(0).call(0);
        FunctionBuilder run = module.exported("run", "i", "i");
        int sum = run.local('i');
        run.get(0).call(1);
        int expected = 0;
        for (int i = results.length() - 1; i >= 0; i--) {
            if (i % 2 == 1) {
                run.op(0xa7);
            }
            run.get(sum).op(I32_ADD).set(sum);
            expected += 5 * i;
        }
        run.get(sum);
        assertEquals(expected, call(instantiate(module), 5));
    }

    @Test
    void tooManyParametersAndResultsAreRefused() {
        for (int type = 0; type < 2; type++) {
            var module = new ModuleBuilder();
            module.type(type == 0 ? "i".repeat(301) : "", type == 1 ? "i".repeat(251) : "");
            byte[] binary = module.toBytes();
            Assertions.assertThrows(ModuleException.class, () -> Modules.compile(binary, "wide"));
        }
    }

    /** Nesting beyond any limit is refused with a message, not with a stack overflow. */
    @Test
    void absurdNestingIsRefused() {
        var module = new ModuleBuilder();
        FunctionBuilder run = module.exported("run", "i", "i");
        int depth = 1_000_000;
        for (int i = 0; i < depth; i++) {
            run.loop();
        }
        for (int i = 0; i < depth; i++) {
            run.end();
        }
        run.get(0);
        byte[] binary = module.toBytes();
        Assertions.assertThrows(ModuleException.class, () -> Modules.compile(binary, "absurd"));
    }
}
