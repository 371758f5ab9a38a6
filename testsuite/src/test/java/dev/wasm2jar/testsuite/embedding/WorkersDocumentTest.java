package dev.wasm2jar.testsuite.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaProcess.Result;
import dev.wasm2jar.testsuite.JavaSources;
import dev.wasm2jar.testsuite.SharedFolder;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in docs/workers.md: it must print what the document says. */
class WorkersDocumentTest {

    @TempDir
    Path folder;

    @Test
    void theProgramPrintsWhatTheDocumentSays() throws Exception {
        Path module = SharedFolder.repository().resolve("testsuite/guests/wasm/worker.wasm");
        Result made = JavaProcess.wasm2jar(folder, module.toString(), "--class", "com.example.Worker");
        assertEquals(0, made.exitCode(), made.stderr());
        DocumentedExample example =
                DocumentedExample.of(SharedFolder.repository().resolve("docs/workers.md")).get(0);
        Path source = JavaSources.write(folder, example.name() + ".java", example.source());
        JavaSources.compile(folder, List.of("-cp", folder.resolve("worker.jar").toString()), source);
        Result result = JavaProcess.java(Path.of(System.getProperty("java.home")), folder, new byte[0],
                List.of("-cp", "worker.jar" + File.pathSeparator + ".", example.name()));
        assertEquals("", result.stderr());
        assertEquals(example.output(), result.stdout().replace("\r\n", "\n"));
    }
}
