package dev.wasm2jar.maven;

import dev.wasm2jar.compiler.jar.JavaApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The interface of a module in Java source.
 *
 * @param api of the class that implements it
 * @param imports the interfaces for imports, by the internal names that they have in the class files
 * @param structs classes of what a wasm-bindgen module exports
 */
record FacadeSource(SourceTypes types, JavaApi api, Map<String, JavaApi> imports, List<StructFacade> structs) {

    private static final String INSTANCE = "instance";

    /** Internal name of the class of which the class files have a subclass that makes instances. */
    static String factoryClass(String interfaceName) {
        return interfaceName + "_Factory";
    }

    /** All static methods of the class files that the source calls. */
    List<Delegate> delegates() {
        var result = new ArrayList<Delegate>();
        api.factories().forEach(factory -> result.add(
                new Delegate(factory, ModuleFacade.implementation(types.interfaceName()), factory.name())));
        structs.forEach(struct -> result.addAll(struct.delegates()));
        return result;
    }

    /** The source file. */
    String text(String moduleName, Kind kind) {
        String name = SourceTypes.simple(types.interfaceName());
        var text = new StringBuilder();
        text.append("package ").append(packageName()).append(";\n\n");
        text.append("/** Instances of {@code ").append(moduleName)
                .append("}, which wasm2jar compiled to JVM bytecode. */\n");
        text.append("public interface ").append(name).append(" {\n");
        api.factories().forEach(factory -> appendFactory(text, factory));
        api.methods().forEach(method -> text.append(types.comment("    ", method.name()))
                .append("    ").append(types.declaration(method)).append(";\n"));
        if (kind == Kind.INSTANCE && api.methods().stream().noneMatch(method -> method.name().equals(INSTANCE))) {
            text.append("""

                        /** This instance for code that knows it by name only, to link it for example. */
                        default dev.wasm2jar.runtime.Instance instance() {
                            return (dev.wasm2jar.runtime.Instance) this;
                        }
                    """);
        }
        imports.forEach((importName, methods) -> appendImports(text, importName, methods));
        structs.forEach(struct -> struct.append(text, factoryName()));
        text.append("}\n\n");
        appendFactoryClass(text);
        return text.toString();
    }

    /** What the class that implements the interface is. */
    enum Kind {
        /** An instance of a module. */
        INSTANCE,
        /** Typed methods around one. */
        TYPED
    }

    private String packageName() {
        String interfaceName = types.interfaceName();
        return interfaceName.substring(0, interfaceName.lastIndexOf('/')).replace('/', '.');
    }

    private String factoryName() {
        return SourceTypes.simple(factoryClass(types.interfaceName()));
    }

    private void appendFactory(StringBuilder text, JavaApi.Method factory) {
        text.append("\n    /** Makes an instance. */\n    static ").append(types.declaration(factory))
                .append(" {\n        return ").append(factoryName()).append(".INSTANCE.").append(factory.name())
                .append(SourceTypes.arguments(factory)).append(";\n    }\n");
    }

    private void appendImports(StringBuilder text, String importName, JavaApi methods) {
        text.append("\n    /** What the module imports. */\n    interface ")
                .append(types.nestedName(importName)).append(" {\n");
        methods.methods().forEach(
                method -> text.append("\n        ").append(types.declaration(method)).append(";\n"));
        text.append("    }\n");
    }

    /** Found by name, because the compiler of this source need not see the class files. */
    private void appendFactoryClass(StringBuilder text) {
        String name = factoryName();
        text.append("abstract class ").append(name).append(" {\n\n    static final ").append(name)
                .append(" INSTANCE = load();\n");
        delegates().forEach(delegate ->
                text.append("\n    abstract ").append(types.declaration(delegate.declared())).append(";\n"));
        if (!structs.isEmpty()) {
            text.append("\n    abstract dev.wasm2jar.runtime.bindgen.Guest guest(")
                    .append(SourceTypes.simple(types.interfaceName())).append(" module);\n");
        }
        text.append("""

                    private static NAME load() {
                        try {
                            return (NAME) Class.forName("IMPLEMENTATION")
                                    .getDeclaredConstructor()
                                    .newInstance();
                        } catch (ReflectiveOperationException missing) {
                            throw new IllegalStateException(
                                    "the compiled module is not on the class path: run wasm2jar:compile", missing);
                        }
                    }
                }
                """
                .replace("NAME", name)
                .replace("IMPLEMENTATION",
                        (ModuleFacade.implementation(types.interfaceName()) + "$Factory").replace('/', '.')));
    }
}
