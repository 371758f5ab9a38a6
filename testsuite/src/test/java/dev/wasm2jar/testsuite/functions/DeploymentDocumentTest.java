package dev.wasm2jar.testsuite.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.jar.Target;
import dev.wasm2jar.testsuite.SharedFolder;
import dev.wasm2jar.testsuite.documents.DocumentBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What docs/deploy.md has for Knative and systemd is well-formed, and a jar can be run so. */
class DeploymentDocumentTest {

    @TempDir
    private static Path folder;

    private static Path jar;

    @BeforeAll
    static void makeJar() throws IOException {
        jar = FunctionJars.make(folder, "cgi", Target.HTTP);
    }

    private static String block(String language) throws IOException {
        return DocumentBlock.of(SharedFolder.repository().resolve("docs/deploy.md")).stream()
                .filter(block -> block.language().equals(language)).findFirst().orElseThrow().text();
    }

    @SuppressWarnings("unchecked")
    private static <T> T at(Object tree, Object... path) {
        Object found = tree;
        for (Object step : path) {
            found = step instanceof Integer index ? ((List<?>) found).get(index) : ((Map<?, ?>) found).get(step);
            assertTrue(found != null, () -> step + " is not in " + tree);
        }
        return (T) found;
    }

    @Test
    void knativeCanRunTheFunction() throws Exception {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object service = new Yaml(new SafeConstructor(options)).load(block("yaml"));
        assertEquals("serving.knative.dev/v1", at(service, "apiVersion"));
        assertEquals("Service", at(service, "kind"));
        Object pod = at(service, "spec", "template", "spec");
        List<String> words = new ArrayList<>(DeploymentDocumentTest.<List<String>>at(pod, "containers", 0, "args"));
        assertEquals(at(pod, "containerConcurrency").toString(), words.get(words.indexOf("--concurrency") + 1));
        int admin = words.indexOf("--admin") + 1;
        assertTrue(words.get(admin).endsWith(":" + at(pod, "containers", 0, "readinessProbe", "httpGet", "port")));
        assertEquals("/healthz", at(pod, "containers", 0, "readinessProbe", "httpGet", "path"));

        words.set(admin, "127.0.0.1:0");
        try (FunctionProcess function = FunctionProcess.start(jar, Map.of("PORT", "0"), words.toArray(new String[0]))) {
            assertEquals("Hello from Wasmer Edge!\n", function.get("/").body());
        }
    }

    /** The keys of a section of a unit; none of ours is there twice. */
    private static Map<String, String> section(String unit, String name) {
        var values = new HashMap<String, String>();
        boolean isInside = false;
        for (String line : unit.lines().toList()) {
            if (line.startsWith("[")) {
                isInside = line.equals("[" + name + "]");
            } else if (isInside && !line.isEmpty()) {
                int equals = line.indexOf('=');
                assertTrue(values.put(line.substring(0, equals), line.substring(equals + 1)) == null, line);
            }
        }
        return values;
    }

    @Test
    void systemdCanRunTheFunction() throws Exception {
        Map<String, String> service = section(block("ini"), "Service");
        String[] words = service.get("ExecStart").split(" ");
        int file = List.of(words).indexOf("-jar") + 1;
        assertTrue(words[0].startsWith("/") && words[file].startsWith("/"), "systemd wants absolute paths");
        var arguments = new ArrayList<>(List.of(words).subList(file + 1, words.length));
        arguments.replaceAll(word -> word.replaceFirst(":\\d+$", ":0"));
        try (FunctionProcess function = FunctionProcess.start(jar, arguments.toArray(new String[0]))) {
            assertEquals("Hello from Wasmer Edge!\n", function.get("/").body());
            function.terminate();
            assertEquals(Integer.parseInt(service.get("SuccessExitStatus")), function.await());
        }
    }

    @Test
    void systemdKnowsEveryKeyOfTheUnit() throws Exception {
        // Only what the unit starts must exist.
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Path unit = Files.writeString(folder.resolve("function.service"),
                block("ini").replaceFirst("ExecStart=\\S+", "ExecStart=" + java));
        Process process;
        try {
            process = new ProcessBuilder("systemd-analyze", "verify", unit.toString())
                    .redirectErrorStream(true).redirectOutput(folder.resolve("verified").toFile()).start();
        } catch (IOException absent) {
            System.out.println("*** NOT RUN: systemd-analyze verify, which is not here");
            return;
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        List<String> aboutIt = Files.readAllLines(folder.resolve("verified")).stream()
                .filter(Pattern.compile("function\\.service").asPredicate()).toList();
        assertEquals(List.of(), aboutIt);
        assertEquals(0, process.exitValue());
    }
}
