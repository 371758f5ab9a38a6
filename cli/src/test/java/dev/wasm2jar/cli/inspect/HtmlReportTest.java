package dev.wasm2jar.cli.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HtmlReportTest {

    static final String HOSTILE =
            "</script></style>\"'><script>document.title='owned'</script><img src=x onerror=owned()>";

    static ModuleReport report(String name, List<ModuleReport.FunctionLine> functions) {
        long code = functions.stream().mapToLong(ModuleReport.FunctionLine::size).sum();
        return new ModuleReport(name, code + 100, "library",
                List.of(new ModuleReport.ImportLine(name, name, "function", "() -> ()", false)),
                List.of(new ModuleReport.ExportLine(name, "function", "() -> ()")),
                List.of("1 page"), List.of("2 funcref"), 3, List.of("mvp"),
                List.of(new ModuleReport.SectionLine(name, true, 100)),
                new ModuleReport.Functions(1, functions.size(), code, functions), null);
    }

    static String hostilePage() {
        List<ModuleReport.FunctionLine> functions = List.of(
                new ModuleReport.FunctionLine(1, HOSTILE, 5000),
                new ModuleReport.FunctionLine(2, "middle", 700),
                new ModuleReport.FunctionLine(3, null, 90));
        var methods = new EmittedMethods.Known(Map.of(1, List.of(4000, 3000), 2, List.of(1500), 3, List.of(80)));
        return new HtmlReport(report(HOSTILE, functions), functions, methods).toPage();
    }

    @Test
    void namesAreNoMarkup() {
        String page = hostilePage();
        assertEquals(2, page.split("<script", -1).length, "one script");
        assertFalse(page.contains("<img"));
        assertFalse(page.contains("'owned'"));
        assertTrue(page.contains("&lt;img src=x"));
    }

    @Test
    void nothingComesFromElsewhere() {
        String page = hostilePage();
        assertFalse(page.matches("(?s).*(https?:|url\\(|@import|<link|<iframe).*"));
        assertTrue(page.contains("default-src 'none'"));
    }

    @Test
    void aModuleThatCannotBeCompiledIsShownAllTheSame() {
        List<ModuleReport.FunctionLine> functions = TreemapTest.functions(3);
        String page = new HtmlReport(
                report("m.wasm", functions), functions, new EmittedMethods.Unknown("too <new>")).toPage();
        assertTrue(page.contains("This module cannot be compiled:</strong> too &lt;new&gt;."));
        assertTrue(page.contains("id=\"map\"") && page.contains("id=\"f2\""));
        assertFalse(page.contains("Largest method"));
    }

    @Test
    void thePageOfAVeryLargeModuleIsSmall() {
        List<ModuleReport.FunctionLine> functions = TreemapTest.functions(62_000);
        Map<Integer, List<Integer>> sizes = new HashMap<>();
        functions.forEach(function -> sizes.put(function.index(),
                IntStream.rangeClosed(0, function.size() / 3000).mapToObj(i -> 3500).collect(Collectors.toList())));
        String page = new HtmlReport(report("m.wasm", functions), functions, new EmittedMethods.Known(sizes)).toPage();
        assertTrue(page.length() < 1_500_000, page.length() + " characters");
        assertTrue(page.contains("Not in the table: 60,000 functions"));
    }

    @Test
    void aModuleWithoutFunctionsHasNoMap() {
        String page = new HtmlReport(
                report("m.wasm", List.of()), List.of(), new EmittedMethods.Known(Map.of())).toPage();
        assertFalse(page.contains("id=\"map\""));
        assertTrue(page.contains("<h2>Exports</h2>"));
    }
}
