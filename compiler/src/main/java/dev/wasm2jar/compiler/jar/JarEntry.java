package dev.wasm2jar.compiler.jar;

/**
 * A file in a jar.
 *
 * @param path with slashes between its parts
 * @param mode the permissions on file systems that have some
 */
public record JarEntry(String path, byte[] bytes, Mode mode) {

    /** Permissions. */
    public enum Mode {
        /** All may read it, if any file beside it has another mode; else none in particular. */
        DEFAULT,
        /** All may execute it. */
        EXECUTABLE
    }

    /** A file without permissions of its own. */
    public JarEntry(String path, byte[] bytes) {
        this(path, bytes, Mode.DEFAULT);
    }

    /** A file that all may execute. */
    public static JarEntry executable(String path, byte[] bytes) {
        return new JarEntry(path, bytes, Mode.EXECUTABLE);
    }
}
