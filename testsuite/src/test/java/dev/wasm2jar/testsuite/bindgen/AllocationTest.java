package dev.wasm2jar.testsuite.bindgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.bindgen.BindgenCompiler;
import dev.wasm2jar.compiler.jvm.JvmCode;
import dev.wasm2jar.compiler.wasm.ModuleParser;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What is passed to the module and what it returns is freed exactly once: its allocator is counted. */
class AllocationTest {

    private static final int CALLS = 100_000;

    // The allocator of Rust's standard library; what is around it is inlined.
    private static final Pattern MALLOC = Pattern.compile(".*Dlmalloc\\$LT\\$A\\$GT\\$6malloc17h\\p{XDigit}{16}E");
    private static final Pattern FREE = Pattern.compile(".*Dlmalloc\\$LT\\$A\\$GT\\$4free17h\\p{XDigit}{16}E");

    /** What the instrumented allocator has done. */
    public static final class Count {

        static long allocated;
        static long freed;

        private Count() {}

        public static void allocate() {
            allocated++;
        }

        public static void free() {
            freed++;
        }
    }

    private final Class<?> worker = load();
    private final Object instance = call(null, worker, "instantiate");

    private static Class<?> load() {
        try {
            CompiledModule module = BindgenCompiler.compile(
                    BindgenCompiler.read(ModuleParser.parse(Files.readAllBytes(WorkerLibraryTest.WORKER))),
                    CompilerOptions.of("worker.wasm", "com.example.Counted"));
            JvmCode code = module.code();
            Map<String, byte[]> classes = new TreeMap<>(code.classes());
            classes.replaceAll((name, bytes) -> name.contains("$Code") ? instrument(bytes) : bytes);
            var counted = new JvmCode(code.instanceClass(), classes, code.resources(), code.hostStates(),
                    code.importsMemories(), code.needsImports());
            return new CompiledModule(module.module(), counted).toClassLoader(AllocationTest.class.getClassLoader())
                    .loadClass("com.example.Counted");
        } catch (Exception failure) {
            throw new AssertionError(failure);
        }
    }

    private static byte[] instrument(byte[] classFile) {
        var reader = new ClassReader(classFile);
        var writer = new ClassWriter(0);
        reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                String counter = MALLOC.matcher(name).matches() ? "allocate" : FREE.matcher(name).matches() ? "free" : null;
                if (counter != null) {
                    method.visitMethodInsn(Opcodes.INVOKESTATIC, Count.class.getName().replace('.', '/'), counter, "()V",
                            false);
                }
                return method;
            }
        }, 0);
        return writer.toByteArray();
    }

    private static Object call(Object receiver, Class<?> type, String name, Object... arguments) {
        for (Method method : type.getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                try {
                    return method.invoke(receiver, arguments);
                } catch (InvocationTargetException thrown) {
                    throw new IllegalStateException(thrown.getCause());
                } catch (IllegalAccessException inaccessible) {
                    throw new AssertionError(inaccessible);
                }
            }
        }
        throw new AssertionError(name);
    }

    private void round(int number) {
        assertEquals("{\"id\": \"" + number + "\"}", call(instance, worker, "route", "GET", "/api/users/" + number));
        assertEquals("Computed: k", call(instance, worker, "handleWithCache", "k"));
        assertEquals(3L, call(instance, worker, "sumBytes", (Object) new byte[] {1, 2}));
        assertEquals(5, ((byte[]) call(instance, worker, "makeBytes", 5L)).length);
        assertEquals(2, ((double[]) call(instance, worker, "scale", new double[] {1, 2}, 2.0)).length);
        assertEquals("Computed: k", call(instance, worker, "cacheGet", "k"));
        assertEquals(null, call(instance, worker, "cacheGet", "none"));
        assertThrows(IllegalStateException.class, () -> call(instance, worker, "fails", -1));
    }

    @Test
    void everythingIsFreedOnce() {
        round(0);
        long before = Count.allocated;
        long alive = before - Count.freed;
        for (int i = 0; i < CALLS / 8; i++) {
            round(i);
        }
        assertTrue(Count.allocated - before > CALLS, "only " + (Count.allocated - before) + " allocations were seen");
        assertEquals(alive, Count.allocated - Count.freed);
    }
}
