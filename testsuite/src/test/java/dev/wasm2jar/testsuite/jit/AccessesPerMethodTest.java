package dev.wasm2jar.testsuite.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.binary.FunctionBuilder;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * C1 of JDK 17 runs out of virtual registers above some 105 accesses through VarHandles in one method. Such a method is
 * interpreted for long.
 */
class AccessesPerMethodTest {

    private static final int MOST = 100;
    private static final int I32_LOAD = 0x28;
    private static final int I32_STORE = 0x36;
    private static final int I32_ADD = 0x6a;

    /** Doubles as many words of the memory one by one. */
    private static ModuleBuilder doubling(int words) {
        var module = new ModuleBuilder().memory(1).exportMemory("memory", 0);
        FunctionBuilder run = module.exported("run", "i", "");
        for (int i = 0; i < words; i++) {
            run.get(0);
            run.get(0).memory(I32_LOAD, 2, 4 * i).get(0).memory(I32_LOAD, 2, 4 * i).op(I32_ADD);
            run.memory(I32_STORE, 2, 4 * i);
        }
        return module;
    }

    @Test
    void noMethodHasMoreThanC1Takes() {
        CompiledModule module = Modules.compile(doubling(400).toBytes(), "accesses");
        List<Integer> counts = new ArrayList<>();
        module.code().classes().values().forEach(classFile -> count(classFile, counts));
        assertEquals(1200, counts.stream().mapToInt(Integer::intValue).sum());
        assertTrue(counts.stream().allMatch(count -> count <= MOST), counts::toString);
        // They are not many more than needed, either.
        assertTrue(counts.stream().filter(count -> count > 0).count() <= 1200 / 25, counts::toString);
    }

    private static void count(byte[] classFile, List<Integer> counts) {
        new ClassReader(classFile).accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                    private int accesses;

                    @Override
                    public void visitMethodInsn(
                            int opcode, String owner, String called, String type, boolean isInterface) {
                        accesses += owner.equals("java/lang/invoke/VarHandle") ? 1 : 0;
                    }

                    @Override
                    public void visitEnd() {
                        counts.add(accesses);
                    }
                };
            }
        }, 0);
    }

    @Test
    void theFunctionDoesTheSameInPieces() {
        Instance instance = Modules.instantiate(Modules.load(doubling(400).toBytes(), "accesses"), new Imports());
        Memory memory = (Memory) instance.export("memory");
        for (int i = 0; i < 400; i++) {
            memory.putInt(64 + 4 * i, i);
        }
        instance.function("run").call(64);
        for (int i = 0; i < 400; i++) {
            assertEquals(2 * i, memory.getInt(64 + 4 * i));
        }
    }
}
