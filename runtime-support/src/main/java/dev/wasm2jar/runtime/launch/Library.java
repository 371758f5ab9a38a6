package dev.wasm2jar.runtime.launch;

/** The answer of a jar that was started although it holds a library. */
public final class Library {

    private Library() {}

    /**
     * Says what the jar holds and ends the JVM.
     *
     * @param name what people call the module
     * @param exports a line for each export
     */
    public static void main(String name, String instanceClass, String exports) {
        System.err.println(name + " is a library: use the class " + instanceClass
                + " from Java.");
        System.err.print(exports);
        Runtime.getRuntime().exit(Launcher.FAILURE);
    }
}
