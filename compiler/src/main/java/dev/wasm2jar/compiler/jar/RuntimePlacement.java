package dev.wasm2jar.compiler.jar;

import java.util.List;

/** Where the classes of the runtime that a jar needs are. */
public enum RuntimePlacement {

    /** In the jar, under their own names: jars beside each other must be made by the same version. */
    BUNDLED {
        @Override
        List<JarEntry> place(List<JarEntry> entries, String instanceClass) {
            return entries;
        }
    },

    /**
     * In the jar, in packages of the jar's own: it goes with any other jar, on class paths and on module paths. Its
     * classes are not the classes of another jar, so instances of the two cannot be linked.
     */
    RELOCATED {
        @Override
        List<JarEntry> place(List<JarEntry> entries, String instanceClass) {
            return Relocation.into(JarPackage.of(instanceClass)).apply(entries);
        }
    },

    /** In a jar of their own, the artifact runtime-support, on the same class path or module path. */
    DEPENDENCY {
        @Override
        List<JarEntry> place(List<JarEntry> entries, String instanceClass) {
            return entries.stream().filter(entry -> !entry.path().startsWith(RuntimeClasses.PACKAGE)).toList();
        }
    };

    /**
     * A jar's files, with the runtime in its place.
     *
     * @param entries with the classes of the runtime under their own names
     * @param instanceClass internal name of the class of instances
     */
    abstract List<JarEntry> place(List<JarEntry> entries, String instanceClass);
}
