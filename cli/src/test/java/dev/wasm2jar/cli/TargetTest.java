package dev.wasm2jar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --target} makes, and what it refuses. */
class TargetTest {

    @TempDir
    private Path folder;

    private Outcome compile(String guest, String output, String... options) {
        var arguments = new ArrayList<>(List.of(Guests.path(guest), "-o", folder.resolve(output).toString()));
        arguments.addAll(List.of(options));
        return Outcome.ofMain(arguments.toArray(new String[0]));
    }

    /** Whether classes of the server and of Lambda come along, by what the program looks like. */
    @ParameterizedTest
    @CsvSource({"hello.wasm, false, false", "lambda.wasm, false, true", "rust-lambda.wasm, false, true",
        "cgi.wasm, true, true", "rust-cgi.wasm, true, true"})
    void jarsAnswerRequestsIfTheirProgramsCan(String guest, boolean http, boolean lambda) throws Exception {
        assertEquals(0, compile(guest, "a.jar").exitCode());
        try (var jar = new JarFile(folder.resolve("a.jar").toFile())) {
            assertEquals(http, jar.getEntry("dev/wasm2jar/runtime/deploy/HttpMain.class") != null);
            assertEquals(lambda, jar.getEntry("dev/wasm2jar/runtime/deploy/LambdaMain.class") != null
                    || jar.getEntry("dev/wasm2jar/runtime/deploy/LambdaHttpMain.class") != null);
        }
    }

    @Test
    void whatIsServedShouldSpeakCgi() {
        assertEquals("", compile("cgi.wasm", "cgi.jar", "--target", "http").err());
        Outcome event = compile("lambda.wasm", "lambda.jar", "--target", "http");
        assertEquals(0, event.exitCode());
        assertTrue(event.err().startsWith("wasm2jar: warning: "), event.err());
        assertTrue(event.err().contains("lambda.wasm: this does not look like a CGI program"), event.err());
        assertEquals("", compile("lambda.wasm", "lambda.jar", "--target", "http", "--requests", "cgi").err());
        assertEquals("", compile("lambda.wasm", "lambda.jar", "--target", "lambda").err());
    }

    @Test
    void otherJarsSayWhatToDo() throws Exception {
        assertEquals(0, compile("hello.wasm", "hello.jar").exitCode());
        Outcome serve = Outcome.ofJava(folder, "-jar", "hello.jar", "--serve");
        assertEquals(2, serve.exitCode());
        assertTrue(serve.err().contains("--target http"), serve.err());
        Outcome lambda = Outcome.ofJava(folder, "-jar", "hello.jar", "--lambda");
        assertEquals(2, lambda.exitCode());
        assertTrue(lambda.err().contains("--target lambda-custom"), lambda.err());
        Outcome run = Outcome.ofMainProcess(folder, "run", Guests.path("cgi.wasm"), "--serve");
        assertEquals(2, run.exitCode());
        assertTrue(run.err().contains("wasm2jar serve does"), run.err());
    }

    @Test
    void optionsOfServingGoWithServing() throws Exception {
        assertEquals(0, compile("cgi.wasm", "cgi.jar").exitCode());
        for (String[] words : new String[][] {{"--env", "--serve", "--listen", ":0"}, {"--access-log"}, {"--log=json", "x"}}) {
            Outcome outcome = Outcome.ofJava(folder, concat(new String[] {"-jar", "cgi.jar"}, words));
            assertEquals(2, outcome.exitCode(), outcome.err());
            assertTrue(outcome.err().contains(" goes with --serve, which lets this jar answer HTTP requests"), outcome.err());
        }
        // What comes after the host options is the program's.
        assertEquals(0, Outcome.ofJava(folder, "-jar", "cgi.jar", "--env", "A=1", "--", "--listen").exitCode());
    }

    private static String[] concat(String[] first, String[] second) {
        return Stream.of(first, second).flatMap(Stream::of).toArray(String[]::new);
    }

    @Test
    void programsHaveNeitherRoutesNorInstancesToKeep() throws Exception {
        for (String[] words : new String[][] {{"--route", "/=f"}, {"--var=A=1"}, {"--cors", "*"}}) {
            String option = words[0].replaceFirst("=.*", "");
            // Before the file it is the compiler's, after it the server's.
            Outcome before = Outcome.ofMain(concat(concat(new String[] {"serve"}, words), new String[] {Guests.path("cgi.wasm")}));
            assertEquals(1, before.exitCode());
            assertTrue(before.err().contains(option + " is for modules made with wasm-bindgen"), before.err());
            Outcome after = Outcome.ofMain(concat(new String[] {"serve", Guests.path("cgi.wasm")}, words));
            assertEquals(2, after.exitCode());
            assertTrue(after.err().contains(option + " is for modules made with wasm-bindgen"), after.err());
        }
        String reason = "which an instance can do once";
        Outcome before = Outcome.ofMain("serve", "--instances", "reused", Guests.path("cgi.wasm"));
        assertEquals(1, before.exitCode());
        assertTrue(before.err().contains("cgi.wasm: --instances reused is for") && before.err().contains(reason), before.err());
        Outcome after = Outcome.ofMain("serve", Guests.path("cgi.wasm"), "--instances=shared");
        assertEquals(2, after.exitCode());
        assertTrue(after.err().contains("--instances shared is for") && after.err().contains(reason), after.err());
        assertTrue(compile("cgi.wasm", "a.jar", "--target", "http", "--instances", "shared").err().contains(reason));
        assertFalse(Files.exists(folder.resolve("a.jar")));
        assertEquals(0, compile("cgi.wasm", "fresh.jar", "--target", "http", "--instances", "fresh").exitCode());
        Outcome jar = Outcome.ofJava(folder, "-jar", "fresh.jar", "--instances", "reused");
        assertEquals(2, jar.exitCode());
        assertTrue(jar.err().contains(reason), jar.err());
    }

    @Test
    void aProgramCanBeALibrary() throws Exception {
        Outcome outcome = compile("hello.wasm", "hello.jar", "--target", "library");
        assertTrue(outcome.out().contains("library, class wasm.Hello"), outcome.out());
        assertTrue(Outcome.ofJava(folder, "-jar", "hello.jar").err().contains("void _start()"));
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        assertTrue(compile("reactor.wasm", "a.jar", "--target", "http").err().contains("is for programs"));
        assertTrue(compile("hello.wasm", "a.jar", "--target", "x").err().contains("command, http, lambda, lambda-custom"));
        assertTrue(compile("cgi.wasm", "a.jar", "--listen", ":80").err().contains("--listen is for --target http"));
        assertTrue(compile("cgi.wasm", "a.jar", "--target", "http", "--listen", "x").err().contains("--listen: not an address"));
        assertTrue(compile("cgi.wasm", "a.jar", "--target", "http", "--admin", "9").err().contains("--admin: not an address"));
        assertTrue(compile("cgi.wasm", "a.jar", "--target", "http", "--queue", "-1").err().contains("--queue takes"));
        assertTrue(compile("cgi.wasm", "a.jar", "--target", "http", "--log", "xml").err().contains("--log takes"));
        assertTrue(compile("cgi.wasm", "a.jar", "--target", "http", "--instances", "x").err().contains("--instances takes"));
        assertTrue(compile("cgi.wasm", "a.jar", "--target", "lambda-custom", "--archive").err().contains("--archive is for"));
        assertTrue(compile("cgi.wasm", "a.jar", "--requests", "x").err().contains("cgi or event"));
        assertTrue(compile("worker.wasm", "a.jar", "--target", "lambda", "--route", "/=process").err()
                .contains("--route is for --target http"));
        assertTrue(compile("worker.wasm", "a.jar", "--route", "/=process", "--link", "x=y").err()
                .contains("--link is for programs"));
        assertFalse(Files.exists(folder.resolve("a.jar")));
    }

    @Test
    void imagesAreMadeOfTheJarBesideTheFile() throws Exception {
        Outcome outcome = compile("cgi.wasm", "shop.jar", "--target", "http", "--dockerfile");
        assertEquals(0, outcome.exitCode(), outcome.err());
        String text = Files.readString(folder.resolve("shop.Dockerfile"));
        for (String line : List.of("docker build -t shop -f shop.Dockerfile .", "COPY shop.jar function.jar",
                "USER 65532:65532", "ENV PORT=8080", "-XX:AOTCache=function.aot")) {
            assertTrue(text.contains(line), text);
        }
        assertTrue(compile("cgi.wasm", "b.jar", "--target", "lambda", "--dockerfile").err().contains("--dockerfile is for"));
        Files.createDirectory(folder.resolve("c.Dockerfile"));
        assertTrue(compile("cgi.wasm", "c.jar", "--dockerfile").err().contains("c.Dockerfile: this is a directory"));
        assertFalse(Files.exists(folder.resolve("c.jar")));
    }
}
