package dev.wasm2jar.compiler.jvm;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Where Java calls the code of a module: what the JVM's checks throw there becomes a trap, and an instance that can be
 * interrupted knows which thread is in it.
 */
final class GuestBoundary {

    private static final String THREAD = "java/lang/Thread";

    private final Code code;
    private final ModuleLayout layout;
    private final List<Object> frame;
    /** The slot of what the instance gave when it was entered. */
    private final int outer;
    private final Label start = new Label();
    private final Label end = new Label();

    /**
     * @param parameters of the method as a stack map frame names them, the instance first
     * @param slots that they take
     */
    GuestBoundary(Code code, ModuleLayout layout, List<Object> parameters, int slots) {
        this.code = code;
        this.layout = layout;
        this.frame = new ArrayList<>(parameters);
        this.outer = slots;
    }

    /** The code of the module is called after this. */
    void enter() {
        if (layout.isInterruptible()) {
            code.loadObject(0);
            code.invokeVirtual(layout.instanceClass, "enter", "()" + Runtime.descriptor(THREAD));
            code.storeObject(outer);
            frame.add(THREAD);
        }
        code.place(start);
    }

    /** The code of the module has been called; what it returned may be on the stack. */
    void leave() {
        code.place(end);
        if (layout.isInterruptible()) {
            leaveInstance();
        }
    }

    private void leaveInstance() {
        code.loadObject(0);
        code.loadObject(outer);
        code.invokeVirtual(layout.instanceClass, "leave", "(" + Runtime.descriptor(THREAD) + ")V");
    }

    /** Ends the method. */
    void finish() {
        var handler = new Label();
        code.handle(start, end, handler, "java/lang/RuntimeException");
        code.handle(start, end, handler, "java/lang/StackOverflowError");
        code.place(handler);
        if (!layout.isInterruptible()) {
            code.frame(Opcodes.F_SAME1, List.of(), "java/lang/Throwable");
            translateAndThrow();
            return;
        }
        code.frame(Opcodes.F_FULL, frame, "java/lang/Throwable");
        var other = new Label();
        code.handle(start, end, other, "java/lang/Throwable");
        leaveInstance();
        translateAndThrow();
        code.place(other);
        code.frame(Opcodes.F_SAME1, List.of(), "java/lang/Throwable");
        leaveInstance();
        code.op(Opcodes.ATHROW);
    }

    private void translateAndThrow() {
        code.invokeStatic(Runtime.TRAP, layout.hasArrays() ? "translateWithArrays" : "translate",
                "(Ljava/lang/Throwable;)Ljava/lang/RuntimeException;");
        code.op(Opcodes.ATHROW);
    }
}
