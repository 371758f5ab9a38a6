package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.jar.JarEntry;
import dev.wasm2jar.compiler.jar.JarWriter;
import dev.wasm2jar.compiler.jar.WholeFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The jar or report that is written. An older one is replaced, as compilers do; the input never is. */
public final class OutputFile {

    private final Path path;

    public OutputFile(Path path) {
        this.path = path;
    }

    public Path path() {
        return path;
    }

    /** Finds out what would keep the file from being written, before any time is spent on compiling. */
    public void check(Path input) {
        if (Files.isDirectory(path)) {
            throw new UserError(path + ": this is a directory", "give the name of a file, e.g. " + path.resolve("x.jar"));
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UserError(path + ": cannot be written: the folder " + folder + " does not exist");
        }
        if (Files.exists(path) && isSame(input)) {
            throw new UserError(path + ": is the input; it would be overwritten", "give another file to write");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return;
        }
        if (!Files.isWritable(folder)) {
            throw new UserError(path + ": cannot be written: no permission for the folder " + folder);
        }
    }

    private boolean isSame(Path input) {
        try {
            return Files.exists(input) && Files.isSameFile(path, input);
        } catch (IOException unknown) {
            return false;
        }
    }

    /** Writes these bytes. */
    public void write(byte[] bytes) {
        writing(() -> WholeFile.write(path, output -> output.write(bytes)));
    }

    /** Writes the jar and returns its size in bytes. */
    public long write(List<JarEntry> entries) {
        return writing(() -> JarWriter.write(path, entries));
    }

    /** Writes the jar as a program that begins with a script, and returns its size in bytes. */
    public long writeExecutable(byte[] script, List<JarEntry> entries) {
        return writing(() -> JarWriter.writeExecutable(path, script, entries));
    }

    /** Its size in bytes, once it is there. */
    public long size() {
        return writing(() -> {});
    }

    private interface Writing {

        void run() throws IOException;
    }

    private long writing(Writing action) {
        try {
            action.run();
            return Files.size(path);
        } catch (AccessDeniedException denied) {
            throw new UserError(path + ": cannot be written: permission denied");
        } catch (NoSuchFileException refused) {
            // A folder of another kind, such as /proc. The exception has nothing but the name of our temporary file.
            throw new UserError(path + ": cannot be written: no file can be made in the folder "
                    + path.toAbsolutePath().getParent());
        } catch (IOException failure) {
            throw new UserError(path + ": cannot be written: " + failure.getMessage());
        }
    }
}
