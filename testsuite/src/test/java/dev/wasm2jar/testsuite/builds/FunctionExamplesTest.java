package dev.wasm2jar.testsuite.builds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/http} and {@code examples/lambda}: {@code wasm2jar:jar}, and what becomes of its jars. */
class FunctionExamplesTest {

    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    @TempDir
    Path folder;

    @Test
    void theHttpFunctionServes() throws Exception {
        MavenBuild build = MavenBuild.ofExample("http", folder);
        MavenBuild.Log log = build.run("package");
        assertEquals(0, log.exitCode(), log.text());
        assertTrue(log.text().contains("greeting.wasm becomes greeting-1.0-function.jar"), log.text());

        Path jar = build.file("target/greeting-1.0-function.jar");
        Process server = new ProcessBuilder(JAVA_HOME.resolve("bin/java").toString(), "-jar", jar.toString(),
                "--listen", "127.0.0.1:0").redirectError(folder.resolve("errors").toFile()).start();
        try (var out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            String line = out.readLine();
            assertTrue(line != null && line.contains(" listens on http://"),
                    () -> line + "; " + errors());
            String url = line.substring(line.indexOf("http://")).replaceAll("/$", "");
            assertEquals("200 Hello, world!\n", request(HttpRequest.newBuilder(URI.create(url + "/greeting"))));
            assertEquals("200 Hello, Ada!\n", request(HttpRequest.newBuilder(URI.create(url + "/greeting?name=Ada"))));
            assertEquals("200 QUIET", request(HttpRequest.newBuilder(URI.create(url + "/shout"))
                    .POST(HttpRequest.BodyPublishers.ofString("quiet"))));
            assertEquals("404 there is nothing at /x\n", request(HttpRequest.newBuilder(URI.create(url + "/x"))));
        } finally {
            server.destroy();
            server.waitFor();
        }

        // The jar is made once.
        byte[] made = Files.readAllBytes(jar);
        assertTrue(build.run("package").text().contains("greeting.wasm is up to date"));
        Files.write(jar, new byte[] {1});
        assertTrue(build.run("package").text().contains("greeting.wasm becomes"));
        assertEquals(-1, Arrays.mismatch(made, Files.readAllBytes(jar)));
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static String request(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response =
                HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }

    @Test
    void theLambdaIsAHandler() throws Exception {
        MavenBuild build = MavenBuild.ofExample("lambda", folder);
        MavenBuild.Log log = build.run("package");
        assertEquals(0, log.exitCode(), log.text());
        Path jar = build.file("target/words-1.0-function.jar");
        try (var zip = new ZipFile(jar.toFile())) {
            assertTrue(zip.getEntry("com/example/WordsHandler.class") != null);
        }
        // As the handler does it, but without Lambda.
        JavaProcess.Result result = JavaProcess.java(JAVA_HOME, folder, "{\"text\": \"to be or not\"}".getBytes(),
                List.of("-jar", jar.toString()));
        assertEquals("{\"words\":4}\n", result.stdout(), result.stderr());
        JavaProcess.Result wrong = JavaProcess.java(
                JAVA_HOME, folder, "{}".getBytes(), List.of("-jar", jar.toString()));
        assertEquals(1, wrong.exitCode());
    }

    @Test
    void wrongConfigurationIsSaid() throws Exception {
        MavenBuild build = MavenBuild.ofExample("lambda", folder);
        MavenBuild.Log log = build.run("package", "-Dwasm2jar.runtime=elsewhere");
        assertNotEquals(0, log.exitCode());
        assertTrue(log.text().contains("<runtime> takes bundled, relocated or dependency, not \"elsewhere\""),
                log.text());
    }
}
