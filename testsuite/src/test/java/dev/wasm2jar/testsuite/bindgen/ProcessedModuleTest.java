package dev.wasm2jar.testsuite.bindgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaProcess.Result;
import dev.wasm2jar.testsuite.JavaSources;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module that wasm-bindgen's command line has processed: its glue beside it is read, or refused. */
class ProcessedModuleTest {

    @TempDir
    Path folder;

    private Path glue;

    @BeforeEach
    void copy() throws Exception {
        try (InputStream module = ProcessedModuleTest.class.getResourceAsStream("/bindgen/processed/greeter_bg.wasm")) {
            Files.write(folder.resolve("greeter_bg.wasm"), module.readAllBytes());
        }
        glue = Files.writeString(folder.resolve("greeter_bg.js"), WorkerLibraryTest.resource("processed/greeter_bg.js"));
    }

    private Result compile() throws Exception {
        return JavaProcess.wasm2jar(folder, "greeter_bg.wasm", "-o", "greeter.jar", "--class", "com.example.Greeter");
    }

    @Test
    void functionsHaveTheTypesOfTheGlue() throws Exception {
        Result made = compile();
        assertEquals(0, made.exitCode(), made.stderr());
        Path source = JavaSources.write(folder, "GreeterCheck.java",
                WorkerLibraryTest.resource("processed/GreeterCheck.java"));
        JavaSources.compile(folder, List.of("-cp", folder.resolve("greeter.jar").toString()), source);
        for (Path home : JavaProcess.javaHomes()) {
            Result result = JavaProcess.java(home, folder, new byte[0],
                    List.of("-cp", "greeter.jar" + File.pathSeparator + ".", "GreeterCheck"));
            assertEquals(WorkerLibraryTest.resource("processed/greeter.expected"),
                    result.stdout().replace("\r\n", "\n"), result.stderr());
            assertEquals(0, result.exitCode(), result.stderr());
        }
    }

    @Test
    void withoutGlueItIsRefused() throws Exception {
        Files.delete(glue);
        Result made = compile();
        assertEquals(1, made.exitCode());
        assertTrue(made.stderr().contains("greeter_bg.js or greeter.js is not beside it"), made.stderr());
        assertTrue(made.stderr().contains("release/greeter.wasm"), made.stderr());
    }

    @Test
    void glueOfTheNodeKindIsRead() throws Exception {
        String text = Files.readString(glue).replaceAll("(?m)^export function (\\w+)\\(([\\w, ]*)\\) \\{",
                "module.exports.$1 = function($2) {");
        Files.delete(glue);
        Files.writeString(folder.resolve("greeter.js"), text);
        Result made = compile();
        assertEquals(0, made.exitCode(), made.stderr());
    }

    @Test
    void glueOfPagesIsRead() throws Exception {
        String text = Files.readString(glue).replaceAll("(?m)^export function (__wbg_\\w+_[0-9a-f]{16})\\(([\\w, ]*)\\) \\{",
                "    imports.wbg.$1 = function($2) {").replaceAll("(?m)^(\\}, arguments\\) )?\\};$", "    $1};");
        Files.delete(glue);
        Files.writeString(folder.resolve("greeter.js"), text);
        Result made = compile();
        assertEquals(0, made.exitCode(), made.stderr());
    }

    @Test
    void whatIsNotUnderstoodIsNamedWithItsLine() throws Exception {
        refused("    const ret = wasm.add(a, b);", "    const ret = wasm.add(b, a);", "the function add ");
        refused("    return ret >>> 0;", "    return twice(ret);", "the function add ");
        refused("const ret = Date.now();", "const ret = (() => Date.now())();",
                "the function __wbg_now_0123456789abcdef ");
        refused("const ret = Date.now();", "let ret; for (;;) ret = Date.now();", "for (;;)");
        refused("let wasm;", "let wasm = {;", "greeter_bg.js, line 2: expected the name of a property, found ;");
        refused("export function __wbg_now_", "export function __wbg_then_", "there is no function __wbg_now_");
        refused("new Array(128)", "new Array(7)", "an unknown release");
        refused("const ret = wasm.time();\n    return ret;", "const ret = wasm.time();\n    return ret >>> 0;", "time");
    }

    private void refused(String found, String changed, String message) throws Exception {
        String original = Files.readString(glue);
        assertTrue(original.contains(found), found);
        Files.writeString(glue, original.replace(found, changed));
        Result made = compile();
        Files.writeString(glue, original);
        assertEquals(1, made.exitCode(), changed + "\n" + made.stderr());
        assertTrue(made.stderr().contains(message), made.stderr());
        assertTrue(made.stderr().contains("hint: compile the module that cargo made"), made.stderr());
        assertFalse(Files.exists(folder.resolve("greeter.jar")));
    }
}
