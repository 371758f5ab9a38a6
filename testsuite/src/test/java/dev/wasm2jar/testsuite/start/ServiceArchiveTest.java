package dev.wasm2jar.testsuite.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaProcess.Result;
import dev.wasm2jar.testsuite.SharedFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code --archive} of services: the run that makes it answers requests. */
class ServiceArchiveTest {

    @TempDir
    private Path folder;

    static List<Path> javaHomes() {
        return JavaProcess.javaHomes();
    }

    /** @param home the JDK that is to run the jar */
    private Result compile(Path home, String guest, String... options) throws Exception {
        var words = new ArrayList<>(List.of(
                SharedFolder.repository().resolve("testsuite/guests/wasm").resolve(guest).toString(),
                "-o", "service.jar", "--archive", "--archive-jdk", home.toString()));
        words.addAll(List.of(options));
        Result made = JavaProcess.wasm2jar(folder, words.toArray(new String[0]));
        assertEquals(0, made.exitCode(), made.stderr());
        assertTrue(made.stdout().contains("archive for Java"), made.stdout());
        assertTrue(Files.isExecutable(folder.resolve("service.jar")));
        return made;
    }

    /** The classes of the jar that its archive has, of those that a JVM is asked for. */
    private Set<String> archived(Path home, String... classes) throws Exception {
        String archive = Files.exists(folder.resolve("service.aot"))
                ? "-XX:AOTCache=service.aot"
                : "-XX:SharedArchiveFile=service.jsa";
        Path loader = folder.resolve("Load.java");
        Files.writeString(loader, "class Load { public static void main(String[] names) throws Exception {"
                + " for (String name : names) Class.forName(name, false, Load.class.getClassLoader()); } }");
        Path compiled = folder.resolve("load");
        assertEquals(0, javax.tools.ToolProvider.getSystemJavaCompiler().run(null, null, null,
                "--release", "17", "-d", compiled.toString(), loader.toString()));
        // What comes after the jar in the class path is no matter to the archive.
        var words = new ArrayList<>(List.of(archive, "-Xlog:class+load", "-cp",
                folder.resolve("service.jar") + java.io.File.pathSeparator + compiled, "Load"));
        words.addAll(List.of(classes));
        Result result = JavaProcess.java(home, folder, new byte[0], words);
        assertEquals(0, result.exitCode(), result.stderr());
        var found = new TreeSet<String>();
        for (String name : classes) {
            if (result.stdout().lines().anyMatch(line ->
                    line.contains(" " + name + " ") && line.contains("shared objects file"))) {
                found.add(name);
            }
        }
        return found;
    }

    private static final String SERVER = "dev.wasm2jar.runtime.http.HttpServer";
    private static final String ANSWER = "dev.wasm2jar.runtime.http.ServerResponse";

    @ParameterizedTest
    @MethodSource("javaHomes")
    void aProgramAnswersARequest(Path home) throws Exception {
        // Wherever it is to listen, and be watched, later.
        Result made = compile(home, "cgi.wasm", "--target", "http", "--listen", "192.0.2.1:1", "--admin", "192.0.2.1:2");
        assertFalse(made.stdout().contains(";"), made.stdout());
        assertEquals(Set.of(SERVER, ANSWER), archived(home, SERVER, ANSWER));
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void aWorkerAnswersRequests(Path home) throws Exception {
        Result made = compile(home, "worker.wasm", "--route", "/sum=sum_bytes", "--archive-request", "/no?a=b",
                "--archive-request", "/sum");
        assertTrue(made.stdout().contains("; GET /no?a=b was answered 404"), made.stdout());
        assertEquals(Set.of(SERVER, ANSWER), archived(home, SERVER, ANSWER));
    }

    @Test
    void nothingIsAskedIfThatIsWanted() throws Exception {
        Path home = JavaProcess.javaHomes().get(0);
        compile(home, "cgi.wasm", "--target", "http", "--archive-request", "none");
        assertEquals(Set.of(SERVER), archived(home, SERVER, ANSWER));
    }

    @Test
    void aServiceThatDoesNotStartIsTold() throws Exception {
        Path home = JavaProcess.javaHomes().get(0);
        Result made = compile(home, "cgi.wasm", "--target", "http", "--archive-arg=--dir", "--archive-arg=nowhere");
        assertTrue(made.stdout().contains("; the service did not start to listen; the program ended with exit code 2"),
                made.stdout());
    }
}
