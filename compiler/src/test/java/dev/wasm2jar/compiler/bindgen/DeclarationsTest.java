package dev.wasm2jar.compiler.bindgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ModuleParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the guest worker.wasm declares: found by running its describe functions. */
class DeclarationsTest {

    private static Module worker() throws IOException {
        return ModuleParser.parse(Files.readAllBytes(Path.of("../testsuite/guests/wasm/worker.wasm")));
    }

    @Test
    void functionsAreAsInTheSource() throws IOException {
        Declarations declarations = Declarations.of(worker());
        assertEquals("0.2.83", declarations.release());
        assertEquals(List.of(
                "fn handle_request(input: &str) -> String",
                "fn create_user(input: &str) -> String",
                "fn process_numbers(input: &str) -> String",
                "fn handle_with_cache(key: &str) -> String",
                "fn cache_get(key: &str) -> Option<String>",
                "fn check_rate_limit(ip: &str) -> bool",
                "fn process(input: &str) -> String",
                "fn safe_handle(input: &str) -> String",
                "fn route(method: &str, path: &str) -> String",
                "fn sum_bytes(b: &[u8]) -> u32",
                "fn make_bytes(n: u32) -> Vec<u8>",
                "fn scale(v: &[f64], k: f64) -> Vec<f64>",
                "fn add64(a: u64, b: i64) -> i64",
                "fn maybe(n: Option<u32>) -> Option<f64>",
                "fn fails(x: i32) -> Result<i32, JsValue>",
                "fn panics()",
                "fn new Counter::new(n: u32) -> Counter",
                "fn Counter.incr() -> u32",
                "fn get Counter.value() -> u32"), declarations.functions());
    }

    @Test
    void importsAreThoseThatRemain() throws IOException {
        assertEquals(List.of(
                new Declarations.Used("console.log", "(&str)", true),
                new Declarations.Used("console.error", "(&str)", true),
                new Declarations.Used("__wbindgen_string_new", "(&str) -> JsValue", true),
                new Declarations.Used("Date.now", "() -> f64", true),
                new Declarations.Used("Math.random", "() -> f64", true),
                new Declarations.Used("__wbindgen_throw", "(&str)", true)), Declarations.of(worker()).imports());
    }

    @Test
    void whatOnlyDescribesIsRemoved() throws IOException {
        Module module = worker();
        Module remaining = BindgenReader.read(module, new RuntimeGlobals()).module();
        assertTrue(remaining.bodies().size() < module.bodies().size() / 2,
                remaining.bodies().size() + " of " + module.bodies().size() + " functions remain");
        assertTrue(remaining.exports().stream().noneMatch(export -> export.name().contains("describe")));
    }
}
