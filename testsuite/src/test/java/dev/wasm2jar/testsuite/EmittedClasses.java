package dev.wasm2jar.testsuite;

import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.compiler.jvm.JvmCode;
import dev.wasm2jar.compiler.jvm.MethodLimits;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/**
 * What must hold for all emitted classes: the JVM's verifier accepts them, and HotSpot compiles every method, because
 * none is larger than {@link MethodLimits#MAX_CODE}. Every module that a suite compiles goes through here.
 */
public final class EmittedClasses {

    private static final LongAdder CLASSES = new LongAdder();
    private static final LongAdder METHODS = new LongAdder();
    private static final LongAccumulator LARGEST = new LongAccumulator(Math::max, 0);

    private EmittedClasses() {}

    /**
     * Loads and verifies all classes of a module.
     *
     * @return the class loader that has them
     */
    public static ClassLoader check(CompiledModule module) {
        module.code().classes().forEach(EmittedClasses::checkSizes);
        ClassLoader loader = module.toClassLoader(EmittedClasses.class.getClassLoader());
        for (String name : module.code().classes().keySet()) {
            try {
                Class.forName(name.replace('/', '.'), true, loader);
            } catch (ClassNotFoundException | LinkageError refused) {
                throw new AssertionError(refused + "\n" + explain(module.code(), name, loader), refused);
            }
        }
        return loader;
    }

    /** Checks that HotSpot compiles all methods of a class. */
    public static void checkSizes(String name, byte[] classFile) {
        CLASSES.increment();
        ClassFileMethods.codeLengths(classFile).forEach((method, length) -> {
            METHODS.increment();
            LARGEST.accumulate(length);
            if (length > MethodLimits.MAX_CODE) {
                throw new AssertionError(name + "." + method + " has " + length + " bytes of code");
            }
        });
    }

    private static String explain(JvmCode code, String name, ClassLoader loader) {
        var text = new StringWriter();
        try {
            CheckClassAdapter.verify(new ClassReader(code.classes().get(name)), loader, false, new PrintWriter(text));
        } catch (RuntimeException unreadable) {
            text.write(unreadable.toString());
        }
        String explanation = text.toString();
        return explanation.substring(0, Math.min(explanation.length(), 4000));
    }

    /** What has been checked so far. */
    public static String summary() {
        return CLASSES + " classes with " + METHODS + " methods verified, the largest with " + LARGEST
                + " bytes of code";
    }
}
