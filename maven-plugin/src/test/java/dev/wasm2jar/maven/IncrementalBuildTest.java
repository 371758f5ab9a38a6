package dev.wasm2jar.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made anew, and what is removed. */
class IncrementalBuildTest {

    @TempDir
    private Path folder;

    private IncrementalBuild build;

    @BeforeEach
    void start() {
        build = new IncrementalBuild(folder, folder.resolve("records"));
    }

    private boolean make(String name, String fingerprint, String... files) throws IOException {
        return build.make(name, fingerprint, () -> outputs(files));
    }

    private Map<Path, byte[]> outputs(String... files) {
        return Stream.of(files).collect(Collectors.toMap(
                file -> folder.resolve(file), file -> ("contents of " + file).getBytes()));
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    @Test
    void theSameInputsAreMadeOnce() throws IOException {
        assertTrue(make("a", "1", "x/a", "x/b"));
        assertEquals("contents of x/a", read("x/a"));
        byte[] record = Files.readAllBytes(folder.resolve("records/a.properties"));
        assertFalse(make("a", "1", "not made"));
        assertTrue(make("a", "2", "x/a", "x/b"));
        assertTrue(make("a", "1", "x/a", "x/b"));
        assertEquals(new String(record), read("records/a.properties"));
    }

    @Test
    void outputsThatAreGoneOrChangedAreMadeAgain() throws IOException {
        make("a", "1", "x", "y z");
        Files.delete(folder.resolve("y z"));
        assertTrue(make("a", "1", "x", "y z"));
        Files.writeString(folder.resolve("x"), "changed");
        assertTrue(make("a", "1", "x", "y z"));
        assertEquals("contents of x", read("x"));
        assertFalse(make("a", "1"));
    }

    @Test
    void outputsThatAreNotMadeAnyMoreAreRemoved() throws IOException {
        make("a", "1", "x", "y");
        make("b", "1", "z");
        make("a", "2", "x");
        assertFalse(Files.exists(folder.resolve("y")));
        build.keepOnly(Set.of("b"));
        assertFalse(Files.exists(folder.resolve("x")));
        assertEquals("contents of z", read("z"));
        assertFalse(make("b", "1"));
        assertTrue(make("a", "2", "x"));
    }

    @Test
    void workThatFailsLeavesWhatWasThere() throws IOException {
        make("a", "1", "x");
        Supplier<Map<Path, byte[]>> failing = () -> {
            throw new IllegalStateException("wrong module");
        };
        assertThrows(IllegalStateException.class, () -> build.make("a", "2", failing));
        assertEquals("contents of x", read("x"));
        assertFalse(make("a", "1"));
        try (Stream<Path> files = Files.walk(folder)) {
            assertTrue(files.noneMatch(file -> file.toString().endsWith(".tmp")));
        }
    }

    @Test
    void fingerprintsTellListsOfInputsApart() {
        assertEquals(new Fingerprint().add("a", "bc").finish(), new Fingerprint().add("a", "bc").finish());
        Set<String> different = Set.of(
                new Fingerprint().add("a", "bc").finish(),
                new Fingerprint().add("ab", "c").finish(),
                new Fingerprint().add("a", "b").add("c", "").finish());
        assertEquals(3, different.size());
    }
}
