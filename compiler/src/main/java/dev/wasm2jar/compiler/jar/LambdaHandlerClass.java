package dev.wasm2jar.compiler.jar;

import dev.wasm2jar.compiler.jvm.JvmCode;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The class that Lambda's Java runtimes call. It implements an interface of Amazon's library aws-lambda-java-core, which is
 * part of these runtimes, and hands everything on to the runtime in the jar, which knows nothing of that library.
 */
final class LambdaHandlerClass {

    private static final String DEPLOY = "dev/wasm2jar/runtime/deploy/";
    private static final String BASE = "dev/wasm2jar/runtime/lambda/EventHandler";
    private static final String FUNCTION = "Ldev/wasm2jar/runtime/lambda/EventFunction;";
    private static final String INTERFACE = "com/amazonaws/services/lambda/runtime/RequestStreamHandler";
    private static final String CONTEXT = "com/amazonaws/services/lambda/runtime/Context";
    private static final String STREAMS = "Ljava/io/InputStream;Ljava/io/OutputStream;";
    private static final int CONTEXT_VARIABLE = 3;

    private LambdaHandlerClass() {}

    /** The internal name of the handler; the module's own classes have a {@code $} in theirs, or a {@code _}. */
    static String name(JvmCode code) {
        return code.instanceClass() + "Handler";
    }

    /** @param program internal name of the main class */
    static byte[] of(String name, String program, RequestShape shape) {
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, name, null, BASE,
                new String[] {INTERFACE});
        constructor(writer, program, shape);
        handleRequest(writer);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void constructor(ClassWriter writer, String program, RequestShape shape) {
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        method.visitCode();
        method.visitVarInsn(Opcodes.ALOAD, 0);
        method.visitTypeInsn(Opcodes.NEW, program);
        method.visitInsn(Opcodes.DUP);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, program, "<init>", "()V", false);
        boolean http = shape == RequestShape.CGI;
        method.visitMethodInsn(Opcodes.INVOKESTATIC, DEPLOY + (http ? "LambdaHttpFunctions" : "LambdaFunctions"),
                http ? "http" : "events", "(Ldev/wasm2jar/runtime/launch/GuestProgram;)" + FUNCTION, false);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, BASE, "<init>", "(" + FUNCTION + ")V", false);
        end(method);
    }

    private static void handleRequest(ClassWriter writer) {
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_PUBLIC, "handleRequest",
                "(" + STREAMS + "L" + CONTEXT + ";)V", null, new String[] {"java/io/IOException"});
        method.visitCode();
        for (int variable = 0; variable < CONTEXT_VARIABLE; variable++) {
            method.visitVarInsn(Opcodes.ALOAD, variable);
        }
        ofContext(method, "getAwsRequestId", "()Ljava/lang/String;");
        ofContext(method, "getInvokedFunctionArn", "()Ljava/lang/String;");
        ofContext(method, "getRemainingTimeInMillis", "()I");
        method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BASE, "handle",
                "(" + STREAMS + "Ljava/lang/String;Ljava/lang/String;I)V", false);
        end(method);
    }

    private static void ofContext(MethodVisitor method, String getter, String descriptor) {
        method.visitVarInsn(Opcodes.ALOAD, CONTEXT_VARIABLE);
        method.visitMethodInsn(Opcodes.INVOKEINTERFACE, CONTEXT, getter, descriptor, true);
    }

    private static void end(MethodVisitor method) {
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(0, 0);
        method.visitEnd();
    }
}
