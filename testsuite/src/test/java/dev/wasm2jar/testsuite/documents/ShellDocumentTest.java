package dev.wasm2jar.testsuite.documents;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.wasm2jar.testsuite.SharedFolder;
import dev.wasm2jar.testsuite.builds.ExampleFiles;
import dev.wasm2jar.testsuite.builds.MavenBuild;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands in documents, section by section, each document in a folder that looks like a checkout. All blocks of
 * these documents that are marked {@code sh} are run.
 */
class ShellDocumentTest {

    /** The documents, with the sections that are left out. */
    private static final Map<String, Set<String>> DOCUMENTS = Map.of(
            "docs/quickstart.md", Set.of(),
            // It runs the tests.
            "README.md", Set.of("Tests"));

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> documentsDoWhatTheySay() throws IOException {
        var tests = new ArrayList<DynamicTest>();
        for (Map.Entry<String, Set<String>> document : DOCUMENTS.entrySet()) {
            String name = document.getKey();
            Path checkout = Files.createDirectories(folder.resolve(name.replace('/', '-')));
            Map<String, String> environment = layOut(checkout);
            List<ShellSection> sections = sections(SharedFolder.repository().resolve(name));
            assertFalse(sections.isEmpty(), name);
            sections.stream().filter(section -> !document.getValue().contains(section.name()))
                    .forEach(section -> tests.add(DynamicTest.dynamicTest(
                            name + ": " + section.name(), () -> section.run(checkout, environment))));
        }
        return tests.stream();
    }

    private static List<ShellSection> sections(Path document) throws IOException {
        Map<String, List<DocumentBlock>> blocks = new LinkedHashMap<>();
        for (DocumentBlock block : DocumentBlock.of(document)) {
            blocks.computeIfAbsent(block.section(), section -> new ArrayList<>()).add(block);
        }
        return blocks.entrySet().stream()
                .filter(section -> section.getValue().stream().anyMatch(DocumentBlock::isShell))
                .map(section -> new ShellSection(section.getKey(), section.getValue()))
                .toList();
    }

    /** Guests and examples as in a checkout, and the commands {@code wasm2jar} and {@code mvn} of this build. */
    private static Map<String, String> layOut(Path checkout) throws IOException {
        ExampleFiles.copy(SharedFolder.repository().resolve("testsuite/guests/wasm"),
                checkout.resolve("testsuite/guests/wasm"));
        ExampleFiles.copy(SharedFolder.repository().resolve("examples"), checkout.resolve("examples"));
        Path commands = Files.createDirectories(checkout.resolve("commands"));
        Path java = Path.of(System.getProperty("java.home"), "bin");
        Path jar = SharedFolder.repository().resolve("cli/target/wasm2jar.jar");
        command(checkout.resolve("wasm2jar"), List.of(java.resolve("java").toString(), "-jar", jar.toString()));
        command(commands.resolve("wasm2jar"), List.of(checkout.resolve("wasm2jar").toString()));
        command(commands.resolve("mvn"), MavenBuild.command());
        return Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "PATH", String.join(File.pathSeparator, commands.toString(), java.toString(), System.getenv("PATH")));
    }

    private static void command(Path file, List<String> words) throws IOException {
        String quoted = String.join(" ", words.stream().map(word -> "'" + word + "'").toList());
        Files.writeString(file, "#!/bin/sh\nexec " + quoted + " \"$@\"\n");
        file.toFile().setExecutable(true);
    }
}
