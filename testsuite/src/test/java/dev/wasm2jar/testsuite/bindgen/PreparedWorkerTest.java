package dev.wasm2jar.testsuite.bindgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaProcess.Result;
import dev.wasm2jar.testsuite.JavaSources;
import dev.wasm2jar.testsuite.SharedFolder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --preinit} and {@code --debug} for modules made with wasm-bindgen: libraries and workers. */
class PreparedWorkerTest {

    private static final Path HOME = Path.of(System.getProperty("java.home"));
    private static final String GUEST =
            SharedFolder.repository().resolve("testsuite/guests/wasm/prepared.wasm").toString();

    private static final String PROGRAM = """
            import com.example.Prepared;

            public class Program {

                public static void main(String[] arguments) throws Exception {
                    for (int i = 0; i < 2; i++) {
                        Prepared prepared = Prepared.instantiate();
                        System.out.println(prepared.runs() + " " + prepared.prime(9591) + " " + prepared.prime(9592));
                    }
                    for (var method : Prepared.class.getDeclaredMethods()) {
                        if (method.getName().equals("prepare")) {
                            System.out.println(method);
                        }
                    }
                }
            }
            """;

    @TempDir
    private Path folder;

    private Path make(String jar, String... options) throws Exception {
        var words = new ArrayList<>(List.of(GUEST, "-o", jar));
        words.addAll(List.of(options));
        Result made = JavaProcess.wasm2jar(folder, words.toArray(new String[0]));
        assertEquals(0, made.exitCode(), made.stderr());
        return folder.resolve(jar);
    }

    @Test
    void instancesOfALibraryBeginPrepared() throws Exception {
        Path jar = make("library.jar", "--preinit", "prepare", "--class", "com.example.Prepared");
        JavaSources.write(folder, "Program.java", PROGRAM);
        JavaSources.compile(folder, List.of("-cp", jar.toString()), folder.resolve("Program.java"));
        Result result = JavaProcess.java(HOME, folder, new byte[0],
                List.of("-cp", jar + File.pathSeparator + folder, "Program"));
        assertEquals("1 99991 null\n1 99991 null\n", result.stdout(), result.stderr());
    }

    @Test
    void aWorkerBeginsPreparedAndKnowsItsLines() throws Exception {
        String lines = crash(make("worker.jar", "--preinit", "prepare", "--route", "/primes/{n}=prime",
                "--route", "/runs=runs", "--route", "POST /crash=crash"));
        assertTrue(lines.contains("crash (lib.rs:4"), lines);
        String none = crash(make("worker.jar", "--preinit", "prepare", "--target", "http", "--debug", "none"));
        assertFalse(none.contains("lib.rs"), none);
    }

    /** The stack trace of a function that traps, after others have answered. */
    private String crash(Path jar) throws Exception {
        Path errors = Files.createTempFile(folder, "stderr", "");
        try (var worker = new WorkerProcess(HOME, jar, errors)) {
            assertEquals("200 application/json 1", worker.call("GET", "/runs", ""));
            if (worker.send("GET", "/primes/0", "").statusCode() == 200) {
                assertEquals("200 application/json 99991", worker.call("GET", "/primes/9591", ""));
            }
            assertEquals(500, worker.send("POST", "/crash", "").statusCode());
            // The instance after the panic is as prepared as the first.
            assertEquals("200 application/json 1", worker.call("GET", "/runs", ""));
        }
        return Files.readString(errors);
    }

    @Test
    void whatNeedsAHostIsRefused() throws Exception {
        for (String option : List.of("--class=com.example.P", "--route=/runs=runs")) {
            Result refused = JavaProcess.wasm2jar(
                    folder, GUEST, "--preinit", "prepare_aloud", "-o", "none.jar", option);
            assertEquals(1, refused.exitCode());
            assertTrue(refused.stderr().contains("--preinit: prepare_aloud cannot be run without a host: the import "
                    + "__wbindgen_placeholder__.__wbg_log_"), refused.stderr());
            Result unknown = JavaProcess.wasm2jar(folder, GUEST, "--preinit", "nothing", "-o", "none.jar", option);
            assertTrue(unknown.stderr().contains("--preinit: there is no exported function nothing"), unknown.stderr());
            Result typed = JavaProcess.wasm2jar(folder, GUEST, "--preinit", "runs", "-o", "none.jar", option);
            assertTrue(typed.stderr().contains("--preinit: runs has the type () -> (i32)"), typed.stderr());
        }
        assertFalse(Files.exists(folder.resolve("none.jar")));
    }
}
