package dev.wasm2jar.compiler.bindgen.emit;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Access;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import dev.wasm2jar.compiler.bindgen.metadata.Release;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Writes calls of exported functions: arguments to words, the call, words to the result. */
final class CallEmitter {

    private static final String EXCEPTION = Body.RUNTIME + "GuestException";
    private static final String MEMORY = "dev/wasm2jar/runtime/Memory";
    private static final String HANDLES = Body.RUNTIME + "Handles";
    private static final String HANDLES_TYPE = "L" + HANDLES + ";";

    private final ApiNames names;
    private final JavaTypes types;
    private final Lowering lowering;
    private final Lifting lifting;
    private final Release release;

    CallEmitter(ApiNames names, JavaTypes types, Lowering lowering, Lifting lifting, Release release) {
        this.names = names;
        this.types = types;
        this.lowering = lowering;
        this.lifting = lifting;
        this.release = release;
    }

    /** What a call needs of local variables. */
    private record Frame(int guest, int stack, int borrowed, int resultSize) {}

    /**
     * Writes a call, and leaves its value on the stack.
     *
     * @param guest the slot of the guest, of the generated class
     * @param receiver the slot of the receiver's address, or -1
     * @param arguments the slots of the arguments
     */
    void emit(Body body, Signature signature, int guest, int receiver, int[] arguments) {
        RawExport raw = signature.raw();
        List<Word> resultWords = Word.of(signature.result(), release);
        boolean indirect = resultWords.size() > 1 && !raw.returnsSeveral();
        check(signature, receiver >= 0, resultWords, indirect);

        for (int i = 0; i < arguments.length; i++) {
            lowering.check(body, signature.parameters().get(i), arguments[i], signature.names().get(i));
        }
        boolean borrows = signature.parameters().stream().anyMatch(CallEmitter::borrowsHandle);
        int size = indirect ? resultSize(resultWords) : 0;
        Frame frame = enter(body, guest, size, borrows);

        var start = new Label();
        var end = new Label();
        var handler = new Label();
        var done = new Label();
        body.handle(start, end, handler, "java/lang/Throwable");
        body.place(start);
        body.load(names.guestType(), guest);
        body.getField(names.guest(), "instance", names.instanceType());
        if (indirect) {
            body.load("I", frame.stack());
        }
        if (receiver >= 0) {
            body.load("I", receiver);
        }
        boolean handlesOfArrays = raw.parameters().size()
                > wordCount(signature.parameters()) + (indirect ? 1 : 0) + (receiver >= 0 ? 1 : 0);
        List<TakenBack> takenBack = pushArguments(body, signature, arguments, guest, handlesOfArrays);
        body.invokeVirtual(names.instance(), raw.method(), raw.descriptor());
        int[] words = indirect ? readWords(body, resultWords, frame) : storeWords(body, raw, resultWords);
        takenBack.forEach(array -> array.emit(body, guest));
        Descriptor value = signature.value();
        String type = types.of(value);
        int failure = signature.canFail() ? words[words.length - 1] : -1;
        int result = -1;
        if (failure < 0) {
            lifting.push(body, value, words, guest);
            result = type.equals("V") ? -1 : body.storeNew(type);
        }
        body.place(end);
        leave(body, frame);
        body.jump(Opcodes.GOTO, done);
        body.place(handler);
        fail(body, frame);
        body.place(done);
        if (failure >= 0) {
            throwError(body, failure, words[words.length - 2], guest);
            lifting.push(body, value, words, guest);
        } else if (result >= 0) {
            body.load(type, result);
        }
    }

    private Frame enter(Body body, int guest, int size, boolean borrows) {
        int borrowed = -1;
        if (borrows) {
            pushHandles(body, guest);
            body.invokeVirtual(HANDLES, "borrowed", "()I");
            borrowed = body.storeNew("I");
        }
        body.load(names.guestType(), guest);
        body.constant(size);
        body.invokeVirtual(Body.GUEST, "enter", "(I)I");
        return new Frame(guest, body.storeNew("I"), borrowed, size);
    }

    private static void pushHandles(Body body, int guest) {
        body.load(Body.GUEST_TYPE, guest);
        body.getField(Body.GUEST, "handles", HANDLES_TYPE);
    }

    private static void release(Body body, Frame frame) {
        if (frame.borrowed() >= 0) {
            pushHandles(body, frame.guest());
            body.load("I", frame.borrowed());
            body.invokeVirtual(HANDLES, "release", "(I)V");
        }
    }

    private static void leave(Body body, Frame frame) {
        release(body, frame);
        body.load(Body.GUEST_TYPE, frame.guest());
        body.constant(frame.resultSize());
        body.invokeVirtual(Body.GUEST, "leave", "(I)V");
    }

    /** The exception is on the stack. */
    private static void fail(Body body, Frame frame) {
        int thrown = body.storeNew("Ljava/lang/Throwable;");
        release(body, frame);
        body.load(Body.GUEST_TYPE, frame.guest());
        body.load("Ljava/lang/Throwable;", thrown);
        body.load("I", frame.stack());
        body.constant(frame.resultSize());
        body.op(Opcodes.IADD);
        body.invokeVirtual(Body.GUEST, "fail", "(Ljava/lang/Throwable;I)Ljava/lang/RuntimeException;");
        body.op(Opcodes.ATHROW);
    }

    private static void throwError(Body body, int failed, int error, int guest) {
        var good = new Label();
        body.load("I", failed);
        body.jump(Opcodes.IFEQ, good);
        body.type(Opcodes.NEW, EXCEPTION);
        body.op(Opcodes.DUP);
        pushHandles(body, guest);
        body.load("I", error);
        body.invokeVirtual(HANDLES, "take", "(I)Ljava/lang/Object;");
        body.invokeSpecial(EXCEPTION, "<init>", "(Ljava/lang/Object;)V");
        body.op(Opcodes.ATHROW);
        body.place(good);
    }

    /** An array that the module changes: what it wrote is copied back after the call. */
    private record TakenBack(String type, int address, int array) {

        void emit(Body body, int guest) {
            body.load(Body.GUEST_TYPE, guest);
            body.load("I", address);
            body.load(type, array);
            body.guestCall(Lowering.arrays(type), "takeBack", "I" + type, "V");
        }
    }

    /** @param handlesOfArrays whether arrays that are changed come with a handle, as in newer releases */
    private List<TakenBack> pushArguments(
            Body body, Signature signature, int[] arguments, int guest, boolean handlesOfArrays) {
        var takenBack = new ArrayList<TakenBack>();
        for (int i = 0; i < arguments.length; i++) {
            Descriptor parameter = signature.parameters().get(i);
            if (isChangedArray(parameter) && !handlesOfArrays) {
                String type = types.of(parameter);
                body.load(Body.GUEST_TYPE, guest);
                body.load(type, arguments[i]);
                body.guestCall(Lowering.arrays(type), "pass", type, "I");
                body.op(Opcodes.DUP);
                takenBack.add(new TakenBack(type, body.storeNew("I"), arguments[i]));
                body.load(Body.GUEST_TYPE, guest);
                body.getField(Body.GUEST, "length", "I");
                continue;
            }
            lowering.push(body, parameter, arguments[i], guest);
            if (isChangedArray(parameter)) {
                pushTarget(body, signature.raw(), arguments[i], guest);
            }
        }
        return takenBack;
    }

    /** The module asks to copy to this array when it is done. */
    private static void pushTarget(Body body, RawExport raw, int array, int guest) {
        if (raw.parameters().contains(Word.EXTERNREF)) {
            body.load(JavaTypes.OBJECT, array);
            return;
        }
        pushHandles(body, guest);
        body.load(JavaTypes.OBJECT, array);
        body.invokeVirtual(HANDLES, "add", "(Ljava/lang/Object;)I");
    }

    private static boolean isChangedArray(Descriptor descriptor) {
        return descriptor instanceof Descriptor.Reference reference && reference.access() == Access.MUTABLE
                && reference.target() instanceof Descriptor.Slice;
    }

    private int wordCount(List<Descriptor> parameters) {
        return parameters.stream().mapToInt(parameter -> Word.of(parameter, release).size()).sum();
    }

    private static boolean borrowsHandle(Descriptor parameter) {
        return parameter instanceof Descriptor.Reference reference
                && (reference.target() == Simple.EXTERNREF || reference.target() instanceof Descriptor.NamedExternref);
    }

    private static int resultSize(List<Word> words) {
        int[] offsets = Word.offsets(words);
        int size = offsets[offsets.length - 1] + words.get(words.size() - 1).bytes;
        return (size + 15) & ~15;
    }

    private int[] readWords(Body body, List<Word> words, Frame frame) {
        int[] offsets = Word.offsets(words);
        var slots = new int[offsets.length];
        for (int i = 0; i < slots.length; i++) {
            Word word = words.get(i);
            body.load(Body.GUEST_TYPE, frame.guest());
            body.getField(Body.GUEST, "memory", "L" + MEMORY + ";");
            body.load("I", frame.stack());
            body.constant(offsets[i]);
            body.op(Opcodes.IADD);
            body.op(Opcodes.I2L);
            word.read(body);
            slots[i] = body.storeNew(word.descriptor);
        }
        return slots;
    }

    /** The words that the method returned. */
    private static int[] storeWords(Body body, RawExport raw, List<Word> words) {
        if (!raw.returnsSeveral()) {
            return words.isEmpty() ? new int[0] : new int[] {body.storeNew(words.get(0).descriptor)};
        }
        int bits = body.storeNew("[J");
        var slots = new int[words.size()];
        for (int i = 0; i < slots.length; i++) {
            body.load("[J", bits);
            body.constant(i);
            body.op(Opcodes.LALOAD);
            switch (words.get(i)) {
                case I32 -> body.op(Opcodes.L2I);
                case F32 -> {
                    body.op(Opcodes.L2I);
                    body.invokeStatic("java/lang/Float", "intBitsToFloat", "(I)F");
                }
                case F64 -> body.invokeStatic("java/lang/Double", "longBitsToDouble", "(J)D");
                default -> {}
            }
            slots[i] = body.storeNew(words.get(i).descriptor);
        }
        return slots;
    }

    /** Fails if the function is not of the type that its description says. */
    private void check(Signature signature, boolean hasReceiver, List<Word> resultWords, boolean indirect) {
        var expected = new ArrayList<Word>();
        if (indirect) {
            expected.add(Word.I32);
        }
        if (hasReceiver) {
            expected.add(Word.I32);
        }
        int changed = 0;
        for (Descriptor parameter : signature.parameters()) {
            expected.addAll(Word.of(parameter, release));
            if (isChangedArray(parameter)) {
                changed++;
            }
        }
        List<Word> found = signature.raw().parameters();
        boolean fits = found.equals(expected) || changed > 0 && found.size() == expected.size() + changed;
        boolean resultFits = indirect ? signature.raw().results().isEmpty() : signature.raw().results().equals(resultWords);
        if (!fits || !resultFits) {
            throw new BindgenException("the export " + signature.raw().export() + " is of type "
                    + signature.raw().type() + ", but is described as " + RawExport.words(expected) + " -> "
                    + (indirect ? "()" : RawExport.words(resultWords)));
        }
    }

    /** The slots of the parameters of a method, from its first one on. */
    int[] slots(List<Descriptor> parameters, int first) {
        var slots = new int[parameters.size()];
        int next = first;
        for (int i = 0; i < slots.length; i++) {
            slots[i] = next;
            next += Type.getType(types.of(parameters.get(i))).getSize();
        }
        return slots;
    }
}
