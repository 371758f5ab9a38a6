package dev.wasm2jar.testsuite.bindgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaProcess.Result;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which requests meet in an instance: fetcher.wasm counts those that met in its own. */
class InstancesTest {

    private static final Path HOME = Path.of(System.getProperty("java.home"));
    private static final Path GUEST = WorkerLibraryTest.WORKER.resolveSibling("fetcher.wasm");

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeJar() throws Exception {
        make("fetcher.jar", "--target", "http");
    }

    private static void make(String jar, String... options) throws Exception {
        var words = new ArrayList<>(List.of(GUEST.toString(), "-o", jar));
        words.addAll(List.of(options));
        Result made = JavaProcess.wasm2jar(folder, words.toArray(new String[0]));
        assertEquals(0, made.exitCode(), made.stderr());
    }

    private static WorkerProcess start(String jar, String... options) throws IOException {
        return new WorkerProcess(HOME, folder.resolve(jar), Files.createTempFile(folder, "stderr", ""), options);
    }

    private static void assertVisits(int expected, WorkerProcess worker) throws Exception {
        assertEquals("200 application/json " + expected, worker.call("GET", "/visits", ""));
    }

    /** Visits of as many requests as wait for each other, in the order of the numbers. */
    private static List<String> simultaneous(WorkerProcess worker, OtherServer other) throws Exception {
        String path = "/visits_after?url=" + other.url("/pair");
        CompletableFuture<HttpResponse<String>> first = worker.sendAsync(path);
        CompletableFuture<HttpResponse<String>> second = worker.sendAsync(path);
        List<String> visits = new ArrayList<>(List.of(first.get().body(), second.get().body()));
        Collections.sort(visits);
        return visits;
    }

    @Test
    void nothingIsLeftToTheNextRequestIfInstancesAreFresh() throws Exception {
        try (OtherServer other = new OtherServer();
                WorkerProcess worker = start("fetcher.jar", "--instances", "fresh", "--allow-outbound", other.host())) {
            for (int i = 0; i < 20; i++) {
                assertVisits(1, worker);
            }
            assertEquals(List.of("1", "1"), simultaneous(worker, other));
            assertEquals(500, worker.send("GET", "/panics", "").statusCode());
            assertVisits(1, worker);
        }
    }

    @Test
    void stateStaysInInstancesThatAreReused() throws Exception {
        try (OtherServer other = new OtherServer();
                WorkerProcess worker = start("fetcher.jar", "--instances=reused", "--allow-outbound", other.host())) {
            assertVisits(1, worker);
            // One meets the instance that there is, the other has to have one of its own.
            assertEquals(List.of("1", "2"), simultaneous(worker, other));
            List<String> again = simultaneous(worker, other);
            assertEquals(List.of("2", "3"), again);
        }
    }

    @Test
    void requestsMeetInOneInstanceUnlessToldOtherwise() throws Exception {
        try (WorkerProcess worker = start("fetcher.jar")) {
            List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                all.add(worker.sendAsync("/visits"));
            }
            List<Integer> visits = new ArrayList<>();
            for (CompletableFuture<HttpResponse<String>> each : all) {
                visits.add(Integer.parseInt(each.get().body()));
            }
            Collections.sort(visits);
            assertEquals(1, visits.get(0));
            assertEquals(50, visits.get(49));
            assertEquals(50, visits.stream().distinct().count());
        }
    }

    @Test
    void anInstanceThatTrappedIsNotUsedAgain() throws Exception {
        for (String policy : List.of("shared", "reused")) {
            try (WorkerProcess worker = start("fetcher.jar", "--instances", policy)) {
                assertVisits(1, worker);
                assertVisits(2, worker);
                assertEquals(500, worker.send("GET", "/panics", "").statusCode());
                assertVisits(1, worker);
            }
        }
    }

    @Test
    void aJarOrAFileCanSayIt() throws Exception {
        make("fresh.jar", "--target", "http", "--instances", "fresh");
        try (WorkerProcess worker = start("fresh.jar")) {
            assertVisits(1, worker);
            assertVisits(1, worker);
        }
        // The command line has the last word.
        try (WorkerProcess worker = start("fresh.jar", "--instances", "reused", "--concurrency", "1")) {
            assertVisits(1, worker);
            assertVisits(2, worker);
        }
        try (OtherServer other = new OtherServer()) {
            Files.writeString(folder.resolve("wasm2jar.toml"), """
                    name = "configured"
                    instances = "fresh"
                    allow-outbound = ["api.example", "%s"]
                    """.formatted(other.host()));
            Result made = JavaProcess.wasm2jar(folder, GUEST.toString(), "--config", "wasm2jar.toml");
            assertEquals(0, made.exitCode(), made.stderr());
            try (WorkerProcess worker = start("configured.jar")) {
                assertEquals("200 text/plain; charset=utf-8 Ada", worker.call("GET", "/name_of?url=" + other.url("/json"), ""));
                assertVisits(1, worker);
                assertVisits(1, worker);
            }
        }
    }

    @Test
    void whatCanNotBeIsRefused() throws Exception {
        Result one = JavaProcess.java(HOME, folder, new byte[0], List.of("-jar", "fetcher.jar", "--concurrency", "4"));
        assertEquals(2, one.exitCode());
        assertTrue(one.stderr().contains("--concurrency goes with --instances fresh or reused"), one.stderr());
        Result word = JavaProcess.java(HOME, folder, new byte[0], List.of("-jar", "fetcher.jar", "more"));
        assertEquals(2, word.exitCode());
        assertTrue(word.stderr().contains("a worker takes no arguments, but there is more"), word.stderr());
        Files.writeString(folder.resolve("wrong.toml"), "name = 'a'\nallow-outbound = 'x'\n");
        Result toml = JavaProcess.wasm2jar(folder, GUEST.toString(), "--config", "wrong.toml", "-o", "wrong.jar");
        assertEquals(1, toml.exitCode());
        assertTrue(toml.stderr().contains("wrong.toml: line 2: allow-outbound must be an array of texts"), toml.stderr());
        assertTrue(Files.notExists(folder.resolve("wrong.jar")));
    }

    /** What functions tell the console is in the log, with the request that they answer. */
    @Test
    void theConsoleIsLogged() throws Exception {
        Path errors = Files.createTempFile(folder, "stderr", "");
        try (WorkerProcess worker = new WorkerProcess(HOME, folder.resolve("fetcher.jar"), errors, "--log", "json")) {
            worker.send("GET", "/visits", "", "X-Request-Id", "r1");
            worker.send("GET", "/panics", "", "X-Request-Id", "r2");
        }
        List<String> lines = Files.readAllLines(errors, StandardCharsets.UTF_8);
        assertTrue(lines.get(0).matches(
                "\\{\"time\":\"[^\"]+\",\"id\":\"r1\",\"stream\":\"console.log\",\"message\":\"visited\"}"), lines.get(0));
        assertTrue(lines.get(1).contains("\"id\":\"r2\",\"stream\":\"failure\",\"message\":\"fetcher.wasm: the function failed"
                + "\\nwasm trap: unreachable\\n    at fetcher.wasm!"), lines.get(1));
        assertEquals(2, lines.size());
    }
}
