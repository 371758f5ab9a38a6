package dev.wasm2jar.runtime.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wasm2jar.runtime.js.JsBinding.Kind;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every import that the crate js-sys declares is bound, but for what there is no engine for. */
class JsSysCoverageTest {

    /** Where Debian's package librust-js-sys-dev puts its source. */
    private static final Path REGISTRY = Path.of("/usr/share/cargo/registry");

    /** What answers with an error when it is used. */
    private static final List<String> ABSENT =
            List.of("Intl", "WebAssembly", "Atomics", "SharedArrayBuffer", "Temporal");

    /** Types of Rust that stand for objects of no class of their own: records, results of iterators, generators. */
    private static final Set<String> STRUCTURAL = Set.of("Iterator", "AsyncIterator", "IteratorNext", "Generator",
            "AsyncGenerator", "MaybeIterator", "Global", "PropertyDescriptor", "PromiseState", "ArrayBufferOptions",
            "ErrorOptions", "RegExpMatchArray", "window", "global", "ArrayTuple");

    @Test
    void debiansJsSysIsCovered() throws IOException {
        int files = 0;
        if (Files.isDirectory(REGISTRY)) {
            try (DirectoryStream<Path> crates = Files.newDirectoryStream(REGISTRY, "js-sys-*")) {
                for (Path crate : crates) {
                    files++;
                    Set<String> declared = JsSysDeclarations.read(Files.readString(crate.resolve("src/lib.rs")));
                    assertTrue(declared.size() > 300, declared.size() + " declarations");
                    assertEquals("", String.join("\n", missing(declared)));
                }
            }
        }
        if (files == 0) {
            System.err.println("JsSysCoverageTest: not run on the source of js-sys, which is not installed");
        }
        assumeTrue(files > 0, "librust-js-sys-dev is not installed");
    }

    @Test
    void currentJsSysIsCovered() throws IOException {
        List<String> declared = new ArrayList<>();
        try (var input = JsSysCoverageTest.class.getResourceAsStream("js-sys.txt")) {
            for (String line : new String(input.readAllBytes()).split("\n")) {
                if (!line.startsWith("#")) {
                    declared.add(line);
                }
            }
        }
        assertEquals("", String.join("\n", missing(declared)));
    }

    private static List<String> missing(Iterable<String> declared) {
        List<String> missing = new ArrayList<>();
        for (String line : declared) {
            String[] columns = line.split(" ");
            String path = columns[1].equals("-") ? "" : columns[1];
            String root = path.contains(".") ? path.substring(0, path.indexOf('.')) : path;
            if (!ABSENT.contains(root) && !STRUCTURAL.contains(path)
                    && !JsBinding.isKnown(Kind.valueOf(columns[0]), path, columns[2].equals("-") ? "" : columns[2])) {
                missing.add(line);
            }
        }
        return missing;
    }
}
