package dev.wasm2jar.compiler.bindgen.emit;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** The main class of a worker: how the runtime calls its functions. */
final class WorkerClassEmitter {

    private static final String PROGRAM = "dev/wasm2jar/runtime/worker/WorkerProgram";

    private final ApiNames names;
    private final GeneratedClass target;

    WorkerClassEmitter(ApiNames names, String className) {
        this.names = names;
        this.target = new GeneratedClass(Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, className,
                "java/lang/Object", PROGRAM);
    }

    /** @param main internal name of the class whose method {@code main} takes the program and the words */
    byte[] emit(String main, String moduleName, String version, List<String> options, WorkerFunctions functions) {
        constructor();
        main(main);
        text("name", moduleName);
        text("compilerVersion", version);
        text("instanceClass", names.api().replace('/', '.'));
        texts("options", options);
        texts("functions", functions.texts());
        instantiate();
        call(functions);
        return target.toBytes();
    }

    private void constructor() {
        Body body = target.method(Opcodes.ACC_PUBLIC, "<init>", "()V");
        body.load(JavaTypes.OBJECT, 0);
        body.invokeSpecial("java/lang/Object", "<init>", "()V");
        body.returnValue("V");
        body.end();
    }

    private void main(String main) {
        Body body = target.method(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "main", "([Ljava/lang/String;)V");
        body.type(Opcodes.NEW, target.name);
        body.op(Opcodes.DUP);
        body.invokeSpecial(target.name, "<init>", "()V");
        body.load("[Ljava/lang/String;", 0);
        body.invokeStatic(main, "main", "(L" + PROGRAM + ";[Ljava/lang/String;)V");
        body.returnValue("V");
        body.end();
    }

    private void text(String method, String value) {
        Body body = target.method(Opcodes.ACC_PUBLIC, method, "()Ljava/lang/String;");
        body.string(value);
        body.returnValue(JavaTypes.STRING);
        body.end();
    }

    private void texts(String method, List<String> values) {
        Body body = target.method(Opcodes.ACC_PUBLIC, method, "()[Ljava/lang/String;");
        body.constant(values.size());
        body.type(Opcodes.ANEWARRAY, "java/lang/String");
        for (int i = 0; i < values.size(); i++) {
            body.op(Opcodes.DUP);
            body.constant(i);
            body.string(values.get(i));
            body.op(Opcodes.AASTORE);
        }
        body.returnValue("[Ljava/lang/String;");
        body.end();
    }

    private void instantiate() {
        Body body = target.method(Opcodes.ACC_PUBLIC, "instantiate", "(" + GuestEmitter.CONTEXT + ")Ljava/lang/Object;");
        body.load(GuestEmitter.CONTEXT, 1);
        body.invokeStatic(names.api(), "instantiate", "(" + GuestEmitter.CONTEXT + ")" + names.apiType());
        body.returnValue(JavaTypes.OBJECT);
        body.end();
    }

    private void call(WorkerFunctions functions) {
        Body body = target.method(Opcodes.ACC_PUBLIC, "call",
                "(Ljava/lang/Object;I[Ljava/lang/Object;)Ljava/lang/Object;", Body.RUNTIME + "GuestException");
        var labels = new ArrayList<Label>();
        functions.all().forEach(function -> labels.add(new Label()));
        var otherwise = new Label();
        body.load("I", 2);
        body.tableSwitch(0, otherwise, labels);
        for (int i = 0; i < labels.size(); i++) {
            body.place(labels.get(i));
            emitCall(body, functions.all().get(i));
        }
        body.place(otherwise);
        body.op(Opcodes.ACONST_NULL);
        body.returnValue(JavaTypes.OBJECT);
        body.end();
    }

    private void emitCall(Body body, WorkerFunctions.WorkerFunction function) {
        body.load(JavaTypes.OBJECT, 1);
        body.type(Opcodes.CHECKCAST, names.api());
        var descriptor = new StringBuilder("(");
        for (int i = 0; i < function.parameters().size(); i++) {
            String type = function.parameters().get(i);
            descriptor.append(type);
            body.load("[Ljava/lang/Object;", 3);
            body.constant(i);
            body.op(Opcodes.AALOAD);
            unbox(body, type);
        }
        body.invokeVirtual(names.api(), function.method(), descriptor.append(')').append(function.result()).toString());
        if (function.result().equals("V")) {
            body.getStatic("dev/wasm2jar/runtime/js/JsUndefined", "UNDEFINED", "Ldev/wasm2jar/runtime/js/JsUndefined;");
        } else {
            body.box(function.result());
        }
        body.returnValue(JavaTypes.OBJECT);
    }

    private static void unbox(Body body, String type) {
        String wrapper = switch (type) {
            case "Z" -> "Boolean.booleanValue";
            case "B" -> "Byte.byteValue";
            case "S" -> "Short.shortValue";
            case "I" -> "Integer.intValue";
            case "J" -> "Long.longValue";
            case "F" -> "Float.floatValue";
            case "D" -> "Double.doubleValue";
            default -> "";
        };
        if (wrapper.isEmpty()) {
            if (!type.equals(JavaTypes.OBJECT)) {
                body.type(Opcodes.CHECKCAST, JavaTypes.internalName(type));
            }
            return;
        }
        int dot = wrapper.indexOf('.');
        String owner = "java/lang/" + wrapper.substring(0, dot);
        body.type(Opcodes.CHECKCAST, owner);
        body.invokeVirtual(owner, wrapper.substring(dot + 1), "()" + type);
    }
}
