package dev.wasm2jar.compiler.bindgen.emit;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes what an import does, once its arguments are Java values in local variables. */
final class StepEmitter {

    private static final String CONTEXT = "Ldev/wasm2jar/runtime/js/JsContext;";
    private static final String UNDEFINED = "dev/wasm2jar/runtime/js/JsUndefined";
    private static final int GUEST = 0;

    private final JavaTypes types;
    private final Conversions conversions;
    private final BoundImport imported;
    private final int[] arguments;

    /** @param arguments the slots of the import's arguments */
    StepEmitter(JavaTypes types, Conversions conversions, BoundImport imported, int[] arguments) {
        this.types = types;
        this.conversions = conversions;
        this.imported = imported;
        this.arguments = arguments;
    }

    /** Whether an argument is an array of numbers that JavaScript reads, or writes, in the module's memory. */
    static boolean isView(JavaTypes types, BoundImport imported, Descriptor parameter) {
        return !(imported.target() instanceof Target.Embedder)
                && parameter instanceof Descriptor.Reference reference
                && reference.target() instanceof Descriptor.Slice
                && types.of(parameter).length() == 2;
    }

    /** Writes a call with all arguments, and leaves its value on the stack, of the Java type that is returned. */
    String call(Body body, Target.StaticMethod method) {
        var all = new ArrayList<Step>();
        for (int i = 0; i < arguments.length; i++) {
            all.add(new Step.Argument(i));
        }
        return call(body, new Step.Call(method, all));
    }

    /** Writes steps, and leaves the value of the last on the stack, of the Java type that is returned. */
    String run(Body body, List<Step> steps) {
        for (Step step : steps.subList(0, steps.size() - 1)) {
            String type = value(body, step);
            Conversions.pop(body, type);
        }
        return value(body, steps.get(steps.size() - 1));
    }

    private String value(Body body, Step step) {
        if (step instanceof Step.Call call) {
            return call(body, call);
        }
        push(body, step, JavaTypes.OBJECT);
        return JavaTypes.OBJECT;
    }

    private void push(Body body, Step step, String wanted) {
        if (step instanceof Step.Argument argument) {
            pushArgument(body, argument.number(), wanted);
        } else if (step instanceof Step.Call call) {
            conversions.convert(body, call(body, call), wanted, GUEST);
        } else if (step instanceof Step.Choice choice) {
            var otherwise = new Label();
            var end = new Label();
            push(body, choice.test(), "Z");
            body.jump(Opcodes.IFEQ, otherwise);
            push(body, choice.then(), wanted);
            body.jump(Opcodes.GOTO, end);
            body.place(otherwise);
            push(body, choice.otherwise(), wanted);
            body.place(end);
        } else {
            constant(body, ((Step.Constant) step).value());
            conversions.convert(body, JavaTypes.OBJECT, wanted, GUEST);
        }
    }

    private static void constant(Body body, Object value) {
        if (value == null) {
            body.op(Opcodes.ACONST_NULL);
        } else if (value == Step.UNDEFINED) {
            body.getStatic(UNDEFINED, "UNDEFINED", "L" + UNDEFINED + ";");
        } else if (value instanceof String text) {
            body.string(text);
        } else if (value instanceof Boolean flag) {
            body.constant(flag ? 1 : 0);
            body.box("Z");
        } else {
            body.doubleConstant((Double) value);
            body.box("D");
        }
    }

    private String call(Body body, Step.Call call) {
        Target.StaticMethod method = call.method();
        Type[] parameters = Type.getArgumentTypes(method.descriptor());
        int next = 0;
        if (parameters.length > 0 && parameters[0].getDescriptor().equals(CONTEXT)) {
            body.load(Body.GUEST_TYPE, GUEST);
            body.getField(Body.GUEST, "context", CONTEXT);
            next++;
        } else if (parameters.length > 0 && parameters[0].getDescriptor().equals(Body.GUEST_TYPE)) {
            body.load(Body.GUEST_TYPE, GUEST);
            next++;
        }
        for (String text : method.texts()) {
            body.string(text);
            next++;
        }
        int argument = 0;
        List<Step> given = call.arguments();
        while (next < parameters.length) {
            String wanted = parameters[next].getDescriptor();
            boolean rest = next == parameters.length - 1
                    && (wanted.equals("[Ljava/lang/Object;") || wanted.equals("[D"))
                    && !(given.size() - argument == 1 && typeOf(given.get(argument)).equals(wanted));
            if (rest) {
                pushRest(body, given.subList(argument, given.size()), wanted);
                argument = given.size();
            } else if (argument < given.size()) {
                push(body, given.get(argument), wanted);
                argument++;
            } else {
                throw new BindgenException("the import " + imported.name() + " has too few parameters for "
                        + method.owner().replace('/', '.') + "." + method.name());
            }
            next++;
        }
        body.invokeStatic(method.owner(), method.name(), method.descriptor());
        return Type.getReturnType(method.descriptor()).getDescriptor();
    }

    private String typeOf(Step step) {
        return step instanceof Step.Argument argument ? types.of(imported.type().parameters().get(argument.number()))
                : JavaTypes.OBJECT;
    }

    private void pushArgument(Body body, int number, String wanted) {
        Descriptor parameter = imported.type().parameters().get(number);
        if (isView(types, imported, parameter)) {
            body.load(JavaTypes.OBJECT, arguments[number]);
            conversions.fromObject(body, wanted, GUEST);
            return;
        }
        body.load(types.of(parameter), arguments[number]);
        conversions.toJs(body, parameter, wanted, GUEST);
    }

    private void pushRest(Body body, List<Step> rest, String wanted) {
        boolean objects = wanted.equals("[Ljava/lang/Object;");
        int fixed = imported.variadic() ? rest.size() - 1 : rest.size();
        body.constant(fixed);
        if (objects) {
            body.type(Opcodes.ANEWARRAY, "java/lang/Object");
        } else {
            body.newDoubles();
        }
        for (int i = 0; i < fixed; i++) {
            body.op(Opcodes.DUP);
            body.constant(i);
            push(body, rest.get(i), objects ? JavaTypes.OBJECT : "D");
            body.op(objects ? Opcodes.AASTORE : Opcodes.DASTORE);
        }
        if (imported.variadic()) {
            push(body, rest.get(fixed), JavaTypes.OBJECT);
            body.load(Body.GUEST_TYPE, GUEST);
            body.invokeStatic(Body.RUNTIME + "Values", "append",
                    "(" + wanted + "Ljava/lang/Object;" + Body.GUEST_TYPE + ")" + wanted);
        }
    }
}
