package dev.wasm2jar.testsuite.bindgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.driver.BuildOptions;
import dev.wasm2jar.compiler.driver.InputFile;
import dev.wasm2jar.compiler.driver.JarBuild;
import dev.wasm2jar.compiler.driver.OptionStyle;
import dev.wasm2jar.compiler.driver.UserError;
import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaProcess.Result;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guest worker.wasm as an HTTP service: real processes, real sockets. */
class WorkerServiceTest {

    private static final String WORKER = WorkerLibraryTest.WORKER.toString();
    private static final Path HOME = Path.of(System.getProperty("java.home"));

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeJars() throws Exception {
        make("routed.jar", "--route", "POST /users=create_user", "--route", "/hello=handle_request",
                "--route", "/cache/{key}=handle_with_cache", "--route", "/cached/{key}=cache_get",
                "--route", "/numbers/{n}=make_bytes", "--route", "GET /fails=fails", "--route", "/api/*=route",
                "--cors", "https://app.example");
        make("named.jar", "--target", "http");
    }

    private static void make(String jar, String... options) throws Exception {
        var words = new ArrayList<>(List.of(WORKER, "-o", jar));
        words.addAll(List.of(options));
        Result made = JavaProcess.wasm2jar(folder, words.toArray(new String[0]));
        assertEquals(0, made.exitCode(), made.stderr());
        assertTrue(made.stdout().endsWith("HTTP service, run it with java -jar " + jar + System.lineSeparator()), made.stdout());
    }

    private static WorkerProcess start(Path home, String jar, String... options) throws Exception {
        return new WorkerProcess(home, folder.resolve(jar), Files.createTempFile(folder, "stderr", ""), options);
    }

    @Test
    void everyFunctionAnswersAtItsName() throws Exception {
        for (Path home : JavaProcess.javaHomes()) {
            try (WorkerProcess worker = start(home, "named.jar")) {
                everyFunctionAnswers(worker);
            }
        }
    }

    private static void everyFunctionAnswers(WorkerProcess worker) throws Exception {
        String greeting = worker.call("POST", "/handle_request", "{\"name\":\"Alice\"}");
        assertTrue(greeting.matches("200 application/json \\{\"message\":\"Hello, Alice!\",\"timestamp\":\\d+\\.\\d\\}"),
                greeting);
        assertEquals("200 application/json {\"error\":\"Invalid JSON\"}", worker.call("POST", "/create_user", "x"));
        assertEquals("200 application/json {\"sum\":2,\"average\":0.5,\"max\":3,\"min\":-4}",
                worker.call("POST", "/process_numbers", "{\"numbers\":[1,2,3,-4]}"));
        assertEquals("200 application/json null", worker.call("POST", "/cache_get", "k"));
        assertEquals("200 text/plain; charset=utf-8 Computed: k", worker.call("POST", "/handle_with_cache", "k"));
        assertEquals("200 text/plain; charset=utf-8 Computed: k", worker.call("POST", "/cache_get", "k"));
        assertEquals("200 text/plain; charset=utf-8 écba", worker.call("POST", "/process", "abcé"));
        assertEquals("200 application/json {\"code\":404,\"error\":\"Not found\"}",
                worker.call("POST", "/safe_handle", "missing"));
        assertEquals("200 application/json {\"id\": \"7\"}",
                worker.call("POST", "/route", "{\"method\":\"GET\",\"path\":\"/api/users/7\"}"));
        assertEquals("200 application/json 294", worker.call("POST", "/sum_bytes", "abc"));
        assertEquals("200 application/octet-stream \0\1\2", worker.call("GET", "/make_bytes?n=3", ""));
        assertEquals("200 application/json [2,5]", worker.call("POST", "/scale", "{\"v\":[1,2.5],\"k\":2}"));
        assertEquals("200 application/json 1099511627771",
                worker.call("GET", "/add64?a=1099511627776&b=-5", ""));
        assertEquals("200 application/json 3.5", worker.call("GET", "/maybe?n=7", ""));
        assertEquals("200 application/json null", worker.call("GET", "/maybe", ""));
        assertEquals("200 application/json 42", worker.call("POST", "/fails", "{\"x\":21}"));
        assertEquals("500 application/json {\"error\":\"negative\"}", worker.call("POST", "/fails", "{\"x\":-1}"));
        assertEquals("400 application/json {\"error\":\"the parameter x is missing\"}", worker.call("POST", "/fails", ""));
        assertEquals("400 application/json {\"error\":\"not a u32 of Rust: -1\"}", worker.call("GET", "/make_bytes?n=-1", ""));
        assertEquals("404 application/json {\"error\":\"not found\"}", worker.call("GET", "/counter_new", ""));
        limitsRates(worker);
        // Requests that were wrong have left the state alone; a panic does not.
        assertEquals("200 text/plain; charset=utf-8 Computed: k", worker.call("POST", "/cache_get", "k"));
        assertEquals(500, worker.send("POST", "/panics", "").statusCode());
        assertEquals("200 application/json null", worker.call("POST", "/cache_get", "k"));
    }

    private static void limitsRates(WorkerProcess worker) throws Exception {
        int allowed = 0;
        for (int i = 0; i < 105; i++) {
            allowed += worker.call("POST", "/check_rate_limit", "10.0.0.1").endsWith(" true") ? 1 : 0;
        }
        assertEquals(100, allowed);
    }

    @Test
    void routesLeadToFunctions() throws Exception {
        try (WorkerProcess worker = start(HOME, "routed.jar")) {
            assertEquals("200 application/json {\"error\":\"Invalid email\"}",
                    worker.call("POST", "/users", "{\"username\":\"al\",\"email\":\"ab\"}"));
            assertEquals("405 application/json {\"error\":\"method not allowed\"}", worker.call("GET", "/users", ""));
            assertTrue(worker.call("GET", "/hello", "").startsWith("200 application/json {\"message\":\"Hello, World!\""));
            assertEquals("200 text/plain; charset=utf-8 Computed: a b", worker.call("GET", "/cache/a%20b", ""));
            assertEquals("200 text/plain; charset=utf-8 Computed: a b", worker.call("GET", "/cached/a%20b", ""));
            assertEquals("200 application/octet-stream \0\1", worker.call("GET", "/numbers/2", ""));
            assertEquals("400 application/json {\"error\":\"the parameter n is of another type\"}",
                    worker.call("GET", "/numbers/two", ""));
            assertEquals("200 application/json {\"status\": \"created\"}", worker.call("POST", "/api/users", ""));
            assertEquals("200 application/json {\"id\": \"9\"}", worker.call("GET", "/api/users/9", ""));
            assertEquals("404 application/json {\"error\":\"not found\"}", worker.call("GET", "/handle_request", ""));
        }
    }

    @Test
    void aPanicIsToldInTheWordsOfTheModule() throws Exception {
        Path log = Files.createTempFile(folder, "stderr", "");
        try (var worker = new WorkerProcess(HOME, folder.resolve("named.jar"), log)) {
            HttpResponse<String> response = worker.send("POST", "/panics", "");
            assertEquals(500, response.statusCode());
            String id = response.headers().firstValue("X-Request-Id").orElseThrow();
            String told = Files.readString(log);
            assertTrue(told.contains(id + " failure: worker.wasm: the function failed\n"), told);
            assertTrue(told.contains(id + " failure: wasm trap: unreachable\n"), told);
            assertTrue(told.contains(id + " failure:     at worker.wasm!core::panicking::panic_fmt\n"), told);
            assertTrue(told.contains(id + " failure:     at worker.wasm!panics\n"), told);
            assertFalse(told.contains("dev.wasm2jar"), told);
        }
    }

    @Test
    void otherOriginsMayCallIfAllowed() throws Exception {
        try (WorkerProcess worker = start(HOME, "routed.jar")) {
            HttpResponse<String> preflight = worker.send("OPTIONS", "/users", "", "Origin", "https://app.example",
                    "Access-Control-Request-Method", "POST", "Access-Control-Request-Headers", "content-type");
            assertEquals(204, preflight.statusCode());
            assertEquals(Optional.of("https://app.example"),
                    preflight.headers().firstValue("Access-Control-Allow-Origin"));
            assertEquals(Optional.of("POST"), preflight.headers().firstValue("Access-Control-Allow-Methods"));
            assertEquals(Optional.of("content-type"), preflight.headers().firstValue("Access-Control-Allow-Headers"));
            assertEquals(Optional.of("https://app.example"), worker.send("GET", "/hello", "").headers()
                    .firstValue("Access-Control-Allow-Origin"));
        }
    }

    @Test
    void routesOfTheCommandLineReplaceThoseBuiltIn() throws Exception {
        try (WorkerProcess worker = start(HOME, "routed.jar", "--route", "/sum=sum_bytes")) {
            assertEquals("200 application/json 97", worker.call("POST", "/sum", "a"));
            assertEquals("404 application/json {\"error\":\"not found\"}", worker.call("GET", "/hello", ""));
        }
    }

    @Test
    void configurationComesFromToml() throws Exception {
        Files.writeString(folder.resolve("wrangler.toml"), """
                name = "shop"
                main = "src/index.js"
                compatibility_date = "2026-01-01"
                routes = [{ pattern = "shop.example/*" }]
                [vars]
                GREETING = "hello"
                """);
        Result made = JavaProcess.wasm2jar(folder, WORKER, "--config", "wrangler.toml");
        assertEquals(0, made.exitCode(), made.stderr());
        try (WorkerProcess worker = start(HOME, "shop.jar")) {
            assertEquals("200 application/json 97", worker.call("POST", "/sum_bytes", "a"));
        }
        Files.writeString(folder.resolve("wasm2jar.toml"), """
                name = "sums"
                cors = "*"
                [routes]
                "POST /sum" = "sum_bytes"
                """);
        made = JavaProcess.wasm2jar(folder, WORKER, "--config", "wasm2jar.toml");
        assertEquals(0, made.exitCode(), made.stderr());
        try (WorkerProcess worker = start(HOME, "sums.jar")) {
            assertEquals("200 application/json 97", worker.call("POST", "/sum", "a"));
        }
    }

    @Test
    void mistakesAreExplained() throws Exception {
        Files.writeString(folder.resolve("wrong.toml"), "name = \"a\"\n[routes\n");
        Result toml = JavaProcess.wasm2jar(folder, WORKER, "--config", "wrong.toml", "-o", "wrong.jar");
        assertEquals(1, toml.exitCode());
        assertTrue(toml.stderr().contains("wrong.toml: line 2, column "), toml.stderr());
        Result program = JavaProcess.wasm2jar(folder,
                WorkerLibraryTest.WORKER.resolveSibling("hello.wasm").toString(), "--route", "/a=b", "-o", "wrong.jar");
        assertEquals(1, program.exitCode());
        assertTrue(program.stderr().contains("--route is for modules made with wasm-bindgen, and this is none"), program.stderr());
        Result unknown = JavaProcess.wasm2jar(folder, WORKER, "--route", "/a=nothing", "-o", "wrong.jar");
        assertEquals(1, unknown.exitCode());
        assertTrue(unknown.stderr().contains("no function that can answer requests is named nothing"), unknown.stderr());
        Result route = JavaProcess.java(HOME, folder, new byte[0],
                List.of("-jar", "named.jar", "--route", "/a=nothing"));
        assertEquals(2, route.exitCode());
        assertTrue(route.stderr().contains("--route /a=nothing: no function that can answer requests is named nothing"),
                route.stderr());
        Result option = JavaProcess.java(HOME, folder, new byte[0], List.of("-jar", "named.jar", "--env", "A=1"));
        assertEquals(2, option.exitCode());
        assertTrue(option.stderr().contains("a worker has no option --env; --help lists those it has"), option.stderr());
        assertTrue(Files.notExists(folder.resolve("wrong.jar")));
    }

    @Test
    void routesToNothingAreNamedAsTheirUsersWriteThem() {
        var input = new InputFile(Path.of(WORKER));
        BuildOptions options = BuildOptions.of("com.example.Worker", OptionStyle.MAVEN)
                .withHostOptions(List.of("--route", "/a=nothing"));
        UserError wrong = assertThrows(UserError.class, () -> JarBuild.worker(input, options));
        assertTrue(wrong.getMessage().contains(": <route> /a=nothing: no function that can answer requests is named nothing"),
                wrong.getMessage());
    }
}
