package dev.wasm2jar.testsuite.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.wasm2jar.compiler.jar.Target;
import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.functions.RuntimeApiServer.Answer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions of Lambda in processes of their own: by our runtime, and by Amazon's for Java, as Lambda starts them. */
class LambdaTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    private Path folder;

    /** A process that is to ask the API for events. */
    private Process start(RuntimeApiServer api, List<String> command) throws IOException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        var environment = builder.environment();
        environment.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("AWS_LAMBDA_RUNTIME_API", api.address());
        environment.put("AWS_LAMBDA_FUNCTION_NAME", "f");
        environment.put("AWS_LAMBDA_FUNCTION_VERSION", "7");
        environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
        environment.put("AWS_LAMBDA_LOG_GROUP_NAME", "g");
        environment.put("AWS_LAMBDA_LOG_STREAM_NAME", "s");
        environment.put("AWS_REGION", "eu-west-1");
        environment.put("AWS_SECRET_ACCESS_KEY", "secret");
        Process process = builder.start();
        api.watch(process, folder.resolve("log"));
        return process;
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private List<String> java(Path jar, String... arguments) {
        var command = new ArrayList<>(List.of(JAVA.toString(), "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Amazon's runtime for Java, which is on the class path of the tests, with the jar beside it. */
    private List<String> amazonsJava(Path jar, String handler) {
        String runtime = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("amazon"))
                .collect(Collectors.joining(File.pathSeparator));
        assertTrue(runtime.contains("runtime-interface-client"), "the runtime interface client is not on the class path");
        return List.of(JAVA.toString(), "-cp", jar + File.pathSeparator + runtime,
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", handler);
    }

    private static void assertReceives(RuntimeApiServer api) throws Exception {
        for (String body : List.of("x", "two words", "\u00fcml\u00e4ut", "y".repeat(100_000))) {
            Answer answer = api.invoke("id-" + body.length(), "{\"body\":\"" + body + "\"}");
            assertEquals("response", answer.kind(), answer.body());
            assertEquals("id-" + body.length(), answer.id());
            assertEquals("{\"statusCode\":200,\"body\":\"Received: " + body + "\"}", answer.body().strip());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lambda", "rust-lambda"})
    void ourRuntimeAnswersEvents(String guest) throws Exception {
        Path jar = FunctionJars.make(folder, guest, Target.COMMAND);
        try (RuntimeApiServer api = RuntimeApiServer.start()) {
            Process process = start(api, java(jar, "--lambda"));
            try {
                assertReceives(api);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lambda", "rust-lambda"})
    void amazonsRuntimeForJavaAnswersEvents(String guest) throws Exception {
        Path jar = FunctionJars.make(folder, guest, Target.LAMBDA);
        String handler = guest.equals("lambda") ? "wasm.LambdaHandler" : "wasm.RustLambdaHandler::handleRequest";
        try (RuntimeApiServer api = RuntimeApiServer.start()) {
            Process process = start(api, amazonsJava(jar, handler));
            try {
                assertReceives(api);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static String request(String path) {
        return """
                {"version":"2.0","rawPath":"%s","rawQueryString":"","headers":{"host":"f.example"},
                "requestContext":{"http":{"method":"GET","protocol":"HTTP/1.1","sourceIp":"192.0.2.1"}},
                "isBase64Encoded":false}""".formatted(path);
    }

    private void assertAnswersRequests(RuntimeApiServer api) throws Exception {
        JsonObject response = response(api.invoke("id-1", request("/environment")));
        assertEquals(200, response.get("statusCode").getAsInt());
        List<String> variables = response.get("body").getAsString().lines().toList();
        for (String expected : List.of("REMOTE_ADDR=192.0.2.1", "AWS_LAMBDA_FUNCTION_NAME=f", "AWS_REGION=eu-west-1",
                "LAMBDA_RUNTIME_AWS_REQUEST_ID=id-1", "_X_AMZN_TRACE_ID=Root=1-id-1",
                "LAMBDA_RUNTIME_INVOKED_FUNCTION_ARN=arn:aws:lambda:eu-west-1:1:function:f")) {
            assertTrue(variables.contains(expected), expected + " is not among " + variables);
        }
        assertTrue(variables.stream().noneMatch(variable -> variable.contains("secret")), variables::toString);

        assertEquals(500, response(api.invoke("id-2", request("/trap"))).get("statusCode").getAsInt());
        assertEquals(504, response(api.invoke("id-3", request("/loop"), 1500)).get("statusCode").getAsInt());
        assertEquals(500, response(api.invoke("id-4", request("/exit"))).get("statusCode").getAsInt());
        assertEquals("1\n", response(api.invoke("id-5", request("/visits"))).get("body").getAsString());
        Answer failed = api.invoke("id-6", "{}");
        assertEquals("error", failed.kind());
        assertTrue(failed.body().contains("no HTTP request"), failed.body());
        assertTrue(log().contains("wasm trap: unreachable"), log());
        assertTrue(log().contains("giving up\n"), log());
    }

    private static JsonObject response(Answer answer) {
        assertEquals("response", answer.kind(), answer.body());
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    @Test
    void amazonsRuntimeForJavaAnswersRequests() throws Exception {
        Path jar = FunctionJars.make(folder, "cgi-cases", Target.LAMBDA);
        try (RuntimeApiServer api = RuntimeApiServer.start()) {
            Process process = start(api, amazonsJava(jar, "wasm.CgiCasesHandler"));
            try {
                assertAnswersRequests(api);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    /** The zip file as Lambda unpacks it. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void bootstrapStartsTheCustomRuntime() throws Exception {
        Path zip = FunctionJars.make(folder, "cgi-cases", Target.LAMBDA_CUSTOM);
        Path task = Files.createDirectory(folder.resolve("task"));
        try (InputStream file = Files.newInputStream(zip); var entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Files.copy(entries, task.resolve(entry.getName()));
            }
        }
        Path bootstrap = task.resolve("bootstrap");
        assertEquals("rwxr-xr-x", FunctionJars.permissions(zip, "bootstrap"));
        assertEquals("rw-r--r--", FunctionJars.permissions(zip, "function.jar"));
        assertTrue(bootstrap.toFile().setExecutable(true));
        try (RuntimeApiServer api = RuntimeApiServer.start()) {
            Process process = start(api, List.of(bootstrap.toString()));
            try {
                assertAnswersRequests(api);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    /** The CGI program as one that reads events: which case it is comes as a built-in variable. */
    @ParameterizedTest
    @CsvSource({"/trap, Trap, wasm trap: unreachable", "/exit, ExitCode, exit code 3", "/loop, Timeout, took too long"})
    void failuresAreToldAndTheNextEventWorks(String path, String type, String message) throws Exception {
        Path zip = FunctionJars.makeForEvents(folder, "cgi-cases", "--env", "PATH_INFO=" + path);
        try (RuntimeApiServer api = RuntimeApiServer.start()) {
            Process process = start(api, java(zip));
            try {
                for (int i = 0; i < 2; i++) {
                    Answer answer = api.invoke("id-" + i, "{}", 1000);
                    assertEquals("error", answer.kind(), answer.body());
                    assertEquals(type, answer.errorType());
                    JsonObject error = JsonParser.parseString(answer.body()).getAsJsonObject();
                    assertEquals(type, error.get("errorType").getAsString());
                    assertTrue(error.get("errorMessage").getAsString().contains(message), answer.body());
                }
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void aFunctionThatCannotBeMadeIsToldToLambda() throws Exception {
        Path jar = FunctionJars.make(folder, "lambda", Target.COMMAND, "--dir", "missing");
        try (RuntimeApiServer api = RuntimeApiServer.start()) {
            Process process = start(api, java(jar, "--lambda"));
            Answer answer = api.answer();
            assertEquals("init", answer.id());
            assertEquals("error", answer.kind());
            assertEquals("Init", answer.errorType());
            assertTrue(answer.body().contains("cannot open the directory missing"), answer.body());
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(1, process.exitValue());
        }
    }

    @Test
    void withoutTheApiItSaysWhatItIsFor() throws Exception {
        Path jar = FunctionJars.make(folder, "lambda", Target.COMMAND);
        var result = JavaProcess.java(Path.of(System.getProperty("java.home")), folder, new byte[0],
                List.of("-jar", jar.toString(), "--lambda"));
        assertEquals(1, result.exitCode());
        assertTrue(result.stderr().contains("AWS_LAMBDA_RUNTIME_API is not set"), result.stderr());
    }
}
