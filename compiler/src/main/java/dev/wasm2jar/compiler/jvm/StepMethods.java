package dev.wasm2jar.compiler.jvm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A long sequence of small steps, spread over as many static methods and classes as the limits ask for. All methods have
 * the same descriptor, without a result.
 */
final class StepMethods {

    private static final int CLASS_STEPS = 4000;

    private final String classPrefix;
    private final String descriptor;
    private final Map<String, byte[]> classes = new LinkedHashMap<>();
    private final List<MethodRef> methods = new ArrayList<>();
    private ClassFile classFile;
    private MethodVisitor method;
    private Code code;
    private int steps;

    StepMethods(String classPrefix, String descriptor) {
        this.classPrefix = classPrefix;
        this.descriptor = descriptor;
    }

    /** Adds a step: straight-line code, a few hundred bytes at most. */
    void add(Consumer<Code> step) {
        if (method != null) {
            var here = new Label();
            method.visitLabel(here);
            if (here.getOffset() > MethodLimits.CHUNK_CODE || steps >= CLASS_STEPS) {
                endMethod();
            }
        }
        if (steps >= CLASS_STEPS) {
            endClass();
        }
        if (classFile == null) {
            classFile = ClassFile.ofStatics(classPrefix + classes.size(), null);
        }
        if (method == null) {
            String name = "step" + methods.size();
            method = classFile.method(Opcodes.ACC_STATIC, name, descriptor);
            code = new Code(method);
            methods.add(new MethodRef(classFile.name, name, descriptor));
        }
        step.accept(code);
        steps++;
    }

    /** Ends the sequence; after it {@link #methods} and {@link #classes} are complete. */
    void finish() {
        endMethod();
        endClass();
    }

    /** The methods to call, in order. */
    List<MethodRef> methods() {
        return methods;
    }

    /** Class files by internal name. */
    Map<String, byte[]> classes() {
        return classes;
    }

    private void endMethod() {
        if (method != null) {
            code.op(Opcodes.RETURN);
            ClassFile.end(method);
            method = null;
        }
    }

    private void endClass() {
        if (classFile != null) {
            classes.put(classFile.name, classFile.toBytes());
            classFile = null;
            steps = 0;
        }
    }
}
