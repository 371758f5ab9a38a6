package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.host.WasiFunctions;
import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.jvm.JvmCode;
import dev.wasm2jar.compiler.jvm.JvmNames;
import dev.wasm2jar.compiler.wasm.Module;
import java.io.PrintWriter;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceClassVisitor;
import org.objectweb.asm.util.TraceMethodVisitor;

/** Prints the bytecode of a module, in the notation of ASM. */
final class BytecodeDump {

    private static final String CLASS = "wasm.Module";

    private BytecodeDump() {}

    /** @param function the only one to print, or null for all classes */
    static void print(Module module, String name, IrModule.Function function, PrintWriter out) {
        var options = CompilerOptions.of(name, CLASS).withHost(new WasiFunctions());
        JvmCode code = Compiler.compile(module, options).code();
        code.classes().forEach((className, bytes) -> {
            if (function == null) {
                new ClassReader(bytes).accept(new TraceClassVisitor(null, new Textifier(), out), 0);
            } else if (className.startsWith(code.instanceClass() + "$Code")) {
                new ClassReader(bytes).accept(new FunctionPrinter(JvmNames.methodName(function.name()), out), 0);
            }
        });
    }

    /** Prints the method of a function and those that were cut out of it. */
    private static final class FunctionPrinter extends ClassVisitor {

        private final String method;
        private final PrintWriter out;

        FunctionPrinter(String method, PrintWriter out) {
            super(Opcodes.ASM9);
            this.method = method;
            this.out = out;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            boolean piece = name.startsWith(method) && name.substring(method.length()).matches("\\$\\d+");
            if (!name.equals(method) && !piece) {
                return null;
            }
            var printer = new Textifier(Opcodes.ASM9) {
                @Override
                public void visitMethodEnd() {
                    out.println(name + descriptor);
                    print(out);
                    out.println();
                }
            };
            return new TraceMethodVisitor(printer);
        }
    }
}
