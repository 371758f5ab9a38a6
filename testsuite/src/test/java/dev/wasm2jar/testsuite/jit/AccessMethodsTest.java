package dev.wasm2jar.testsuite.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.LittleEndian;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What keeps C1 from inlining the methods that access memory, and lets C2 do it at every call. */
class AccessMethodsTest {

    /** HotSpot's C1InlineStackLimit: of the operand stack and of locals other than parameters. */
    private static final int C1_STACK = 10;
    /** MaxInlineSize: C2 inlines what is larger only where it is called often. */
    private static final int ANYWHERE = 35;

    @Test
    void methodsAreTooDeepForC1AndSmallEnoughForC2() throws IOException {
        List<String> seen = new ArrayList<>();
        for (Class<?> holder : LittleEndian.class.getDeclaredClasses()) {
            try (InputStream file = holder.getResourceAsStream("LittleEndian$" + holder.getSimpleName() + ".class")) {
                new ClassReader(file).accept(new Methods(holder.getSimpleName(), seen), ClassReader.SKIP_FRAMES);
            }
        }
        assertEquals(10, seen.size(), () -> "" + seen);
    }

    private static final class Methods extends ClassVisitor {

        private final String holder;
        private final List<String> seen;

        Methods(String holder, List<String> seen) {
            super(Opcodes.ASM9);
            this.holder = holder;
            this.seen = seen;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            if (!name.equals("get") && !name.equals("set")) {
                return null;
            }
            String method = holder + "." + name;
            int parameters = (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1;
            MethodVisitor code = new org.objectweb.asm.ClassWriter(0).visitMethod(access, name, descriptor, null, null);
            return new MethodVisitor(Opcodes.ASM9, code) {
                @Override
                public void visitMaxs(int stack, int locals) {
                    assertTrue(stack + locals - parameters > C1_STACK, method + ": " + stack + " + " + locals);
                    var end = new Label();
                    super.visitLabel(end);
                    super.visitMaxs(stack, locals);
                    assertTrue(end.getOffset() <= ANYWHERE, method + ": " + end.getOffset() + " bytes");
                    seen.add(method);
                }
            };
        }
    }
}
