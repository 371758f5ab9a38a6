package dev.wasm2jar.testsuite.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaProcess.Result;
import dev.wasm2jar.testsuite.JavaSources;
import dev.wasm2jar.testsuite.SharedFolder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The programs in docs/library.md, compiled against jars and run: they must print what the document says. */
class LibraryDocumentTest {

    private static final Path DOCUMENT = SharedFolder.repository().resolve("docs/library.md");

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeJars() throws Exception {
        makeJar("shop", "com.example.Shop");
        makeJar("lambda", "com.example.Lambda");
        makeJar("till", "com.example.Till");
        makeJar("kernels", "com.example.Kernels", "--interruptible");
    }

    private static void makeJar(String guest, String className, String... options) throws Exception {
        Path module = SharedFolder.repository().resolve("testsuite/guests/wasm").resolve(guest + ".wasm");
        var words = new ArrayList<>(List.of(module.toString(), "-o", guest + ".jar", "--class", className));
        words.addAll(List.of(options));
        Result made = JavaProcess.wasm2jar(folder, words.toArray(new String[0]));
        assertEquals(0, made.exitCode(), made.stderr());
    }

    @TestFactory
    Stream<DynamicTest> programsPrintWhatTheDocumentSays() throws Exception {
        List<DocumentedExample> examples = DocumentedExample.of(DOCUMENT);
        assertEquals(5, examples.size());
        return examples.stream().map(example -> DynamicTest.dynamicTest(example.name(), () -> run(example)));
    }

    private static void run(DocumentedExample example) throws Exception {
        compile(example);
        String classPath = String.join(
                File.pathSeparator, "shop.jar", "lambda.jar", "till.jar", "kernels.jar", ".");
        for (Path home : JavaProcess.javaHomes()) {
            Result result = JavaProcess.java(home, folder, new byte[0], List.of("-cp", classPath, example.name()));
            assertEquals("", result.stderr());
            assertEquals(example.output(), result.stdout().replace("\r\n", "\n"));
            assertEquals(0, result.exitCode());
        }
    }

    private static void compile(DocumentedExample example) throws Exception {
        Path source = JavaSources.write(folder, example.name() + ".java", example.source());
        JavaSources.compile(folder, List.of("-cp", jars()), source);
    }

    private static String jars() {
        return folder.resolve("shop.jar") + File.pathSeparator + folder.resolve("lambda.jar")
                + File.pathSeparator + folder.resolve("till.jar")
                + File.pathSeparator + folder.resolve("kernels.jar");
    }

    /** The list of methods in the document is what the jar prints. */
    @Test
    void theListOfMethodsIsTheJars() throws Exception {
        Result listing = JavaProcess.java(Path.of(System.getProperty("java.home")), folder, new byte[0],
                List.of("-jar", "shop.jar"));
        String methods = listing.stderr().lines().filter(line -> line.startsWith("  ")).map(String::strip)
                .reduce("", (all, line) -> all + line + "\n");
        assertTrue(Files.readString(DOCUMENT).contains("```\n" + methods + "```\n"), methods);
    }
}
