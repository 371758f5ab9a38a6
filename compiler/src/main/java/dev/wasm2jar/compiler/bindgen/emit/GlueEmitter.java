package dev.wasm2jar.compiler.bindgen.emit;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.metadata.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** The static methods that the module's imports are bound to: words to JavaScript values, a call, and back. */
final class GlueEmitter {

    private static final String EXCEPTION = "dev/wasm2jar/runtime/js/JsException";
    private static final String MEMORY = "dev/wasm2jar/runtime/Memory";
    private static final int GUEST = 0;

    private final ApiNames names;
    private final JavaTypes types;
    private final Lowering lowering;
    private final Lifting lifting;
    private final Conversions conversions;
    private final Release release;
    private final Map<Integer, Descriptor.Closure> closureTypes;
    private final GeneratedClass target;

    /** @param closureTypes by the index in the table that stands for each */
    GlueEmitter(
            ApiNames names, JavaTypes types, Lowering lowering, Lifting lifting, Conversions conversions,
            Release release, Map<Integer, Descriptor.Closure> closureTypes) {
        this.names = names;
        this.types = types;
        this.lowering = lowering;
        this.lifting = lifting;
        this.conversions = conversions;
        this.release = release;
        this.closureTypes = closureTypes;
        this.target = new GeneratedClass(Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC, names.glue(),
                "java/lang/Object");
    }

    /** The descriptor of the method for an import. */
    static String descriptor(BoundImport imported) {
        return "(" + Body.GUEST_TYPE + Word.descriptors(imported.parameters()) + ")" + resultType(imported);
    }

    private static String resultType(BoundImport imported) {
        return imported.results().isEmpty() ? "V" : imported.results().get(0).descriptor;
    }

    byte[] toBytes() {
        return target.toBytes();
    }

    /** Writes the method for an import, with a name that is not taken. */
    void emit(BoundImport imported, String method) {
        Descriptor.Function type = imported.type();
        List<Word> resultWords = Word.of(type.result(), release);
        boolean indirect = resultWords.size() > imported.results().size();
        check(imported, resultWords, indirect);
        Body body = target.method(Opcodes.ACC_STATIC, method, descriptor(imported));
        var start = new Label();
        var end = new Label();
        var caught = new Label();
        if (imported.catches()) {
            body.handle(start, end, caught, EXCEPTION);
        }
        body.place(start);
        int[] arguments = liftAll(body, imported, indirect ? 2 : 1);
        if (imported.reportsErrors() && types.of(type.parameters().get(0)).equals(JavaTypes.STRING)) {
            body.load(Body.GUEST_TYPE, GUEST);
            body.load(JavaTypes.STRING, arguments[0]);
            body.invokeVirtual(Body.GUEST, "reported", "(Ljava/lang/String;)V");
        }
        call(body, imported, arguments);
        revoke(body, type.parameters(), arguments);
        finish(body, imported, resultWords, indirect);
        body.place(end);
        if (imported.catches()) {
            body.place(caught);
            int exception = body.storeNew("L" + EXCEPTION + ";");
            body.load(Body.GUEST_TYPE, GUEST);
            body.load("L" + EXCEPTION + ";", exception);
            body.invokeVirtual(Body.GUEST, "caught", "(L" + EXCEPTION + ";)V");
            body.zero(resultType(imported));
            body.returnValue(resultType(imported));
        }
        body.end();
    }

    /** Closures that were lent are not to be called after the import has returned. */
    private static void revoke(Body body, List<Descriptor> parameters, int[] arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (parameters.get(i) instanceof Descriptor.Reference reference
                    && reference.target() instanceof Descriptor.Function) {
                body.load(JavaTypes.OBJECT, arguments[i]);
                body.type(Opcodes.CHECKCAST, Body.RUNTIME + "GuestClosure");
                body.invokeVirtual(Body.RUNTIME + "GuestClosure", "revoke", "()V");
            }
        }
    }

    private void check(BoundImport imported, List<Word> resultWords, boolean indirect) {
        var expected = new ArrayList<Word>();
        if (indirect) {
            expected.add(Word.I32);
        }
        imported.type().parameters().forEach(parameter -> expected.addAll(Word.of(parameter, release)));
        if (!expected.equals(imported.parameters()) || !indirect && !resultWords.equals(imported.results())) {
            throw new BindgenException("the import " + imported.name() + " is of type "
                    + RawExport.words(imported.parameters()) + " -> " + RawExport.words(imported.results())
                    + ", but is described as " + RawExport.words(expected) + " -> "
                    + (indirect ? "()" : RawExport.words(resultWords)));
        }
    }

    /** Lifts all arguments to local variables, in their order. */
    private int[] liftAll(Body body, BoundImport imported, int firstSlot) {
        List<Descriptor> parameters = imported.type().parameters();
        var arguments = new int[parameters.size()];
        int slot = firstSlot;
        for (int i = 0; i < arguments.length; i++) {
            Descriptor parameter = parameters.get(i);
            List<Word> words = Word.of(parameter, release);
            var slots = new int[words.size()];
            for (int j = 0; j < slots.length; j++) {
                slots[j] = slot;
                slot += words.get(j).slots;
            }
            if (parameter == Descriptor.Simple.UNIT) {
                arguments[i] = -1;
            } else if (StepEmitter.isView(types, imported, parameter)) {
                view(body, ((Descriptor.Reference) parameter).target(), slots);
                arguments[i] = body.storeNew(JavaTypes.OBJECT);
            } else {
                lifting.push(body, parameter, slots, GUEST);
                arguments[i] = body.storeNew(types.of(parameter));
            }
        }
        return arguments;
    }

    private static void view(Body body, Descriptor slice, int[] words) {
        body.load(Body.GUEST_TYPE, GUEST);
        body.load("I", words[0]);
        body.load("I", words[1]);
        body.string(Conversions.typedArray(slice));
        body.guestCall("TypedArrays", "view", "IILjava/lang/String;", JavaTypes.OBJECT);
    }

    private void call(Body body, BoundImport imported, int[] arguments) {
        Target bound = imported.target();
        if (bound instanceof Target.StaticMethod method) {
            String returned = new StepEmitter(types, conversions, imported, arguments).call(body, method);
            conversions.fromJs(body, returned, imported.type().result(), GUEST);
        } else if (bound instanceof Target.Script script) {
            String returned = new StepEmitter(types, conversions, imported, arguments).run(body, script.steps());
            conversions.fromJs(body, returned, imported.type().result(), GUEST);
        } else if (bound instanceof Target.Embedder embedder) {
            callEmbedder(body, imported, embedder, arguments);
        } else if (bound instanceof Target.Struct struct) {
            useStruct(body, imported, struct, arguments);
        } else if (bound instanceof Target.Text constant) {
            body.string(constant.text());
            conversions.fromJs(body, JavaTypes.STRING, imported.type().result(), GUEST);
        } else if (bound instanceof Target.MakeClosure) {
            makeClosure(body, arguments);
        } else if (bound instanceof Target.Conversion) {
            Descriptor from = imported.type().parameters().get(0);
            body.load(types.of(from), arguments[0]);
            conversions.toJs(body, from, JavaTypes.OBJECT, GUEST);
            conversions.fromJs(body, JavaTypes.OBJECT, imported.type().result(), GUEST);
        } else {
            body.string(((Target.Missing) bound).message());
            body.invokeStatic(Body.RUNTIME + "Values", "missing", "(Ljava/lang/String;)Ljava/lang/Object;");
            conversions.fromJs(body, JavaTypes.OBJECT, imported.type().result(), GUEST);
        }
    }

    private void makeClosure(Body body, int[] arguments) {
        for (var type : closureTypes.entrySet()) {
            var other = new Label();
            body.load("I", arguments[2]);
            body.constant(type.getKey());
            body.jump(Opcodes.IF_ICMPNE, other);
            lifting.push(body, type.getValue(), arguments, GUEST);
            int closure = body.storeNew(JavaTypes.OBJECT);
            lowering.push(body, Descriptor.Simple.EXTERNREF, closure, GUEST);
            body.returnValue("I");
            body.place(other);
        }
        body.op(Opcodes.ACONST_NULL);
    }

    private void callEmbedder(Body body, BoundImport imported, Target.Embedder embedder, int[] arguments) {
        body.load(Body.GUEST_TYPE, GUEST);
        body.type(Opcodes.CHECKCAST, names.guest());
        body.getField(names.guest(), "imports", names.importsType());
        for (int i = 0; i < arguments.length; i++) {
            body.load(types.of(imported.type().parameters().get(i)), arguments[i]);
        }
        body.invokeInterface(names.imports(), embedder.method(), ImportsEmitter.descriptor(types, imported));
    }

    private void useStruct(Body body, BoundImport imported, Target.Struct struct, int[] arguments) {
        String className = names.struct(struct.name());
        if (struct.use() == Target.StructUse.WRAP) {
            // The argument is described as the address.
            body.load(Body.GUEST_TYPE, GUEST);
            body.load("I", arguments[0]);
            body.invokeStatic(className, StructEmitter.WRAP, "(" + Body.GUEST_TYPE + "I)L" + className + ";");
        } else {
            body.load(JavaTypes.OBJECT, arguments[0]);
            body.load(Body.GUEST_TYPE, GUEST);
            body.invokeStatic(className, StructEmitter.UNWRAP, "(Ljava/lang/Object;" + Body.GUEST_TYPE + ")I");
        }
    }

    /** Returns the value on the stack, whose Java type is that of the result. */
    private void finish(Body body, BoundImport imported, List<Word> words, boolean indirect) {
        Descriptor result = imported.type().result() instanceof Descriptor.Result checked
                ? checked.value()
                : imported.type().result();
        String type = types.of(result);
        if (type.equals("V")) {
            body.returnValue("V");
            return;
        }
        int value = body.storeNew(type);
        lowering.push(body, result, value, GUEST);
        if (!indirect) {
            body.returnValue(resultType(imported));
            return;
        }
        int[] offsets = Word.offsets(words);
        var slots = new int[words.size()];
        for (int i = slots.length - 1; i >= 0; i--) {
            slots[i] = body.storeNew(words.get(i).descriptor);
        }
        for (int i = 0; i < slots.length; i++) {
            body.load(Body.GUEST_TYPE, GUEST);
            body.getField(Body.GUEST, "memory", "L" + MEMORY + ";");
            body.load("I", 1);
            body.constant(offsets[i]);
            body.op(Opcodes.IADD);
            body.op(Opcodes.I2L);
            body.load(words.get(i).descriptor, slots[i]);
            words.get(i).write(body);
        }
        body.returnValue("V");
    }
}
