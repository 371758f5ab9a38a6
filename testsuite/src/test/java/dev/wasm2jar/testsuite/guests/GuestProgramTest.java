package dev.wasm2jar.testsuite.guests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.runtime.wasi.WasiBuilder;
import dev.wasm2jar.runtime.wasi.WasiPreopens;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.WasiProgram;
import dev.wasm2jar.testsuite.WasiProgram.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guest programs in this JVM. */
class GuestProgramTest {

    @TempDir
    Path data;

    private static void assertSuccess(String stdout, Result result) {
        assertNull(result.trap(), result.stderr());
        assertEquals("", result.stderr());
        assertEquals(stdout, result.stdout());
        assertEquals(0, result.exitCode());
    }

    private static Result run(WasiProgram program, String stdin, String... arguments) {
        return program.run(program.arguments(arguments).stdin(new ByteArrayInputStream(Guests.utf8(stdin))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "hello-debug"})
    void helloPrintsItsArguments(String name) throws IOException {
        WasiProgram hello = Guests.compile(name);
        assertSuccess("""
                Hello from WASI! argc=3
                arg[1]=a
                arg[2]=b c
                """, hello.run("a", "b c"));
        assertSuccess("Hello from WASI! argc=1\n", hello.run());
        assertEquals(7, hello.run("1", "2", "3").exitCode());
    }

    @Test
    void helloPassesItsExitCodeOn() throws IOException {
        Result result = Guests.compile("hello").run("1", "2", "3");
        assertNull(result.trap());
        assertEquals(7, result.exitCode());
        assertTrue(result.stdout().startsWith("Hello from WASI! argc=4\n"), result.stdout());
    }

    private Result fwc(String... arguments) throws IOException {
        Files.writeString(data.resolve("one.txt"), "the quick brown fox\njumps\n");
        Files.writeString(data.resolve("two.txt"), "");
        WasiProgram fwc = Guests.compile("fwc");
        WasiBuilder environment = fwc.arguments(arguments);
        WasiPreopens.directory(environment, data, "/data");
        return fwc.run(environment);
    }

    @Test
    void fwcCountsTheFilesOfADirectory() throws IOException {
        assertSuccess("""
                      2       5      26 /data/one.txt
                      0       0       0 /data/two.txt
                """, fwc("/data"));
    }

    @Test
    void fwcWritesAFile() throws IOException {
        assertSuccess("      1       3      15 /data/out.txt\n", fwc("-w", "/data/out.txt", "/data/out.txt"));
        assertEquals("written by fwc\n", Files.readString(data.resolve("out.txt")));
    }

    @Test
    void fwcReportsAMissingFile() throws IOException {
        Result result = fwc("/data/none", "/data/two.txt");
        assertEquals(1, result.exitCode());
        assertEquals("fwc: /data/none: No such file or directory\n", result.stderr());
        assertEquals("      0       0       0 /data/two.txt\n", result.stdout());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "/data/../etc/passwd"})
    void fwcCannotLeaveItsDirectory(String path) throws IOException {
        Result result = fwc(path);
        assertEquals(1, result.exitCode());
        assertEquals("", result.stdout());
        assertTrue(result.stderr().matches(
                "fwc: \\S+: (Capabilities insufficient|Operation not permitted|No such file or directory)\n"),
                result.stderr());
    }

    @Test
    void fwcHasNoFilesByDefault() throws IOException {
        Result result = Guests.compile("fwc").run("/data");
        assertEquals(1, result.exitCode());
        assertEquals("fwc: /data: Capabilities insufficient\n", result.stderr());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lambda", "rust-lambda"})
    void lambdasAnswerAnEvent(String name) throws IOException {
        WasiProgram lambda = Guests.compile(name);
        assertEquals("{\"statusCode\":200,\"body\":\"Received: x\"}",
                run(lambda, "{\"body\":\"x\"}").stdout().strip());
        assertEquals("{\"statusCode\":200,\"body\":\"Received: two\\nlines\"}",
                run(lambda, "{\"body\":\"two\\nlines\"}").stdout().strip());
    }

    private static Result cgi(Map<String, String> variables, String body) throws IOException {
        WasiProgram cgi = Guests.compile("cgi");
        return cgi.run(cgi.arguments().environment(variables).stdin(new ByteArrayInputStream(Guests.utf8(body))));
    }

    @Test
    void cgiAnswersRequests() throws IOException {
        String head = "Status: 200 OK\r\nContent-Type: text/plain\r\n\r\n";
        assertSuccess(head + "Hello from Wasmer Edge!\n",
                cgi(Map.of("REQUEST_METHOD", "GET", "PATH_INFO", "/"), ""));
        assertSuccess(head + "User-Agent: test/1\n",
                cgi(Map.of("PATH_INFO", "/headers", "HTTP_USER_AGENT", "test/1"), ""));
        assertSuccess(head + "q=a=b&c\n", cgi(Map.of("PATH_INFO", "/query", "QUERY_STRING", "a=b&c"), ""));
        assertSuccess("Status: 404 Not Found\r\nContent-Type: text/plain\r\n\r\nNot Found\n",
                cgi(Map.of("PATH_INFO", "/none"), ""));
    }

    @Test
    void cgiReadsTheRequestBody() throws IOException {
        String body = "0123456789".repeat(1000);
        assertSuccess("Status: 200 OK\r\nContent-Type: application/json\r\n\r\n" + body,
                cgi(Map.of("REQUEST_METHOD", "POST", "PATH_INFO", "/echo", "CONTENT_TYPE", "application/json",
                        "CONTENT_LENGTH", "10000"), body + "more than announced"));
    }

    @TestFactory
    Stream<DynamicTest> kernels() throws IOException {
        List<String> expected = Guests.expectedKernels();
        assertEquals(11, expected.size());
        var tests = new ArrayList<DynamicTest>();
        for (String variant : List.of("kernels", "kernels-simd", "kernels-lime1")) {
            WasiProgram kernels = Guests.compile(variant);
            for (String line : expected) {
                String name = line.substring(0, line.indexOf(' '));
                tests.add(DynamicTest.dynamicTest(variant + " " + name,
                        () -> assertSuccess(line + "\n", kernels.run(name))));
            }
        }
        return tests.stream();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tail", "simd-22", "sjlj-exnref", "ehmin-exnref"})
    void programsWithNewerFeaturesRun(String name) throws IOException {
        assertSuccess(Guests.expected(name), Guests.compile(name).run());
    }

    @Test
    void rustUsesTheStandardLibrary() throws IOException {
        WasiProgram app = Guests.compile("rust-wasiapp");
        assertSuccess("[(0, 519532), (1, 519636), (2, 519740)]\n", app.run("map"));
        assertSuccess("0.30000000000000004 1.7976931348623157e308 1.5e-10 1.4142135623730951\n", app.run("float"));
        assertSuccess("true true\n", app.run("time"));
        assertSuccess("usage: env|cat|ls|fsops|time|map|panic|exit|float\n", app.run());
        assertSuccess("A=1\nB=two words\n",
                app.run(app.arguments("env").environment("B", "two words").environment("A", "1")));
        assertEquals(42, app.run("exit", "42").exitCode());
    }

    /** Through the methods of the generated class, as Java code would call them. */
    @Test
    void theReactorKeepsItsState() throws Exception {
        Class<?> type = Modules.load(Files.readAllBytes(Guests.file("reactor")), "reactor.wasm");
        Object reactor = type.getMethod("instantiate").invoke(null);
        type.getMethod("_initialize").invoke(reactor);
        assertEquals("#0:olleh", handle(reactor, "hello"));
        assertEquals("#1:olleh", handle(reactor, "hello"));
        Object other = type.getMethod("instantiate").invoke(null);
        type.getMethod("_initialize").invoke(other);
        assertEquals("#0:cba", handle(other, "abc"));
        assertEquals("#2:", handle(reactor, ""));
    }

    private static String handle(Object reactor, String text) throws Exception {
        Class<?> type = reactor.getClass();
        byte[] bytes = Guests.utf8(text);
        int address = (int) type.getMethod("alloc", int.class).invoke(reactor, bytes.length);
        var memory = (Memory) type.getMethod("memory").invoke(reactor);
        memory.buffer().put(address, bytes);
        long result = (long) type.getMethod("handle", int.class, int.class).invoke(reactor, address, bytes.length);
        byte[] answer = new byte[(int) result];
        memory.buffer().get((int) (result >>> 32), answer);
        return new String(answer, StandardCharsets.ISO_8859_1);
    }

    @Test
    void rustUsesFiles() throws IOException {
        WasiProgram app = Guests.compile("rust-wasiapp");
        Files.writeString(data.resolve("b.txt"), "bee\n");
        Files.createDirectory(data.resolve("a"));
        assertSuccess("a/ 0\nb.txt 4\n", withData(app, "ls", "/data"));
        assertSuccess("bee\nbee\n", withData(app, "cat", "/data/b.txt", "/data/b.txt"));
        assertSuccess("abcdef\n6\nexists false\n", withData(app, "fsops", "/data"));
        Result missing = withData(app, "cat", "/data/none");
        assertEquals("cat: /data/none: NotFound\n", missing.stderr());
        assertEquals(1, missing.exitCode());
    }

    private Result withData(WasiProgram program, String... arguments) throws IOException {
        WasiBuilder environment = program.arguments(arguments);
        WasiPreopens.directory(environment, data, "/data");
        return program.run(environment);
    }

    @Test
    void rustPanicsAreTrapsWithNamesInTheStackTrace() throws IOException {
        Result result = Guests.compile("rust-wasiapp").run("panic");
        assertEquals(Trap.UNREACHABLE, result.trap().getMessage());
        assertTrue(result.stderr().contains("index out of bounds: the len is 0 but the index is 1"), result.stderr());
        assertTrue(Stream.of(result.trap().getStackTrace())
                .anyMatch(frame -> frame.getMethodName().contains("rust_panic")),
                () -> List.of(result.trap().getStackTrace()).toString());
    }
}
