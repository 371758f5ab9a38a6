package dev.wasm2jar.compiler.bindgen.emit;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** The class for an exported struct. */
final class StructEmitter {

    /** {@code (Guest, int address)}: a new object. */
    static final String WRAP = "wrap$";
    /** As {@link #WRAP}, with null for the address 0. */
    static final String WRAP_OPTIONAL = "wrapOptional$";
    /** {@code (Object, Guest)}: the address of an object that is given away, or 0 if it is of another class. */
    static final String UNWRAP = "unwrap$";

    private static final String OBJECT = Body.RUNTIME + "GuestObject";
    private static final String CREATE = "create$";

    private final ApiNames names;
    private final MethodEmitter methods;
    private final GeneratedClass target;
    private final String type;

    StructEmitter(ApiNames names, MethodEmitter methods, String className) {
        this.names = names;
        this.methods = methods;
        this.target = new GeneratedClass(Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, className, OBJECT);
        this.type = "L" + className + ";";
    }

    GeneratedClass target() {
        return target;
    }

    /** What every such class has. */
    void begin(RawExport free) {
        Body constructor = target.method(0, "<init>", "(" + Body.GUEST_TYPE + "I)V");
        constructor.load(type, 0);
        constructor.load(Body.GUEST_TYPE, 1);
        constructor.load("I", 2);
        constructor.invokeSpecial(OBJECT, "<init>", "(" + Body.GUEST_TYPE + "I)V");
        constructor.returnValue("V");
        constructor.end();
        wrap();
        wrapOptional();
        unwrap();
        free(free);
    }

    private void wrap() {
        Body body = target.method(Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, WRAP, "(" + Body.GUEST_TYPE + "I)" + type);
        body.type(Opcodes.NEW, target.name);
        body.op(Opcodes.DUP);
        body.load(Body.GUEST_TYPE, 0);
        body.load("I", 1);
        body.invokeSpecial(target.name, "<init>", "(" + Body.GUEST_TYPE + "I)V");
        body.returnValue(type);
        body.end();
    }

    private void wrapOptional() {
        Body body = target.method(Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, WRAP_OPTIONAL,
                "(" + Body.GUEST_TYPE + "I)" + type);
        var some = new Label();
        body.load("I", 1);
        body.jump(Opcodes.IFNE, some);
        body.op(Opcodes.ACONST_NULL);
        body.returnValue(type);
        body.place(some);
        body.load(Body.GUEST_TYPE, 0);
        body.load("I", 1);
        body.invokeStatic(target.name, WRAP, "(" + Body.GUEST_TYPE + "I)" + type);
        body.returnValue(type);
        body.end();
    }

    private void unwrap() {
        Body body = target.method(Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, UNWRAP,
                "(Ljava/lang/Object;" + Body.GUEST_TYPE + ")I");
        var other = new Label();
        body.load(JavaTypes.OBJECT, 0);
        body.type(Opcodes.INSTANCEOF, target.name);
        body.jump(Opcodes.IFEQ, other);
        body.load(JavaTypes.OBJECT, 0);
        body.type(Opcodes.CHECKCAST, OBJECT);
        body.load(Body.GUEST_TYPE, 1);
        body.invokeVirtual(OBJECT, "give", "(" + Body.GUEST_TYPE + ")I");
        body.returnValue("I");
        body.place(other);
        body.constant(0);
        body.returnValue("I");
        body.end();
    }

    private void free(RawExport free) {
        Body body = target.method(Opcodes.ACC_PROTECTED, "free", "(" + Body.GUEST_TYPE + "I)V");
        body.load(Body.GUEST_TYPE, 1);
        body.type(Opcodes.CHECKCAST, names.guest());
        body.getField(names.guest(), "instance", names.instanceType());
        body.load("I", 2);
        if (free.parameters().size() == 2) {
            // Whether it may be in use: that is for finalizers.
            body.constant(0);
        }
        body.invokeVirtual(names.instance(), free.method(), free.descriptor());
        body.returnValue("V");
        body.end();
    }

    /** A constructor: calls the module before that of the superclass, which needs the address. */
    void constructor(Signature signature) {
        Descriptor made = signature.value();
        if (!(made instanceof Descriptor.Struct)) {
            throw new BindgenException("the constructor " + signature.raw().export() + " does not return its class");
        }
        Descriptor address = signature.canFail() ? new Descriptor.Result(Descriptor.Simple.NON_NULL)
                : Descriptor.Simple.NON_NULL;
        var create = new Signature(signature.raw(), CREATE, Signature.Receiver.NONE, signature.names(),
                signature.parameters(), address);
        methods.emitStatic(target, Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC, create);
        String descriptor = methods.staticDescriptor(create);
        String parameters = descriptor.substring(0, descriptor.indexOf(')') + 1);
        Body body = target.method(Opcodes.ACC_PUBLIC, "<init>", parameters + "V", MethodEmitter.staticNames(create),
                methods.exceptions(signature));
        body.load(type, 0);
        body.load(names.apiType(), 1);
        body.getField(names.api(), "guest", names.guestType());
        methods.loadParameters(body, create, 1);
        body.invokeStatic(target.name, CREATE, descriptor);
        body.invokeSpecial(OBJECT, "<init>", "(" + Body.GUEST_TYPE + "I)V");
        body.returnValue("V");
        body.end();
    }
}
