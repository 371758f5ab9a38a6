package dev.wasm2jar.maven;

import dev.wasm2jar.compiler.jar.JavaApi;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.objectweb.asm.Type;

/**
 * The interface of a module in Java source.
 *
 * @param interfaceName internal name of the interface
 * @param api of the class that implements it
 * @param imports the interfaces for imports, by the internal names that they have in the class files
 */
record FacadeSource(String interfaceName, JavaApi api, Map<String, JavaApi> imports) {

    private static final String INSTANCE = "instance";

    /** Internal name of the class of which the class files have a subclass that makes instances. */
    static String factoryClass(String interfaceName) {
        return interfaceName + "_Factory";
    }

    /** The simple name of an interface for imports: not that of the interface around it. */
    static String nestedName(String interfaceName, String importName) {
        String name = importName.substring(importName.lastIndexOf('$') + 1);
        return name.equals(simple(interfaceName)) ? name + "_" : name;
    }

    private static String simple(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1);
    }

    String text(String moduleName) {
        String name = simple(interfaceName);
        var text = new StringBuilder();
        text.append("package ").append(packageName()).append(";\n\n");
        text.append("/** Instances of {@code ").append(moduleName)
                .append("}, which wasm2jar compiled to JVM bytecode. */\n");
        text.append("public interface ").append(name).append(" {\n");
        api.factories().forEach(factory -> appendFactory(text, factory));
        api.methods().forEach(method -> text.append("\n    ").append(declaration(method)).append(";\n"));
        if (api.methods().stream().noneMatch(method -> method.name().equals(INSTANCE))) {
            text.append("""

                        /** This instance for code that knows it by name only, to link it for example. */
                        default dev.wasm2jar.runtime.Instance instance() {
                            return (dev.wasm2jar.runtime.Instance) this;
                        }
                    """);
        }
        imports.forEach((importName, methods) -> appendImports(text, importName, methods));
        text.append("}\n\n");
        appendFactoryClass(text);
        return text.toString();
    }

    private String packageName() {
        return interfaceName.substring(0, interfaceName.lastIndexOf('/')).replace('/', '.');
    }

    private void appendFactory(StringBuilder text, JavaApi.Method factory) {
        var arguments = new StringJoiner(", ", "(", ")");
        for (int i = 0; i < factory.parameters().size(); i++) {
            arguments.add(parameterName(i));
        }
        text.append("\n    static ").append(declaration(factory)).append(" {\n        return ")
                .append(simple(factoryClass(interfaceName))).append(".INSTANCE.").append(factory.name())
                .append(arguments).append(";\n    }\n");
    }

    private void appendImports(StringBuilder text, String importName, JavaApi methods) {
        text.append("\n    /** What the module imports. */\n    interface ")
                .append(nestedName(interfaceName, importName)).append(" {\n");
        methods.methods().forEach(method -> text.append("\n        ").append(declaration(method)).append(";\n"));
        text.append("    }\n");
    }

    /** Found by name, because the compiler of this source need not see the class files. */
    private void appendFactoryClass(StringBuilder text) {
        String name = simple(factoryClass(interfaceName));
        text.append("abstract class ").append(name).append(" {\n\n    static final ").append(name)
                .append(" INSTANCE = load();\n");
        api.factories().forEach(factory ->
                text.append("\n    abstract ").append(declaration(factory)).append(";\n"));
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
                        (ModuleFacade.implementation(interfaceName) + "$Factory").replace('/', '.')));
    }

    private String declaration(JavaApi.Method method) {
        var parameters = new StringJoiner(", ", "(", ")");
        List<Type> types = method.parameters();
        for (int i = 0; i < types.size(); i++) {
            parameters.add(name(types.get(i)) + " " + parameterName(i));
        }
        return name(method.returnType()) + " " + method.name() + parameters;
    }

    private static String parameterName(int index) {
        return "p" + index;
    }

    /** A type as Java code in the interface's package names it. */
    private String name(Type type) {
        if (type.getSort() == Type.ARRAY) {
            return name(type.getElementType()) + "[]".repeat(type.getDimensions());
        }
        if (type.getSort() != Type.OBJECT) {
            return type.getClassName();
        }
        String internalName = type.getInternalName();
        if (internalName.equals(ModuleFacade.implementation(interfaceName))) {
            return simple(interfaceName);
        }
        if (imports.containsKey(internalName)) {
            return simple(interfaceName) + "." + nestedName(interfaceName, internalName);
        }
        return type.getClassName().replace('$', '.');
    }
}
