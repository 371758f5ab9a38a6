package dev.wasm2jar.testsuite.builds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaSources;
import dev.wasm2jar.testsuite.SharedFolder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wasm2jar:compile} with modules that were made with wasm-bindgen. */
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

    private MavenBuild project(String guest, String modulePackage) throws Exception {
        MavenBuild build = MavenBuild.ofExample("library", folder);
        Path modules = Files.createDirectories(build.file("src/main/wasm").resolve(modulePackage));
        Files.copy(SharedFolder.repository().resolve("testsuite/guests/wasm").resolve(guest), modules.resolve(guest));
        return build;
    }

    private String run(MavenBuild build, String program) throws Exception {
        MavenBuild.Log log = build.run("compile");
        assertEquals(0, log.exitCode(), log.text());
        JavaProcess.Result result = JavaProcess.java(Path.of(System.getProperty("java.home")), folder, new byte[0],
                List.of("-Dfile.encoding=UTF-8", "-Dstdout.encoding=UTF-8", "-cp",
                        build.file("target/classes") + File.pathSeparator + build.runtimeSupport(), program));
        assertEquals(0, result.exitCode(), result.stderr());
        return result.stdout();
    }

    /** As an editor does it: without the class files. */
    private String compileAlone(MavenBuild build, String source) throws Exception {
        Path file = build.file("target/generated-sources/wasm2jar").resolve(source);
        JavaSources.compile(Files.createDirectory(folder.resolve("alone")),
                List.of("-cp", build.runtimeSupport().toString(), "-Xdoclint:all/public,-missing"), file);
        return Files.readString(file);
    }

    @Test
    void itsTypedInterfaceIsSource() throws Exception {
        MavenBuild build = project("worker.wasm", "com/example/worker");
        JavaSources.write(build.file("src/main/java"), "com/example/worker/Program.java", PROGRAM);
        assertEquals("6\nmsaw\n", run(build, "com.example.worker.Program"));
        String source = compileAlone(build, "com/example/worker/Worker.java");
        assertTrue(source.contains("java.lang.String handleRequest(java.lang.String input);"), source);
        assertTrue(source.contains("public Counter(Worker module, long n)"), source);
    }

    /** Everything that can be passed, the classes of structs and imports among it: as in the jar of the command line. */
    @Test
    void whatItsSourceCallsIsThere() throws Exception {
        MavenBuild build = project("shapes.wasm", "com/example");
        Path resources = SharedFolder.repository().resolve("testsuite/src/test/resources/bindgen");
        Files.copy(resources.resolve("ShapesCheck.java"), build.file("src/main/java/ShapesCheck.java"));
        assertEquals(Files.readString(resources.resolve("shapes.expected")), run(build, "ShapesCheck"));
        String source = compileAlone(build, "com/example/Shapes.java");
        assertTrue(source.contains("double distance(Shapes.Point other) {"), source);
        for (String declaration : List.of("fn Point.distance(other: &Point) -> f64", "mut Point.x: f64",
                "fn new Point::new(x: f64, y: f64) -> Result<Point, JsValue>", "fn echo_u8(x: u8) -> u8")) {
            assertTrue(source.contains("/** {@code " + declaration + "}. */"), source);
        }
        assertTrue(source.contains("throws dev.wasm2jar.runtime.bindgen.GuestException"), source);
    }

    /** The types of a module that wasm-bindgen's command line has processed stand in another file. */
    @Test
    void aProcessedModuleFollowsItsGlue() throws Exception {
        MavenBuild build = MavenBuild.ofExample("library", folder);
        Path modules = Files.createDirectories(build.file("src/main/wasm/com/example"));
        Path processed = SharedFolder.repository().resolve("testsuite/src/test/resources/bindgen/processed");
        for (String file : List.of("greeter_bg.wasm", "greeter_bg.js")) {
            Files.copy(processed.resolve(file), modules.resolve(file));
        }
        assertTrue(build.run("generate-sources").text().contains("greeter_bg.wasm becomes com.example.GreeterBg"));
        assertTrue(build.run("generate-sources").text().contains("all modules are up to date"));
        Files.writeString(modules.resolve("greeter_bg.js"), "\n// another\n", StandardOpenOption.APPEND);
        assertTrue(build.run("generate-sources").text().contains("greeter_bg.wasm becomes com.example.GreeterBg"));
        compileAlone(build, "com/example/GreeterBg.java");
    }
}
