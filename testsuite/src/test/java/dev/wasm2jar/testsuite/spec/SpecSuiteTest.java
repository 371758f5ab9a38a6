package dev.wasm2jar.testsuite.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.EmittedClasses;
import dev.wasm2jar.testsuite.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The official test suite, one test per script. A script fails with the list of all its failures; the report at the end
 * counts assertions. While working on something, {@code -Dwasm2jar.spec=core/br} runs only the scripts whose names begin
 * so.
 */
class SpecSuiteTest {

    private static final SuiteReport REPORT = new SuiteReport();

    @TestFactory
    Stream<DynamicTest> scripts() throws IOException {
        Path suite = SharedFolder.folder("spec");
        SuiteIndex index = SuiteIndex.read(suite.resolve("INDEX.tsv"));
        List<Path> files = files(suite);
        String only = System.getProperty("wasm2jar.spec", "");
        Stream<DynamicTest> scripts = files.stream()
                .filter(file -> name(suite, file).startsWith(only))
                .map(file -> DynamicTest.dynamicTest(name(suite, file), file.toUri(),
                        () -> run(index, Script.read(name(suite, file), file))));
        if (!only.isEmpty()) {
            return scripts;
        }
        return Stream.of(
                Stream.of(DynamicTest.dynamicTest("no script is missing", () -> complete(index, suite, files))),
                scripts,
                Stream.of(DynamicTest.dynamicTest("the scope is up to date", SpecSuiteTest::scopeIsUpToDate)),
                Stream.of(DynamicTest.dynamicTest("the table of features", SpecSuiteTest::checkFeatures)))
                .flatMap(tests -> tests);
    }

    /** The scripts of the suite, in order. */
    static List<Path> files(Path suite) throws IOException {
        try (Stream<Path> files = Files.walk(suite)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }

    /** Every script has a folder of its own. */
    static String name(Path suite, Path file) {
        return suite.relativize(file.getParent()).toString().replace('\\', '/') + ".wast";
    }

    private static void complete(SuiteIndex index, Path suite, List<Path> files) {
        var found = new TreeSet<String>();
        files.forEach(file -> found.add(name(suite, file)));
        assertEquals(new TreeSet<>(index.scripts()), found);
    }

    /** The document has the table of this run; {@code -Dfeatures.table=FILE} writes it to a file besides. */
    private static void checkFeatures() throws IOException {
        String table = FeatureTable.of(REPORT);
        String file = System.getProperty("features.table", "");
        if (!file.isEmpty()) {
            Files.writeString(Path.of(file), table);
        }
        String document = Files.readString(SharedFolder.repository().resolve("docs/features.md")).replace("\r\n", "\n");
        assertTrue(document.contains("\n" + table), () -> "docs/features.md does not have the table of this run:\n" + table);
    }

    private static void run(SuiteIndex index, Script script) {
        Tally tally = ScriptRun.run(script,
                Scope.of(script.name()).map(Scope::tolerance).orElse(Scope.Tolerance.NONE), UnaryOperator.identity());
        REPORT.add(script.name(), tally);
        index.check(script.name(), tally);
        checkFailures(script, tally);
    }

    /** A script fails with the list of all its failures. */
    static void checkFailures(Script script, Tally tally) {
        List<String> failures = tally.failures();
        assertTrue(failures.isEmpty(), () -> script.name() + ": " + failures.size() + " failures\n    "
                + String.join("\n    ", failures));
    }

    /** What is supported by now must not be listed as out of scope. */
    private static void scopeIsUpToDate() {
        for (Scope scope : Scope.values()) {
            for (String name : scope.scripts()) {
                assertNotEquals(0, REPORT.notInScope(name), name + " passes: take it off the list " + scope);
            }
        }
    }

    @AfterAll
    static void report() {
        System.out.println(REPORT);
        System.out.println(EmittedClasses.summary());
    }
}
