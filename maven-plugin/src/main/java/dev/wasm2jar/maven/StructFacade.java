package dev.wasm2jar.maven;

import dev.wasm2jar.compiler.jar.JavaApi;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Type;

/**
 * The class of a struct that a wasm-bindgen module exports, in Java source nested in the interface of the module. Its
 * methods call static methods in the class file that was compiled for the struct, which takes the object first.
 *
 * @param className internal name of the class in the class files
 * @param api of that class
 */
record StructFacade(SourceTypes types, String className, JavaApi api) {

    static final String OBJECT = "dev/wasm2jar/runtime/bindgen/GuestObject";
    private static final String GUEST = "dev/wasm2jar/runtime/bindgen/Guest";

    /** The static method that a constructor calls for the address of a new object. */
    private static final String CREATE = "create$";
    private static final String FREE = "free";

    /** All that the source calls. */
    List<Delegate> delegates() {
        var result = new ArrayList<Delegate>();
        api.constructors().forEach(constructor -> {
            Type[] parameters = Type.getArgumentTypes(constructor.descriptor());
            result.add(delegate(CREATE, Type.getMethodDescriptor(Type.INT_TYPE, parameters), constructor));
        });
        api.factories().forEach(factory -> result.add(delegate(factory.name(), factory.descriptor(), factory)));
        api.methods().forEach(method -> result.add(delegate(method.name(), withObject(method.descriptor()), method)));
        result.add(delegate(FREE, withObject("(L" + GUEST + ";I)V"), null));
        return result;
    }

    private Delegate delegate(String method, String descriptor, JavaApi.Method like) {
        List<String> exceptions = like == null ? List.of() : like.exceptions();
        return new Delegate(new JavaApi.Method(prefix() + method, descriptor, exceptions, List.of()), className, method);
    }

    private String withObject(String descriptor) {
        return "(L" + className + ";" + descriptor.substring(1);
    }

    /** No name that Rust has contains a dollar. */
    private String prefix() {
        return types.nestedName(className) + "$";
    }

    private String key(String method) {
        return SourceTypes.simple(className) + "." + method;
    }

    /** Adds the class to the source of the interface. */
    void append(StringBuilder text, String factory) {
        String name = types.nestedName(className);
        String call = factory + ".INSTANCE." + prefix();
        text.append("""

                    /** An object of the module's struct {@code NAME}. It has to be closed, or given away by value. */
                    final class NAME extends dev.wasm2jar.runtime.bindgen.GuestObject {

                        /** Used by generated code. */
                        NAME(dev.wasm2jar.runtime.bindgen.Guest guest, int address) {
                            super(guest, address);
                        }
                """.replace("NAME", name));
        api.constructors().forEach(constructor -> {
            // The module's object comes first.
            String module = constructor.names().get(0);
            text.append(types.comment("        ", key("new"))).append("        public ").append(name)
                    .append(types.parameters(constructor)).append(types.exceptions(constructor)).append(" {\n")
                    .append("            super(").append(factory).append(".INSTANCE.guest(").append(module).append("), ")
                    .append(call).append(CREATE).append(SourceTypes.arguments(constructor)).append(");\n        }\n");
        });
        api.factories().forEach(factoryMethod -> append(text, "public static ", factoryMethod,
                call + factoryMethod.name() + SourceTypes.arguments(factoryMethod)));
        api.methods().forEach(method -> append(text, "public ", method,
                call + method.name() + SourceTypes.arguments(method, "this")));
        text.append("""

                        @Override
                        protected void free(dev.wasm2jar.runtime.bindgen.Guest guest, int address) {
                            CALLfree(this, guest, address);
                        }
                    }
                """.replace("CALL", call));
    }

    private void append(StringBuilder text, String modifiers, JavaApi.Method method, String call) {
        text.append(types.comment("        ", key(method.name())))
                .append("        ").append(modifiers).append(types.declaration(method)).append(" {\n            ")
                .append(method.returnType() == Type.VOID_TYPE ? "" : "return ").append(call).append(";\n        }\n");
    }
}
