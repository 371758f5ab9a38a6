package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.Signature;
import dev.wasm2jar.compiler.ir.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * How a function type is called in the JVM.
 *
 * @param parameters one JVM parameter each, unless {@code boxed}
 * @param boxed whether the arguments are passed in one {@code Object[]}, because there are too many for a method
 * @param results what the function yields; see {@link #returnDescriptor}
 */
record JvmSignature(List<JvmType> parameters, boolean boxed, List<JvmType> results) {

    /** Argument slots that dispatchers and pieces add: the function or its id, and the instance. */
    private static final int EXTRA_SLOTS = 3;

    static JvmSignature of(Signature signature) {
        List<JvmType> parameters = types(signature.parameters());
        int slots = EXTRA_SLOTS;
        for (JvmType parameter : parameters) {
            slots += parameter.slots;
        }
        return new JvmSignature(parameters, slots > MethodLimits.MAX_ARGUMENT_SLOTS, types(signature.results()));
    }

    private static List<JvmType> types(List<Type> types) {
        var result = new ArrayList<JvmType>(types.size());
        for (Type type : types) {
            result.add(JvmType.of(type));
        }
        return result;
    }

    /** Whether the one result is a vector: the method returns its lower half. */
    boolean returnsVector() {
        return results.size() == 1 && results.get(0).equals(JvmType.VECTOR);
    }

    /** How many longs several numbers take. */
    int resultLongs() {
        int longs = 0;
        for (JvmType result : results) {
            longs += result.equals(JvmType.VECTOR) ? 2 : 1;
        }
        return longs;
    }

    /** The descriptors of the parameters for Java code, which sees vectors as objects; without parentheses. */
    String javaParameterDescriptors() {
        if (boxed) {
            return parameterDescriptors();
        }
        var text = new StringBuilder();
        for (JvmType parameter : parameters) {
            text.append(parameter.equals(JvmType.VECTOR) ? Runtime.descriptor(Runtime.V128) : parameter.descriptor);
        }
        return text.toString();
    }

    /** As {@link #returnDescriptor}, but a single vector is an object. */
    String javaReturnDescriptor() {
        return returnsVector() ? Runtime.descriptor(Runtime.V128) : returnDescriptor();
    }

    /** The descriptors of the parameters, without parentheses. */
    String parameterDescriptors() {
        if (boxed) {
            return "[Ljava/lang/Object;";
        }
        var text = new StringBuilder();
        for (JvmType parameter : parameters) {
            text.append(parameter.descriptor);
        }
        return text.toString();
    }

    /**
     * One result is returned as it is, but of a vector only the lower half; {@code Instance.vectorHigh} has the other.
     * Several numbers come as their bits in a {@code long[]}, where a vector takes two; several values with references
     * among them come boxed in an {@code Object[]}.
     */
    String returnDescriptor() {
        return switch (results.size()) {
            case 0 -> "V";
            case 1 -> returnsVector() ? "J" : results.get(0).descriptor;
            default -> returnsObjects() ? "[Ljava/lang/Object;" : "[J";
        };
    }

    boolean returnsObjects() {
        return results.stream().anyMatch(JvmType::isReference);
    }
}
