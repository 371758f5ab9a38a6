package dev.wasm2jar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectTest {

    @TempDir
    private Path folder;

    private static JsonObject json(Path file) {
        Outcome outcome = Outcome.ofMain("inspect", file.toString(), "--json");
        assertEquals(0, outcome.exitCode(), outcome.err());
        return JsonParser.parseString(outcome.out()).getAsJsonObject();
    }

    @Test
    void jsonTellsWhatTheHostProvides() throws Exception {
        JsonObject report = json(Files.write(folder.resolve("m.wasm"), TestModules.importing("_start")));
        assertEquals("command", report.get("kind").getAsString());
        JsonObject imported = report.getAsJsonArray("imports").get(0).getAsJsonObject();
        assertEquals("env", imported.get("module").getAsString());
        assertEquals("() -> ()", imported.get("type").getAsString());
        assertFalse(imported.get("provided").getAsBoolean());
        JsonObject hello = json(Guests.file("hello.wasm"));
        hello.getAsJsonArray("imports").forEach(line ->
                assertTrue(line.getAsJsonObject().get("provided").getAsBoolean(), line.toString()));
    }

    @Test
    void jsonHasSizesAndNames() throws Exception {
        Path file = Guests.file("hello-debug.wasm");
        JsonObject report = json(file);
        assertEquals(Files.size(file), report.get("size").getAsLong());
        JsonObject functions = report.getAsJsonObject("functions");
        JsonObject largest = functions.getAsJsonArray("largest").get(0).getAsJsonObject();
        assertTrue(largest.get("size").getAsInt() > 100);
        assertFalse(largest.get("name").getAsString().isEmpty());
        assertEquals("mvp", report.getAsJsonArray("features").get(0).getAsString());
    }

    @Test
    void theTableIsAligned() throws Exception {
        Path file = Files.write(folder.resolve("m.wasm"), TestModules.importing("f"));
        Outcome outcome = Outcome.ofMain("inspect", file.toString());
        assertTrue(outcome.out().startsWith(file + ": library, "), outcome.out());
        assertTrue(outcome.out().contains("  function  env.call_me  () -> ()  not provided by the host\n"), outcome.out());
        assertTrue(outcome.out().contains("Functions: 1 imported, 1 defined, 3 bytes of code; largest\n"), outcome.out());
    }

    @Test
    void functionsOfWasmBindgenHaveTheirTypes() {
        JsonObject declared = json(Guests.file("worker.wasm")).getAsJsonObject("bindgen");
        assertEquals("0.2.83", declared.get("release").getAsString());
        assertEquals("fn handle_request(input: &str) -> String",
                declared.getAsJsonArray("functions").get(0).getAsString());
        JsonObject used = declared.getAsJsonArray("imports").get(0).getAsJsonObject();
        assertEquals("console.log (&str) true", used.get("name").getAsString() + " " + used.get("type").getAsString()
                + " " + used.get("provided").getAsBoolean());
        assertFalse(json(Guests.file("hello.wasm")).has("bindgen"));
        String table = Outcome.ofMain("inspect", Guests.file("worker.wasm").toString()).out();
        assertTrue(table.contains("\nFunctions of wasm-bindgen 0.2.83\n"
                + "  fn handle_request(input: &str) -> String\n"), table);
        assertTrue(table.contains("\nJavaScript\n  console.log(&str)\n"), table);
    }

    @Test
    void functionsOfProcessedModulesHaveTheTypesOfTheirGlue() {
        Path file = Guests.file("worker.wasm").resolveSibling(
                "../../src/test/resources/bindgen/processed/greeter_bg.wasm").normalize();
        String table = Outcome.ofMain("inspect", file.toString()).out();
        assertTrue(table.contains("\nFunctions of wasm-bindgen 0.2\n  fn greet(name: String) -> String\n"), table);
        assertTrue(table.contains("\nJavaScript\n  log(&str)\n  now() -> f64\n"), table);
    }

    @Test
    void htmlIsWrittenToAFile() throws Exception {
        Path page = folder.resolve("page.html");
        Outcome outcome = Outcome.ofMain("inspect", Guests.path("rust-wasiapp.wasm"), "--html", page.toString());
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(outcome.out().matches("\\Q" + page + "\\E: \\d+ KB, open it in a browser\n"), outcome.out());
        String text = Files.readString(page);
        assertTrue(text.contains("<dt>Split</dt>") && text.contains("<details>"), "a function is split");
        assertTrue(text.contains("more than 8,000</bdi></th><td class=\"n\">0</td>"), "no method is too large");
        assertEquals(java.util.List.of(page), Files.list(folder).toList());
    }

    @Test
    void htmlTellsThatAModuleCannotBeCompiled() throws Exception {
        Path page = folder.resolve("page.html");
        Path file = Files.write(folder.resolve("m.wasm"), TestModules.invalid());
        Outcome outcome = Outcome.ofMain("inspect", "--html", page.toString(), file.toString());
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(Files.readString(page).contains("This module cannot be compiled:"));
    }

    @Test
    void htmlIsNotJsonAndNotTheInput() throws Exception {
        Path file = Files.write(folder.resolve("m.wasm"), TestModules.importing("f"));
        Outcome both = Outcome.ofMain("inspect", file.toString(), "--json", "--html", "x.html");
        assertEquals(ExitCode.USAGE, both.exitCode());
        assertTrue(both.err().startsWith("wasm2jar: error: --json, --html=REPORT.html are mutually exclusive"),
                both.err());
        Outcome same = Outcome.ofMain("inspect", file.toString(), "--html", file.toString());
        assertEquals(ExitCode.FAILURE, same.exitCode());
        assertTrue(same.err().contains("is the input; it would be overwritten"), same.err());
        Outcome nowhere = Outcome.ofMain("inspect", file.toString(), "--html", folder.resolve("no/x.html").toString());
        assertTrue(nowhere.err().contains("does not exist"), nowhere.err());
    }

    @Test
    void dumpShowsOneFunctionOrAll() {
        String hello = Guests.path("hello.wasm");
        Outcome one = Outcome.ofMain("dump", "--ir", hello, "--function", "_start");
        assertTrue(one.out().startsWith("func ") && one.out().contains("\"_start\""), one.err());
        assertEquals(1, one.out().lines().filter(line -> line.startsWith("func ")).count());
        Outcome all = Outcome.ofMain("dump", "--lowered", hello);
        assertTrue(all.out().lines().filter(line -> line.startsWith("func ")).count() > 10);
        Outcome bytecode = Outcome.ofMain("dump", "--bytecode", hello, "-f", "_start");
        assertTrue(bytecode.out().startsWith("_start(") && bytecode.out().contains("INVOKESTATIC"), bytecode.out());
    }
}
