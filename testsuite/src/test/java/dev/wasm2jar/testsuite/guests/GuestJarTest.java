package dev.wasm2jar.testsuite.guests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaProcess.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guest programs as users run them: {@code wasm2jar FILE.wasm}, then {@code java -jar FILE.jar}, on all JDKs. */
class GuestJarTest {

    @TempDir
    static Path jars;

    @TempDir
    Path folder;

    private static final Map<String, Path> MADE = new HashMap<>();

    private Path javaHome;

    static List<Path> javaHomes() {
        return JavaProcess.javaHomes();
    }

    @BeforeEach
    void makeData() throws Exception {
        Files.writeString(Files.createDirectory(folder.resolve("data")).resolve("one.txt"), "the quick brown fox\n");
    }

    private static Path jar(String guest) throws Exception {
        Path jar = MADE.get(guest);
        if (jar == null) {
            jar = jars.resolve(guest + ".jar");
            Result made = JavaProcess.wasm2jar(jars, Guests.file(guest).toString(), "-o", jar.toString());
            assertEquals(0, made.exitCode(), made.stderr());
            assertEquals("", made.stderr());
            MADE.put(guest, jar);
        }
        return jar;
    }

    private Result run(String guest, String stdin, String... arguments) throws Exception {
        var words = new ArrayList<>(List.of("-jar", jar(guest).toString()));
        words.addAll(List.of(arguments));
        return JavaProcess.java(javaHome, folder, Guests.utf8(stdin), words);
    }

    private static void assertSuccess(String stdout, Result result) {
        assertEquals("", result.stderr());
        assertEquals(stdout, result.stdout());
        assertEquals(0, result.exitCode());
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void helloPrintsItsArguments(Path home) throws Exception {
        javaHome = home;
        assertSuccess("Hello from WASI! argc=3\narg[1]=a\narg[2]=b c\n", run("hello", "", "a", "b c"));
        assertEquals(7, run("hello", "", "1", "2", "3").exitCode());
        assertSuccess("Hello from WASI! argc=1\n", run("hello-debug", ""));
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void fwcSeesOnlyWhatItIsGiven(Path home) throws Exception {
        javaHome = home;
        assertSuccess("      1       4      20 /data/one.txt\n", run("fwc", "", "--dir", "data::/data", "--", "/data"));
        Result written = run("fwc", "", "--dir", "data::/data", "--", "-w", "/data/out.txt");
        assertSuccess("", written);
        assertEquals("written by fwc\n", Files.readString(folder.resolve("data/out.txt")));

        Result missing = run("fwc", "", "--dir", "data::/data", "--", "/data/none");
        assertEquals("fwc: /data/none: No such file or directory\n", missing.stderr());
        assertEquals(1, missing.exitCode());

        Result outside = run("fwc", "", "--dir", "data::/data", "--", "/etc/passwd");
        assertEquals("fwc: /etc/passwd: Capabilities insufficient\n", outside.stderr());
        assertEquals(1, outside.exitCode());

        Result escaping = run("fwc", "", "--dir", "data::/data", "--", "/data/../jars");
        assertEquals("", escaping.stdout());
        assertEquals(1, escaping.exitCode());

        Result readOnly = run("fwc", "", "--dir", "data::/data::ro", "--", "-w", "/data/no.txt");
        assertEquals("fwc: write /data/no.txt: Read-only file system\n", readOnly.stderr());
        assertTrue(Files.notExists(folder.resolve("data/no.txt")));
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void lambdasAnswerAnEvent(Path home) throws Exception {
        javaHome = home;
        for (String guest : List.of("lambda", "rust-lambda")) {
            Result result = run(guest, "{\"body\":\"x\"}");
            assertEquals("{\"statusCode\":200,\"body\":\"Received: x\"}", result.stdout().strip(), result.stderr());
            assertEquals(0, result.exitCode());
        }
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void aStandardInputThatIsClosedIsEmpty(Path home) throws Exception {
        List<String> command = List.of("-jar", jar("cgi").toString(), "--env", "REQUEST_METHOD=POST", "--env",
                "PATH_INFO=/echo", "--env", "CONTENT_TYPE=a/b", "--env", "CONTENT_LENGTH=4");
        Result result = JavaProcess.javaWithoutInput(home, folder, command);
        assertEquals(JavaProcess.java(home, folder, new byte[0], command), result);
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void cgiAnswersRequests(Path home) throws Exception {
        javaHome = home;
        assertSuccess("Status: 200 OK\r\nContent-Type: text/plain\r\n\r\nUser-Agent: test/1\n",
                run("cgi", "", "--env", "PATH_INFO=/headers", "--env", "HTTP_USER_AGENT=test/1"));
        assertSuccess("Status: 200 OK\r\nContent-Type: a/b\r\n\r\nbody",
                run("cgi", "body", "--env", "REQUEST_METHOD=POST", "--env", "PATH_INFO=/echo",
                        "--env", "CONTENT_TYPE=a/b", "--env", "CONTENT_LENGTH=4"));
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void kernelsComputeTheirChecksums(Path home) throws Exception {
        javaHome = home;
        assertSuccess(String.join("\n", Guests.expectedKernels()) + "\n", run("kernels", "", "all"));
        assertSuccess("fib 20 6765\n", run("kernels", "", "fib", "20"));
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void programsWithNewerFeaturesRun(Path home) throws Exception {
        javaHome = home;
        for (String guest : List.of("tail", "simd-22", "sjlj-exnref", "ehmin-exnref")) {
            assertSuccess(Guests.expected(guest), run(guest, ""));
        }
        for (String guest : List.of("kernels-simd", "kernels-lime1")) {
            assertSuccess(String.join("\n", Guests.expectedKernels()) + "\n", run(guest, "", "all"));
        }
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void rustProgramsRun(Path home) throws Exception {
        javaHome = home;
        assertSuccess("[(0, 519532), (1, 519636), (2, 519740)]\n", run("rust-wasiapp", "", "map"));
        assertSuccess("A=1\nB=2\n", run("rust-wasiapp", "", "--env", "A=1", "--env", "B=2", "--", "env"));
        assertSuccess("one.txt 20\n", run("rust-wasiapp", "", "--dir", "data::/data", "--", "ls", "/data"));
        assertSuccess("abcdef\n6\nexists false\n", run("rust-wasiapp", "", "--dir=data::/data", "fsops", "/data"));
        assertEquals(3, run("rust-wasiapp", "", "exit", "3").exitCode());
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void aPanicTrapsAndNamesTheFunctions(Path home) throws Exception {
        javaHome = home;
        Result result = run("rust-wasiapp", "", "panic");
        assertTrue(result.stderr().contains("index out of bounds: the len is 0 but the index is 1"), result.stderr());
        assertTrue(result.stderr().contains("wasm trap: unreachable\n    at rust-wasiapp.wasm!"), result.stderr());
        assertTrue(result.stderr().contains("\n    at rust-wasiapp.wasm!wasiapp::main\n"), result.stderr());
        assertEquals(134, result.exitCode());
    }
}
