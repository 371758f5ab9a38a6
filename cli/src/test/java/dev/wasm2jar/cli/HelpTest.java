package dev.wasm2jar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The help texts, word for word: {@code -Dwasm2jar.updateGolden=true} writes them anew. */
class HelpTest {

    @ParameterizedTest
    @ValueSource(strings = {"wasm2jar", "run", "serve", "dev", "inspect", "dump", "completion"})
    void helpIsAsAgreed(String command) throws Exception {
        var arguments = new ArrayList<>(command.equals("wasm2jar") ? List.<String>of() : List.of(command));
        arguments.add("--help");
        Outcome outcome = Outcome.ofMain(arguments.toArray(new String[0]));
        assertEquals(0, outcome.exitCode(), outcome.err());
        if (Boolean.getBoolean("wasm2jar.updateGolden")) {
            Files.writeString(Path.of("src/test/resources/dev/wasm2jar/cli/help", command + ".txt"), outcome.out());
            return;
        }
        try (InputStream golden = HelpTest.class.getResourceAsStream("help/" + command + ".txt")) {
            assertEquals(new String(golden.readAllBytes(), StandardCharsets.UTF_8), outcome.out());
        }
    }

    @Test
    void versionNamesTheJavaInUse() {
        Outcome outcome = Outcome.ofMain("--version");
        assertEquals(0, outcome.exitCode());
        assertTrue(outcome.out().matches("wasm2jar \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\nJava .*\n"), outcome.out());
    }

    @Test
    void completionKnowsCommandsAndOptions() {
        Outcome outcome = Outcome.ofMain("completion");
        assertEquals(0, outcome.exitCode());
        for (String word : List.of("complete -F", "inspect", "dump", "--allow-missing", "--max-memory")) {
            assertTrue(outcome.out().contains(word), word);
        }
    }
}
