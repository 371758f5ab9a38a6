package dev.wasm2jar.maven;

import dev.wasm2jar.compiler.jar.JavaApi;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.objectweb.asm.Type;

/**
 * How generated source names types, and declares methods with them.
 *
 * @param interfaceName internal name of the interface of a module
 * @param nested internal names in the class files of what is nested in the interface
 * @param declarations in another language, by names of methods: {@code sumBytes}, {@code Point.distance}
 */
record SourceTypes(String interfaceName, Collection<String> nested, Map<String, String> declarations) {

    /** The part of a name after the last separator. */
    static String simple(String internalName) {
        return internalName.substring(Math.max(internalName.lastIndexOf('/'), internalName.lastIndexOf('$')) + 1);
    }

    /** The simple name of what is nested in the interface: not that of the interface around it. */
    String nestedName(String internalName) {
        String name = simple(internalName);
        return name.equals(simple(interfaceName)) ? name + "_" : name;
    }

    /** The internal name of what is nested in the interface, once it is compiled from source. */
    String compiledName(String internalName) {
        return interfaceName + "$" + nestedName(internalName);
    }

    /** A type as Java code in the interface's package names it. */
    String name(Type type) {
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
        if (nested.contains(internalName)) {
            return simple(interfaceName) + "." + nestedName(internalName);
        }
        return type.getClassName().replace('$', '.');
    }

    /** Result, name, parameters and exceptions of a method. */
    String declaration(JavaApi.Method method) {
        return name(method.returnType()) + " " + method.name() + parameters(method) + exceptions(method);
    }

    /** A comment with the declaration that a method stands for, if it is known, and an end of line before and after. */
    String comment(String indentation, String method) {
        String declaration = declarations.get(method);
        // What could end the comment, or is not what it seems, is left out.
        return declaration == null || !declaration.matches("[^{}@*/\\\\]*")
                ? "\n"
                : "\n" + indentation + "/** {@code " + declaration + "}. */\n";
    }

    /** The parameters of a method as they are declared. */
    String parameters(JavaApi.Method method) {
        var parameters = new StringJoiner(", ", "(", ")");
        List<Type> types = method.parameters();
        for (int i = 0; i < types.size(); i++) {
            parameters.add(name(types.get(i)) + " " + parameterName(method, i));
        }
        return parameters.toString();
    }

    /** What a method declares to throw. */
    String exceptions(JavaApi.Method method) {
        return method.exceptions().isEmpty()
                ? ""
                : " throws " + String.join(", ",
                        method.exceptions().stream().map(exception -> name(Type.getObjectType(exception))).toList());
    }

    /**
     * The parameters of a method as arguments of a call.
     *
     * @param first what comes before them
     */
    static String arguments(JavaApi.Method method, String... first) {
        var arguments = new StringJoiner(", ", "(", ")");
        for (String argument : first) {
            arguments.add(argument);
        }
        for (int i = 0; i < method.parameters().size(); i++) {
            arguments.add(parameterName(method, i));
        }
        return arguments.toString();
    }

    private static String parameterName(JavaApi.Method method, int index) {
        return index < method.names().size() ? method.names().get(index) : "p" + index;
    }
}
