package dev.wasm2jar.testsuite.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.SharedFolder;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wasm2jar serve} and {@code wasm2jar dev}. */
class ServeCommandTest {

    private static final String ANYWHERE = "--listen=127.0.0.1:0";

    @TempDir
    private Path folder;

    private static Path guest(String name) {
        return SharedFolder.repository().resolve("testsuite/guests/wasm").resolve(name);
    }

    @Test
    void aPackageOfWasmerIsServed() throws Exception {
        Files.copy(guest("cgi-cases.wasm"), folder.resolve("program.wasm"));
        Files.writeString(folder.resolve("wasmer.toml"), """
                [package]
                name = "me/cases"
                version = "0.1.0"
                [[module]]
                name = "cases"
                source = "program.wasm"
                [[command]]
                name = "tool"
                module = "other"
                runner = "wasi"
                [[command]]
                name = "server"
                module = "cases"
                runner = "https://webc.org/runner/wcgi"
                [command.annotations.wasi]
                env = ["GREETING=from the manifest"]
                """);
        try (FunctionProcess service = FunctionProcess.wasm2jar(
                folder, "serve", ANYWHERE, "--admin=127.0.0.1:0", "--env", "MORE=1", ".")) {
            String variables = service.get("/environment").body();
            assertTrue(variables.contains("GREETING=from the manifest\n"), variables);
            assertTrue(variables.contains("MORE=1\n"), variables);
        }
    }

    @Test
    void aWorkerIsServed() throws Exception {
        Path worker = guest("worker.wasm");
        try (FunctionProcess service = FunctionProcess.wasm2jar(
                folder, "serve", ANYWHERE, "--access-log", worker.toString(), "--route", "POST /numbers=process_numbers")) {
            HttpResponse<String> answer = service.post("/numbers", "{\"numbers\":[1,2]}");
            assertEquals("{\"sum\":3,\"average\":1.5,\"max\":2,\"min\":1}", answer.body());
            assertEquals(405, service.get("/numbers").statusCode());
            assertEquals(404, service.get("/process_numbers").statusCode());
        }
    }

    /** Asks until the answer is the expected one: the file is looked at a few times a second. */
    private static HttpResponse<String> await(FunctionProcess service, String path, String expected) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        HttpResponse<String> response = service.get(path);
        while (!response.body().contains(expected) && System.nanoTime() < end) {
            Thread.sleep(50);
            response = service.get(path);
        }
        assertTrue(response.body().contains(expected), response.body());
        return response;
    }

    private void replace(Path program, Path file) throws Exception {
        Path next = Files.copy(file, folder.resolve("next"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(next, program, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void devLogsRequestsIfItIsAskedTo() throws Exception {
        Path program = Files.copy(guest("cgi-cases.wasm"), folder.resolve("program.wasm"));
        try (FunctionProcess service = FunctionProcess.wasm2jar(
                folder, "dev", ANYWHERE, "--access-log", "--admin=127.0.0.1:0", program.toString())) {
            assertEquals("1\n", service.get("/visits").body());
            String logged = service.nextLine();
            assertTrue(logged.contains(" GET ") && logged.contains("/visits 200 "), logged);
        }
    }

    @Test
    void aChangedFileIsServedAndRunningRequestsFinish() throws Exception {
        Path program = Files.copy(guest("cgi-cases.wasm"), folder.resolve("program.wasm"));
        try (FunctionProcess service = FunctionProcess.wasm2jar(folder, "dev", ANYWHERE, "program.wasm")) {
            assertEquals("1\n", service.get("/visits").body());
            var slow = service.client().sendAsync(service.request("/sleep?3000").build(), BodyHandlers.ofString());
            replace(program, guest("cgi.wasm"));
            await(service, "/", "Hello from Wasmer Edge!");
            assertEquals("slept\n", slow.get().body());

            Files.writeString(program, "this is no module");
            HttpResponse<String> error = await(service, "/", "program.wasm: ");
            assertEquals(500, error.statusCode());
            assertTrue(service.log().contains("wasm2jar: error: program.wasm: "), service.log());

            replace(program, guest("cgi-cases.wasm"));
            await(service, "/visits", "1\n");
        }
    }
}
