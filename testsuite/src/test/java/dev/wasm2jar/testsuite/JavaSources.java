package dev.wasm2jar.testsuite;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles Java sources, for Java 17, whatever JDK this is, and with all warnings as errors. */
public final class JavaSources {

    private JavaSources() {}

    /**
     * Compiles files into a folder.
     *
     * @param options besides, e.g. for the class path
     */
    public static void compile(Path folder, List<String> options, Path... sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> all = new ArrayList<>(options);
            all.addAll(List.of("-d", folder.toString(), "--release", "17",
                    "-Xlint:all,-options,-requires-automatic", "-Werror"));
            assertTrue(compiler.getTask(messages, files, null, all, null, files.getJavaFileObjects(sources)).call(),
                    () -> List.of(sources) + ":\n" + messages);
        }
    }

    /** Writes a source file below a folder and returns its path. */
    public static Path write(Path folder, String name, String source) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, source);
    }
}
