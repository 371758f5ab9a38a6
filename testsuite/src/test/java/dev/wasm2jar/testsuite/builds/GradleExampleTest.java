package dev.wasm2jar.testsuite.builds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.SharedFolder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/gradle}: a task of a Gradle build that calls the command line. */
class GradleExampleTest {

    @TempDir
    Path folder;

    @Test
    void isBuiltIncrementally() throws Exception {
        if (!isInstalled()) {
            System.out.println("*** NOT RUN: there is no gradle on the PATH");
            Assumptions.abort("there is no gradle on the PATH");
        }
        ExampleFiles.copyProject("gradle", folder.resolve("project"));
        String first = gradle();
        assertTrue(!first.contains(":compileWasm UP-TO-DATE"), first);
        JavaProcess.Result result = JavaProcess.java(Path.of(System.getProperty("java.home")), folder, new byte[0],
                List.of("-cp", folder.resolve("project/build/libs/spelling.jar").toString(),
                        "com.example.text.Spelling"));
        assertEquals("kitten -> sitting: 3\nwhale -> while\n", result.stdout(), result.stderr());
        String second = gradle();
        assertTrue(second.contains(":compileWasm UP-TO-DATE"), second);
    }

    private static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "gradle")));
    }

    private String gradle() throws Exception {
        Path log = Files.createTempFile(folder, "gradle", ".log");
        var builder = new ProcessBuilder("gradle", "--offline", "--no-daemon", "--console=plain",
                "-g", folder.resolve("home").toString(), "build",
                "-Pwasm2jar=" + SharedFolder.repository().resolve("cli/target/wasm2jar.jar"))
                .directory(folder.resolve("project").toFile())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        // Gradle of the distribution runs on the Java of the distribution.
        builder.environment().remove("JAVA_HOME");
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("no end after five minutes");
        }
        String text = Files.readString(log);
        assertEquals(0, process.exitValue(), text);
        return text;
    }
}
