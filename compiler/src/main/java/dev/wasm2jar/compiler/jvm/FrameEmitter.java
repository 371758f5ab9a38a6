package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.Local;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The class of the object that holds the locals which the body and the pieces of a large function share. */
final class FrameEmitter {

    private FrameEmitter() {}

    static byte[] emit(ModuleLayout layout, IrFunction function) {
        String name = FunctionEmitter.frameClass(layout, function);
        ClassFile target = ClassFile.ofStatics(name, null);
        function.frame().stream()
                .sorted((a, b) -> Integer.compare(a.index(), b.index()))
                .forEach((Local local) -> target.field(0, MethodScope.frameField(local),
                        JvmType.of(local.type()).descriptor));
        MethodVisitor method = target.method(0, "<init>", "()V");
        var code = new Code(method);
        code.loadObject(0);
        code.invokeSpecial("java/lang/Object", "<init>", "()V");
        code.op(Opcodes.RETURN);
        ClassFile.end(method);
        return target.toBytes();
    }
}
