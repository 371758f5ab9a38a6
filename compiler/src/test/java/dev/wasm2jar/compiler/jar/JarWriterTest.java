package dev.wasm2jar.compiler.jar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarWriterTest {

    private static final List<JarEntry> ENTRIES =
            List.of(new JarEntry("b/x.class", new byte[] {1, 2, 3}), new JarEntry("a", new byte[0]));

    @TempDir
    private Path folder;

    private static byte[] written() throws IOException {
        var output = new ByteArrayOutputStream();
        JarWriter.write(output, ENTRIES);
        return output.toByteArray();
    }

    @Test
    void theTimeZoneMakesNoDifference() throws IOException {
        TimeZone before = TimeZone.getDefault();
        byte[] here = written();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertArrayEquals(here, written());
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void aFileIsReplacedAndNothingElseLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("x.jar"), "older");
        JarWriter.write(file, ENTRIES);
        assertArrayEquals(written(), Files.readAllBytes(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void aFailureLeavesTheOlderFile() throws IOException {
        Path file = Files.writeString(folder.resolve("x.jar"), "older");
        List<JarEntry> twice = List.of(ENTRIES.get(0), ENTRIES.get(0));
        assertThrows(IOException.class, () -> JarWriter.write(file, twice));
        assertEquals("older", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void longManifestLinesAreContinued() throws IOException {
        var manifest = new Manifest();
        String value = "x".repeat(200);
        manifest.put("Main-Class", value);
        var read = new java.util.jar.Manifest(new ByteArrayInputStream(manifest.toBytes()));
        assertEquals(value, read.getMainAttributes().getValue("Main-Class"));
    }

    @Test
    void theRuntimeComesAlongAsFarAsItIsNeeded() throws IOException {
        byte[] memory;
        try (var input = JarWriterTest.class.getResourceAsStream("/dev/wasm2jar/runtime/Memory.class")) {
            memory = input.readAllBytes();
        }
        Collection<String> needed = RuntimeClasses.neededBy(List.of(memory), List.of()).keySet();
        assertTrue(needed.contains("dev/wasm2jar/runtime/Trap"), needed.toString());
        assertTrue(needed.stream().noneMatch(name -> name.contains("/wasi/")), needed.toString());
    }
}
