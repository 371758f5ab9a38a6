package dev.wasm2jar.testsuite.guests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Kotlin programs: garbage-collected objects, typed function references and exceptions. */
class KotlinTest {

    @Test
    void mainPrints() throws IOException {
        assertEquals(
                List.of("Hello from Kotlin/Wasm be=2, not=1, or=1, to=2", "666166500.0", "CCE", "boom", "fin", "75025"),
                KotlinHost.run(Files.readAllBytes(Guests.file("kotlin-gc-exnref"))));
    }

    /** Built from source by Kotlin's compiler; the expected output is that of Node.js. */
    @Test
    void reportIsThatOfJavaScriptEngines() throws IOException {
        Path built = BuiltGuests.folder().resolve("kotlin-report.wasm");
        if (!Files.exists(built)) {
            System.out.println("*** NOT RUN: there is no " + built + ": testsuite/guests/kotlin/build.sh makes it");
            Assumptions.abort("kotlin-report.wasm has not been built");
        }
        assertEquals(
                Files.readAllLines(BuiltGuests.sources().resolve("kotlin/report.expected")),
                KotlinHost.run(Files.readAllBytes(built)));
    }
}
