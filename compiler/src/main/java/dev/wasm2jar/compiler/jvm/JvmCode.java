package dev.wasm2jar.compiler.jvm;

import java.util.List;
import java.util.Map;

/**
 * The classes of a module.
 *
 * @param instanceClass internal name of the class of its instances
 * @param classes class files by internal name
 * @param resources files that belong beside the classes, by path
 * @param hostStates internal names of the classes of host module states that {@code instantiate} takes, in order
 * @param importsMemories whether there are memories to import, which the static method {@link #NEW_MEMORIES} of the class
 *     of instances can make
 * @param needsImports whether {@code instantiate} takes imports from the embedder
 */
public record JvmCode(
        String instanceClass,
        Map<String, byte[]> classes,
        Map<String, byte[]> resources,
        List<String> hostStates,
        boolean importsMemories,
        boolean needsImports) {

    /** {@code () -> Imports}: new memories for all imports of memories. */
    public static final String NEW_MEMORIES = "newMemories";

    /**
     * Whether a class is that of a structure or array type, which all modules that have the type share: it is the same in
     * each of them.
     */
    public static boolean isShared(String className) {
        return TypeClasses.isOne(className);
    }
}
