package dev.wasm2jar.compiler.jvm;

import java.util.HashSet;
import java.util.Set;

/** Names for methods, fields and classes, made from names that may hold any characters. */
public final class JvmNames {

    /** Longer names are cut: they cost space in every class that calls the method. */
    private static final int MAX_LENGTH = 160;

    /** Words that no identifier of the Java language can be. */
    private static final Set<String> KEYWORDS = Set.of("abstract", "assert", "boolean", "break", "byte", "case", "catch",
            "char", "class", "const", "continue", "default", "do", "double", "else", "enum", "extends", "final",
            "finally", "float", "for", "goto", "if", "implements", "import", "instanceof", "int", "interface", "long",
            "native", "new", "package", "private", "protected", "public", "return", "short", "static", "strictfp",
            "super", "switch", "synchronized", "this", "throw", "throws", "transient", "try", "void", "volatile",
            "while", "true", "false", "null", "_", "var", "record", "sealed", "permits", "yield");

    private final Set<String> taken;

    JvmNames(Set<String> reserved) {
        this.taken = new HashSet<>(reserved);
    }

    /** A method name of the JVM (JVMS 4.2.2), close to the original and not given out before. */
    String method(String original, int index) {
        return unique(methodName(original), index);
    }

    /** A method name of the JVM (JVMS 4.2.2), close to the original. */
    public static String methodName(String original) {
        var text = new StringBuilder();
        int length = Math.min(original.length(), MAX_LENGTH);
        for (int i = 0; i < length; i++) {
            char c = original.charAt(i);
            text.append(switch (c) {
                case '.', ';', '[', '/' -> '_';
                case '<' -> '{';
                case '>' -> '}';
                default -> Character.isSurrogate(c) ? '_' : c;
            });
        }
        return text.isEmpty() ? "_" : text.toString();
    }

    /** An identifier of the Java language, close to the original and not given out before. */
    String identifier(String original, int index) {
        return unique(javaIdentifier(original), index);
    }

    /** An identifier of the Java language, close to the original. */
    static String javaIdentifier(String original) {
        var text = new StringBuilder();
        int length = Math.min(original.length(), MAX_LENGTH);
        for (int i = 0; i < length; i++) {
            char c = original.charAt(i);
            boolean fits = i == 0 ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c);
            if (i == 0 && !fits && Character.isJavaIdentifierPart(c)) {
                text.append('_');
                fits = true;
            }
            text.append(fits && !Character.isIdentifierIgnorable(c) && !Character.isSurrogate(c) ? c : '_');
        }
        String name = text.isEmpty() ? "_" : text.toString();
        return KEYWORDS.contains(name) ? name + "_" : name;
    }

    /** A name of a method or variable in the Java style: {@code handle_request} becomes {@code handleRequest}. */
    public static String camelCase(String original) {
        var text = new StringBuilder();
        boolean upper = false;
        for (int i = 0; i < Math.min(original.length(), MAX_LENGTH); i++) {
            char c = original.charAt(i);
            if (c == '_' || c == '-') {
                upper = !text.isEmpty();
            } else {
                text.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return javaIdentifier(text.toString());
    }

    /** A class name in the Java style: {@code my-module.wasm} becomes {@code MyModule}. */
    public static String className(String original) {
        var text = new StringBuilder();
        boolean upper = true;
        for (int i = 0; i < Math.min(original.length(), MAX_LENGTH); i++) {
            char c = original.charAt(i);
            if (!Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                upper = true;
            } else {
                text.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        String name = text.isEmpty() ? "Module" : text.toString();
        return Character.isJavaIdentifierStart(name.charAt(0)) ? name : "_" + name;
    }

    /** Whether Java code can name a class so: identifiers with dots between them. */
    public static boolean isQualifiedName(String name) {
        for (String part : name.split("\\.", -1)) {
            if (part.isEmpty() || !javaIdentifier(part).equals(part)) {
                return false;
            }
        }
        return true;
    }

    private String unique(String name, int index) {
        String candidate = name;
        if (!taken.add(candidate)) {
            candidate = name + "$" + index;
            while (!taken.add(candidate)) {
                candidate += "_";
            }
        }
        return candidate;
    }
}
