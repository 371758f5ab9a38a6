package dev.wasm2jar.testsuite.builds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaSources;
import dev.wasm2jar.testsuite.SharedFolder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wasm2jar:compile} with a module that was made with wasm-bindgen. */
class BindgenModuleTest {

    private static final String PROGRAM = """
            package com.example.worker;

            public class Program {

                public static void main(String[] arguments) {
                    Worker worker = Worker.instantiate();
                    System.out.println(worker.sumBytes(new byte[] {1, 2, 3}));
                    System.out.println(worker.process("wasm"));
                }
            }
            """;

    @TempDir
    Path folder;

    @Test
    void itsTypedClassIsOnTheClassPath() throws Exception {
        MavenBuild build = MavenBuild.ofExample("library", folder);
        Path module = Files.createDirectories(build.file("src/main/wasm/com/example/worker")).resolve("worker.wasm");
        Files.copy(SharedFolder.repository().resolve("testsuite/guests/wasm/worker.wasm"), module);
        JavaSources.write(build.file("src/main/java"), "com/example/worker/Program.java", PROGRAM);
        MavenBuild.Log log = build.run("compile");
        assertEquals(0, log.exitCode(), log.text());
        JavaProcess.Result result = JavaProcess.java(Path.of(System.getProperty("java.home")), folder, new byte[0],
                List.of("-cp", build.file("target/classes") + File.pathSeparator + build.runtimeSupport(),
                        "com.example.worker.Program"));
        assertEquals("6\nmsaw\n", result.stdout(), result.stderr());
    }
}
