package dev.wasm2jar.testsuite.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasm2jar.compiler.host.LinkProblem;
import dev.wasm2jar.compiler.wasm.ModuleParser;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which exports satisfy an import, as far as a compiler can say. */
class LinkProblemTest {

    private static List<String> problems(ModuleBuilder importer, ModuleBuilder provider) {
        return LinkProblem.of(ModuleParser.parse(importer.toBytes()), "lib", ModuleParser.parse(provider.toBytes()))
                .stream()
                .map(problem -> problem.imported().name() + ": " + problem.wanted() + " / "
                        + problem.found().orElse("nothing"))
                .toList();
    }

    @Test
    void otherModulesAreNotAskedFor() {
        var importer = new ModuleBuilder().importFunction("env", "f", "", "").importMemory("lib2", "memory", 1);
        assertEquals(List.of(), problems(importer, new ModuleBuilder()));
    }

    @Test
    void whatIsImportedAndExportedAgainHasItsType() {
        var provider = new ModuleBuilder().importGlobal("env", "g", 'l', true).global(1);
        provider.exportGlobal("imported", 0).exportGlobal("own", 1);
        var importer = new ModuleBuilder().importGlobal("lib", "imported", 'l', true)
                .importGlobal("lib", "own", 'l', true).importGlobal("lib", "imported", 'l', false);
        assertEquals(List.of("own: global (mut i64) / global (mut i32)", "imported: global i64 / global (mut i64)"),
                problems(importer, provider));
    }

    @Test
    void memoriesAndTablesMustBeLargeEnough() {
        var importer = new ModuleBuilder().importTable("lib", "table", 4).importMemory("lib", "memory", 2);
        var provider = new ModuleBuilder().memory(1).table(3).exportMemory("memory", 0).exportTable("table", 0);
        assertEquals(List.of("table: table 4 or more of funcref / table 3 or more of funcref",
                "memory: memory 2 or more pages / memory 1 or more pages"), problems(importer, provider));
        assertEquals(List.of(), problems(importer,
                new ModuleBuilder().memory(2).table(4).exportMemory("memory", 0).exportTable("table", 0)));
    }

    /** The module's code runs first, and may make its memory grow. */
    @Test
    void memoriesThatMayHaveGrownAreLeftToTheRun() {
        var importer = new ModuleBuilder().importMemory("lib", "memory", 2);
        var provider = new ModuleBuilder().memory(1);
        provider.exported("_initialize", "", "").i32(1).op(0x40, 0).op(0x1a);
        assertEquals(List.of(), problems(importer, provider.exportMemory("memory", 0)));
    }
}
