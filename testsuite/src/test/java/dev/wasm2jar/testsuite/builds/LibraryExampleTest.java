package dev.wasm2jar.testsuite.builds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/library}: {@code wasm2jar:compile} in a project that is built again and again. */
class LibraryExampleTest {

    private static final String MODULE = "src/main/wasm/com/example/text/edit-distance.wasm";
    private static final String SOURCE = "target/generated-sources/wasm2jar/com/example/text/EditDistance.java";
    private static final String CODE = "target/classes/com/example/text/EditDistance$Module$Code0.class";

    @TempDir
    Path folder;

    @Test
    void isBuiltIncrementally() throws Exception {
        MavenBuild build = MavenBuild.ofExample("library", folder);

        MavenBuild.Log first = build.run("verify");
        assertEquals(0, first.exitCode(), first.text());
        assertTrue(first.text().contains("edit-distance.wasm becomes com.example.text.EditDistance"), first.text());
        assertTrue(first.text().contains("Tests run: 2, Failures: 0"), first.text());
        assertEquals("kitten -> sitting: 3\nwhale -> while\n", runMain(build));

        // Times do not count, contents do.
        byte[] code = Files.readAllBytes(build.file(CODE));
        FileTime written = Files.getLastModifiedTime(build.file(CODE));
        Files.setLastModifiedTime(build.file(MODULE), FileTime.fromMillis(System.currentTimeMillis()));
        MavenBuild.Log second = build.run("process-classes");
        assertEquals(0, second.exitCode(), second.text());
        assertTrue(second.text().contains("all modules are up to date"), second.text());
        assertEquals(written, Files.getLastModifiedTime(build.file(CODE)));

        // What another tool did to a class is put right.
        Files.write(build.file(CODE), new byte[0]);
        MavenBuild.Log third = build.run("process-classes");
        assertEquals(0, third.exitCode(), third.text());
        assertArrayEquals(code, Files.readAllBytes(build.file(CODE)));

        // A module that is wrong: one message, and what was there before.
        byte[] module = Files.readAllBytes(build.file(MODULE));
        Files.write(build.file(MODULE), Arrays.copyOf(module, module.length - 9));
        MavenBuild.Log damaged = build.run("process-classes");
        assertNotEquals(0, damaged.exitCode());
        assertTrue(damaged.text().contains(MODULE + ": at offset 0x"), damaged.text());
        assertTrue(damaged.text().contains("hint: the file is damaged or cut off"), damaged.text());
        assertFalse(damaged.text().contains("\tat "), damaged.text());
        assertArrayEquals(code, Files.readAllBytes(build.file(CODE)));

        // A module that is gone takes its classes with it.
        Files.delete(build.file(MODULE));
        MavenBuild.Log gone = build.run("generate-sources");
        assertEquals(0, gone.exitCode(), gone.text());
        assertFalse(Files.exists(build.file(CODE)));
        assertFalse(Files.exists(build.file(SOURCE)));
    }

    private String runMain(MavenBuild build) throws Exception {
        String jars = build.file("target/spelling-1.0.jar") + File.pathSeparator + build.runtimeSupport();
        JavaProcess.Result result = JavaProcess.java(Path.of(System.getProperty("java.home")), folder, new byte[0],
                List.of("-cp", jars, "com.example.text.Spelling"));
        assertEquals("", result.stderr());
        return result.stdout();
    }

    @Test
    void theRuntimeHasToBeADependency() throws Exception {
        MavenBuild build = MavenBuild.ofExample("library", folder);
        String project = Files.readString(build.file("pom.xml"));
        int start = project.indexOf("<dependency>");
        int end = project.indexOf("</dependency>") + "</dependency>".length();
        Files.writeString(build.file("pom.xml"), project.substring(0, start) + project.substring(end));
        MavenBuild.Log log = build.run("generate-sources");
        assertNotEquals(0, log.exitCode());
        assertTrue(log.text().contains("compiled modules need the runtime of wasm2jar"), log.text());
        assertTrue(log.text().contains("<artifactId>runtime-support</artifactId>"), log.text());
    }
}
