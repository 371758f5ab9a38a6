package dev.wasm2jar.testsuite.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.wasm.CallGraph;
import dev.wasm2jar.compiler.wasm.FunctionEdit;
import dev.wasm2jar.compiler.wasm.Import;
import dev.wasm2jar.compiler.wasm.ImportDescription;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ModuleParser;
import dev.wasm2jar.runtime.FuncType;
import dev.wasm2jar.runtime.HostFunction;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.testsuite.Modules;
import java.util.BitSet;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Modules whose functions were removed or replaced by imports do what they did. */
class FunctionEditTest {

    private static final int UNUSED_IMPORT = 0;
    private static final int USED_IMPORT = 1;
    private static final int DEAD = 2;
    private static final int MIDDLE = 3;
    private static final int LEAF = 4;

    /** Functions 0 and 1 are imports; 2 is dead; the export calls 3, which calls 4 and the import 1. */
    private static Module module(int padding) {
        var builder = new ModuleBuilder();
        builder.importFunction("host", "unused", "", "");
        builder.importFunction("host", "twice", "i", "i");
        builder.function("", "").call(UNUSED_IMPORT);
        builder.function("i", "i").get(0).call(USED_IMPORT).call(LEAF).op(0x6a);
        builder.function("", "i").i32(7);
        for (int i = 0; i < padding; i++) {
            builder.function("", "i").call(LEAF);
        }
        builder.exported("run", "i", "i").get(0).call(MIDDLE);
        return ModuleParser.parse(builder.toBytes());
    }

    private static Object run(Module module, Imports imports) {
        Class<?> type = Modules.load(Compiler.compile(module, CompilerOptions.of("edited", "com.example.Module")));
        Instance instance = Modules.instantiate(type, imports);
        return instance.function("run").call(10)[0];
    }

    private static Imports twice() {
        return new Imports().define("host", "twice",
                new HostFunction(FuncType.of("(i32)->(i32)"), words -> new Object[] {2 * (Integer) words[0]}));
    }

    @Test
    void removedFunctionsAreNotMissed() {
        Module module = module(300);
        Module edited = FunctionEdit.apply(
                module, CallGraph.of(module).reachableFrom(CallGraph.roots(module)), Map.of());
        assertEquals(3, edited.bodies().size());
        assertEquals(1, edited.imports().size());
        assertEquals(27, run(edited, twice()));
    }

    @Test
    void functionsBecomeImports() {
        Module module = module(0);
        int type = module.functionTypes().get(LEAF - DEAD);
        var replaced = Map.of(LEAF, new Import("host", "leaf", new ImportDescription.Function(type)));
        BitSet kept = CallGraph.of(module).reachableFrom(CallGraph.roots(module));
        kept.set(UNUSED_IMPORT);
        Module edited = FunctionEdit.apply(module, kept, replaced);
        Imports imports = twice()
                .define("host", "unused", new HostFunction(FuncType.of("()->()"), words -> new Object[0]))
                .define("host", "leaf", new HostFunction(FuncType.of("()->(i32)"), words -> new Object[] {100}));
        assertEquals(120, run(edited, imports));
    }

    /** All numbers grow by one, and the largest one-byte number becomes one of two bytes. */
    @Test
    void numbersMayBecomeLonger() {
        var builder = new ModuleBuilder();
        for (int i = 0; i < 126; i++) {
            builder.function("", "i").i32(i);
        }
        builder.function("i", "i").get(0).i32(1).op(0x6a);
        builder.function("", "").op();
        builder.exported("run", "i", "i").get(0).call(126);
        Module module = ModuleParser.parse(builder.toBytes());
        int type = module.functionTypes().get(127);
        var kept = new BitSet();
        kept.set(0, 129);
        Module edited = FunctionEdit.apply(
                module, kept, Map.of(127, new Import("host", "new", new ImportDescription.Function(type))));
        Imports imports = new Imports().define(
                "host", "new", new HostFunction(FuncType.of("()->()"), words -> new Object[0]));
        assertEquals(11, run(edited, imports));
    }

    @Test
    void whatIsMentionedMustBeKept() {
        Module module = module(0);
        BitSet kept = CallGraph.of(module).reachableFrom(CallGraph.roots(module));
        kept.clear(LEAF);
        assertThrows(IllegalStateException.class, () -> FunctionEdit.apply(module, kept, Map.of()));
    }
}
