package dev.wasm2jar.compiler.wasm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The official test suite: what must be valid is, what must be invalid or malformed is refused, and for the reason the
 * suite states.
 */
class SpecSuiteTest {

    /** A proposal that is not supported; its tests count where they agree. */
    private static final String UNSUPPORTED = "custom-descriptors";

    /** Commands whose module must parse and validate. */
    private static final Set<String> VALID =
            Set.of("module", "module_definition", "assert_unlinkable", "assert_uninstantiable");

    private static final Map<String, Integer> COUNTS = new ConcurrentHashMap<>();
    private static final List<String> DISAGREEMENTS = new ArrayList<>();

    @TestFactory
    Stream<DynamicTest> everyFile() throws IOException {
        Path folder = SharedFiles.folder("spec", getClass()).orElse(null);
        if (folder == null) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> scripts = files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
            assertTrue(!scripts.isEmpty(), "no scripts in " + folder);
            return scripts.stream()
                    .map(file -> DynamicTest.dynamicTest(folder.relativize(file).toString(), () -> run(file)));
        }
    }

    @AfterAll
    static void report() {
        new TreeMap<>(COUNTS).forEach((what, count) -> System.out.println("spec suite: " + count + " " + what));
        if (!DISAGREEMENTS.isEmpty()) {
            System.out.println("*** " + DISAGREEMENTS.size() + " cases of " + UNSUPPORTED
                    + " were not asserted, since the proposal is not supported:");
            DISAGREEMENTS.forEach(System.out::println);
        }
    }

    private static void run(Path script) throws IOException {
        List<String> failures = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(script)) {
            JsonObject root = JsonParser.parseReader(reader).getAsJsonObject();
            run(root.getAsJsonArray("commands"), script, failures);
        }
        if (script.toString().contains(UNSUPPORTED)) {
            DISAGREEMENTS.addAll(failures);
            failures.clear();
        }
        assertTrue(failures.isEmpty(), failures.size() + " failures\n" + String.join("\n", failures));
    }

    private static void run(JsonArray commands, Path script, List<String> failures) {
        for (JsonElement element : commands) {
            JsonObject command = element.getAsJsonObject();
            if (command.has("commands")) {
                run(command.getAsJsonArray("commands"), script, failures);
            }
            if (command.has("filename")) {
                run(command, script, failures);
            }
        }
    }

    private static void run(JsonObject command, Path script, List<String> failures) {
        String kind = command.get("type").getAsString();
        String moduleType = command.has("module_type") ? command.get("module_type").getAsString() : "binary";
        if (!moduleType.equals("binary")) {
            COUNTS.merge(kind + " in the text format, not run", 1, Integer::sum);
            return;
        }
        byte[] binary = SharedFiles.read(script.resolveSibling(command.get("filename").getAsString()));
        String expected = command.has("text") ? command.get("text").getAsString() : "";
        String failure = VALID.contains(kind) ? checkValid(binary) : checkRefused(binary, kind, expected);
        if (failure == null) {
            COUNTS.merge(kind, 1, Integer::sum);
        } else {
            failures.add(script.getFileName() + ":" + command.get("line") + " " + kind + " " + failure);
        }
    }

    private static String checkValid(byte[] binary) {
        try {
            Validation.validateAll(ModuleParser.parse(binary));
            return null;
        } catch (ModuleException e) {
            return "refused: " + describe(e);
        }
    }

    private static String checkRefused(byte[] binary, String kind, String expected) {
        try {
            Validation.validateAll(ModuleParser.parse(binary));
            return "accepted, expected: " + expected;
        } catch (ModuleException e) {
            boolean rightKind = kind.equals("assert_malformed")
                    ? e instanceof MalformedModuleException
                    // The suite leaves it open where lane numbers are checked.
                    : e instanceof InvalidModuleException || expected.equals("invalid lane index");
            if (!rightKind || !e.getMessage().contains(expected)) {
                return "expected: " + expected + " but got: " + describe(e);
            }
            if (e.offset() < 0 || e.offset() > binary.length) {
                return "offset beyond the binary: " + describe(e);
            }
            return null;
        }
    }

    private static String describe(ModuleException e) {
        return e.getClass().getSimpleName() + " at " + e.offset() + ": " + e.getMessage();
    }
}
