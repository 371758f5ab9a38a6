package dev.wasm2jar.testsuite.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.jar.Target;
import dev.wasm2jar.testsuite.JavaProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program behind a proxy. */
class ProxyTest {

    @TempDir
    private static Path folder;

    private static List<String> environment(FunctionProcess service) throws Exception {
        return service.send(service.request("/environment")
                .header("X-Forwarded-For", "203.0.113.9, 198.51.100.7")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "shop.example")).body().lines().toList();
    }

    @Test
    void theProgramAndTheLogLearnOfTheClientIfTheProxyIsTrusted() throws Exception {
        Path jar = FunctionJars.make(folder, "cgi-cases", Target.HTTP, "--trust-proxy", "1");
        try (FunctionProcess service = FunctionProcess.start(jar, "--listen=127.0.0.1:0", "--access-log")) {
            List<String> variables = environment(service);
            for (String expected : List.of("REMOTE_ADDR=198.51.100.7", "REMOTE_HOST=198.51.100.7", "HTTPS=on",
                    "REQUEST_SCHEME=https", "SERVER_NAME=shop.example", "SERVER_PORT=443",
                    "HTTP_X_FORWARDED_FOR=203.0.113.9, 198.51.100.7")) {
                assertTrue(variables.contains(expected), expected + " is not among " + variables);
            }
            String logged = service.nextLine();
            assertTrue(logged.contains(" 198.51.100.7 GET shop.example/environment 200 "), logged);
        }
    }

    @Test
    void nobodyIsBelievedOtherwise() throws Exception {
        Path jar = FunctionJars.make(folder, "cgi-cases", Target.COMMAND);
        try (FunctionProcess service = FunctionProcess.start(
                jar, "--serve", "--listen=127.0.0.1:0", "--access-log", "--log=json")) {
            List<String> variables = environment(service);
            for (String expected : List.of("REMOTE_ADDR=127.0.0.1", "REQUEST_SCHEME=http", "SERVER_NAME=127.0.0.1")) {
                assertTrue(variables.contains(expected), expected + " is not among " + variables);
            }
            assertFalse(variables.toString().contains("HTTPS="), variables::toString);
            String logged = service.nextLine();
            assertTrue(logged.contains("\"remote\":\"127.0.0.1\""), logged);
        }
    }

    @Test
    void wrongCountsAreRefused() throws Exception {
        Path jar = FunctionJars.make(folder, "cgi-cases", Target.HTTP);
        JavaProcess.Result outcome = JavaProcess.java(Path.of(System.getProperty("java.home")), folder, new byte[0],
                List.of("-jar", jar.toString(), "--trust-proxy", "nginx"));
        assertEquals(2, outcome.exitCode());
        assertTrue(outcome.stderr().contains("--trust-proxy takes a number from 0 to 999999, not \"nginx\""), outcome.stderr());
    }
}
