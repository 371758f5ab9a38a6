package dev.wasm2jar.testsuite.memory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.pass.CopyFunctions;
import dev.wasm2jar.compiler.wasm.FunctionBody;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ModuleParser;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.runtime.ShortCopy;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.SharedFolder;
import dev.wasm2jar.testsuite.binary.FunctionBuilder;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that copy are found whoever compiled them, nothing else is, and they do what they did. */
class CopyFunctionsTest {

    private static final int END = Memory.PAGE_SIZE;
    private static final int LENGTHS = ShortCopy.LONGEST + 3;
    private static final int ALIGNMENTS = 5;

    private static final int LOAD = 0x28;
    private static final int LOAD_BYTE = 0x2d;
    private static final int STORE = 0x36;
    private static final int STORE_BYTE = 0x3a;
    private static final int SELECT = 0x1b;
    private static final int EQZ = 0x45;
    private static final int ADD = 0x6a;
    private static final int SUB = 0x6b;
    private static final int AND = 0x71;

    /** Of wasi-libc as Debian and Rust compile it, of clang 22, and of Rust's own. */
    @ParameterizedTest
    @ValueSource(strings = {"hello", "rust-wasiapp", "simd-22", "worker", "kernels"})
    void functionsOfGuestsDoTheSame(String guest) throws IOException {
        byte[] wasm = Files.readAllBytes(
                SharedFolder.repository().resolve("testsuite/guests/wasm").resolve(guest + ".wasm"));
        Module module = ModuleParser.parse(wasm);
        IrModule lowered = Compiler.lower(module, guest);
        int imported = lowered.functions().size() - module.bodies().size();
        List<Integer> found = IntStream.range(0, module.bodies().size())
                .filter(body -> CopyFunctions.isCopy(lowered.bodies().function(imported + body), lowered))
                .boxed()
                .toList();
        assertEquals(1, found.size(), found + "");
        FunctionBody body = module.bodies().get(found.get(0));
        boolean returns = !lowered.functions().get(imported + found.get(0)).signature().results().isEmpty();
        String results = returns ? "i" : "";
        doTheSame(copyOf(body, new ModuleBuilder().function("iii", results)), copyOf(body, withoutProof(results)));
    }

    private static FunctionBuilder copyOf(FunctionBody body, FunctionBuilder to) {
        body.locals().forEach(run -> {
            for (int i = 0; i < run.count(); i++) {
                to.local(run.type().toString().equals("i64") ? 'l' : 'i');
            }
        });
        for (int at = body.code().offset(); at < body.code().end() - 1; at++) {
            to.op(body.code().array()[at] & 0xff);
        }
        return to;
    }

    /** A function that reads a global first, which no function that copies does. */
    private static FunctionBuilder withoutProof(String results) {
        return new ModuleBuilder().function("iii", results).op(0x23, 0, 0x1a);
    }

    private static void doTheSame(FunctionBuilder copying, FunctionBuilder plain) {
        Instance copies = instance(copying);
        Instance plainly = instance(plain);
        var random = new Random(1);
        for (int length = 0; length < LENGTHS; length++) {
            for (int to = 0; to < ALIGNMENTS; to++) {
                for (int from = 0; from < ALIGNMENTS; from++) {
                    check(copies, plainly, 1000 + to, 2000 + from, length);
                }
            }
            int near = 3000 + random.nextInt(2 * length + 3) - length;
            check(copies, plainly, 3000, near, length);
            check(copies, plainly, near, 3000, length);
            check(copies, plainly, END - length + random.nextInt(3) - 1, 100, length);
            check(copies, plainly, 100, END - length + random.nextInt(3) - 1, length);
            check(copies, plainly, -random.nextInt(20), 100, length);
            check(copies, plainly, 100, random.nextInt() | Integer.MIN_VALUE, length);
        }
        check(copies, plainly, 100, 30000, 20000);
    }

    private static Instance instance(FunctionBuilder copy) {
        ModuleBuilder module = new ModuleBuilder().memory(1).exportMemory("memory", 0).global(0).exported("copy", copy);
        return Modules.instantiate(Modules.load(module.toBytes(), "copy.wasm"), new Imports());
    }

    private static void check(Instance one, Instance other, int to, int from, int length) {
        String call = "copy(" + to + ", " + from + ", " + length + ")";
        assertEquals(outcome(one, to, from, length), outcome(other, to, from, length), call);
        assertArrayEquals(contents(one), contents(other), call);
    }

    private static byte[] contents(Instance instance) {
        return ((Memory) instance.export("memory")).bytes;
    }

    private static String outcome(Instance instance, int to, int from, int length) {
        byte[] bytes = contents(instance);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31 + (i >> 8) * 17);
        }
        try {
            return Arrays.toString(instance.function("copy").call(to, from, length));
        } catch (Trap trap) {
            return trap.getMessage();
        }
    }

    /** Byte by byte, from the beginning. */
    private static FunctionBuilder loop() {
        FunctionBuilder copy = new ModuleBuilder().function("iii", "i");
        return loop(copy, copy.local('i')).get(0);
    }

    /** Copies as many bytes as there are, from the one that the local says. */
    private static FunctionBuilder loop(FunctionBuilder copy, int done) {
        return copy.block().loop()
                .get(done).get(2).op(0x4f).branchIf(1)
                .get(0).get(done).op(ADD).get(1).get(done).op(ADD).memory(LOAD_BYTE, 0, 0).memory(STORE_BYTE, 0, 0)
                .get(done).i32(1).op(ADD).set(done).branch(0)
                .end().end();
    }

    private static boolean isCopy(FunctionBuilder function) {
        byte[] wasm = new ModuleBuilder().memory(1).global(0).exported("copy", function).toBytes();
        IrModule lowered = Compiler.lower(ModuleParser.parse(wasm), "copy");
        return CopyFunctions.isCopy(lowered.bodies().function(0), lowered);
    }

    @Test
    void loopOverBytesIsFound() {
        assertTrue(isCopy(loop()));
        FunctionBuilder plain = withoutProof("i");
        doTheSame(loop(), loop(plain, plain.local('i')).get(0));
    }

    private static void isNoCopy(FunctionBuilder function) {
        assertEquals(false, isCopy(function));
    }

    @Test
    void returnsTheSource() {
        FunctionBuilder copy = new ModuleBuilder().function("iii", "i");
        isNoCopy(loop(copy, copy.local('i')).get(1));
    }

    @Test
    void leavesOutAByte() {
        FunctionBuilder copy = new ModuleBuilder().function("iii", "i");
        int done = copy.local('i');
        isNoCopy(loop(copy.i32(1).set(done), done).get(0));
    }

    @Test
    void storesBeyondTheEnd() {
        FunctionBuilder copy = new ModuleBuilder().function("iii", "i");
        isNoCopy(loop(copy, copy.local('i'))
                .get(0).get(2).op(ADD).i32(0).memory(STORE_BYTE, 0, 0).get(0));
    }

    /** Which may be outside of the memory. */
    @Test
    void readsBeyondTheEnd() {
        FunctionBuilder copy = new ModuleBuilder().function("iii", "i");
        isNoCopy(loop(copy, copy.local('i'))
                .get(1).get(2).op(ADD).memory(LOAD_BYTE, 0, 0).set(1).get(0));
    }

    @Test
    void storesToTheSource() {
        FunctionBuilder copy = new ModuleBuilder().function("iii", "i");
        isNoCopy(loop(copy, copy.local('i')).get(2).when().get(1).i32(0).memory(STORE_BYTE, 0, 0).end().get(0));
    }

    @Test
    void dependsOnWhatItCopies() {
        FunctionBuilder copy = new ModuleBuilder().function("iii", "i");
        isNoCopy(loop(copy, copy.local('i'))
                .get(2).when().get(1).memory(LOAD_BYTE, 0, 0).when().get(0).i32(0).memory(STORE_BYTE, 0, 0).end().end()
                .get(0));
    }

    @Test
    void isWrongForOneAlignmentAndOneLength() {
        FunctionBuilder copy = new ModuleBuilder().function("iii", "i");
        isNoCopy(loop(copy, copy.local('i'))
                .get(1).i32(3).op(AND, EQZ).when().get(2).i32(97).op(SUB, EQZ).when()
                .get(0).i32(1).memory(STORE_BYTE, 0, 50).end().end().get(0));
    }

    /** A word that is not aligned may reach beyond the memory. */
    @Test
    void readsWordsAcrossTheEnd() {
        FunctionBuilder copy = new ModuleBuilder().function("iii", "i");
        isNoCopy(loop(copy, copy.local('i')).get(2).when().get(1).memory(LOAD, 0, 0).set(1).end().get(0));
    }

    @Test
    void comparesTheRanges() {
        FunctionBuilder copy = new ModuleBuilder().function("iii", "i");
        isNoCopy(loop(copy, copy.local('i')).get(0).get(1).op(0x49).set(1).get(0));
    }

    @Test
    void storesWordsOfNothing() {
        FunctionBuilder copy = new ModuleBuilder().function("iii", "i");
        isNoCopy(copy.get(2).i32(3).op(0x4b).when().get(0).i32(0).memory(STORE, 0, 0).end().get(0));
    }

    /** {@code select} computes both of its values. */
    @Test
    void readsBeyondTheEndWhatItDoesNotSelect() {
        FunctionBuilder copy = new ModuleBuilder().function("iii", "i");
        isNoCopy(loop(copy, copy.local('i'))
                .i32(7).get(1).get(2).op(ADD).memory(LOAD_BYTE, 0, 0).i32(1).op(SELECT).set(1).get(0));
    }

    @Test
    void doesNotEnd() {
        FunctionBuilder copy = new ModuleBuilder().function("iii", "i");
        isNoCopy(loop(copy, copy.local('i')).loop().branch(0).end().get(0).i32(0).memory(STORE_BYTE, 0, 0).get(0));
    }
}
