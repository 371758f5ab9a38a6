package dev.wasm2jar.compiler.bindgen.emit;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The methods that Java code calls. */
final class MethodEmitter {

    private static final String EXCEPTION = Body.RUNTIME + "GuestException";
    private static final String OBJECT = Body.RUNTIME + "GuestObject";

    private static final String MODULE = "module";

    private final ApiNames names;
    private final JavaTypes types;
    private final CallEmitter calls;

    MethodEmitter(ApiNames names, JavaTypes types, CallEmitter calls) {
        this.names = names;
        this.types = types;
        this.calls = calls;
    }

    String[] exceptions(Signature signature) {
        return signature.canFail() ? new String[] {EXCEPTION} : new String[0];
    }

    private String parameters(Signature signature) {
        var text = new StringBuilder();
        signature.parameters().forEach(parameter -> text.append(types.of(parameter)));
        return text.toString();
    }

    private String descriptor(Signature signature) {
        return "(" + parameters(signature) + ")" + types.of(signature.value());
    }

    /** The descriptor of a static method, whose first parameter is the module's object. */
    String staticDescriptor(Signature signature) {
        return "(" + names.apiType() + parameters(signature) + ")" + types.of(signature.value());
    }

    /** The names of the parameters of a static method. */
    static List<String> staticNames(Signature signature) {
        var result = new ArrayList<String>();
        result.add(MODULE);
        result.addAll(signature.javaNames(MODULE));
        return result;
    }

    /** Loads the parameters of a method: the module's object, and those of the signature. */
    void loadParameters(Body body, Signature signature, int first) {
        body.load(names.apiType(), first);
        int slot = first + 1;
        for (Descriptor parameter : signature.parameters()) {
            String type = types.of(parameter);
            body.load(type, slot);
            slot += Type.getType(type).getSize();
        }
    }

    /** A method of the class of the module. */
    void emitFunction(GeneratedClass target, Signature signature) {
        Body body = target.method(Opcodes.ACC_PUBLIC, signature.method(), descriptor(signature), signature.javaNames(),
                exceptions(signature));
        int guest = guestOf(body, 0);
        int[] arguments = calls.slots(signature.parameters(), 1);
        calls.emit(body, signature, guest, -1, arguments);
        end(body, signature);
    }

    /** A static method, whose first parameter is the module's object. */
    void emitStatic(GeneratedClass target, int access, Signature signature) {
        Body body = target.method(access, signature.method(), staticDescriptor(signature), staticNames(signature),
                exceptions(signature));
        int guest = guestOf(body, 0);
        int[] arguments = calls.slots(signature.parameters(), 1);
        calls.emit(body, signature, guest, -1, arguments);
        end(body, signature);
    }

    private int guestOf(Body body, int api) {
        body.load(names.apiType(), api);
        body.getField(names.api(), "guest", names.guestType());
        return body.storeNew(names.guestType());
    }

    /** A method of the class of a struct. */
    void emitMethod(GeneratedClass target, Signature signature) {
        Body body = target.method(Opcodes.ACC_PUBLIC, signature.method(), descriptor(signature), signature.javaNames(),
                exceptions(signature));
        String self = "L" + target.name + ";";
        body.load(self, 0);
        body.invokeVirtual(OBJECT, "owner", "()" + Body.GUEST_TYPE);
        body.type(Opcodes.CHECKCAST, names.guest());
        int guest = body.storeNew(names.guestType());
        body.load(self, 0);
        if (signature.receiver() == Signature.Receiver.CONSUMED) {
            body.load(Body.GUEST_TYPE, guest);
            body.invokeVirtual(OBJECT, "give", "(" + Body.GUEST_TYPE + ")I");
        } else {
            body.invokeVirtual(OBJECT, "address", "()I");
        }
        int receiver = body.storeNew("I");
        calls.emit(body, signature, guest, receiver, calls.slots(signature.parameters(), 1));
        end(body, signature);
    }

    private void end(Body body, Signature signature) {
        body.returnValue(types.of(signature.value()));
        body.end();
    }
}
