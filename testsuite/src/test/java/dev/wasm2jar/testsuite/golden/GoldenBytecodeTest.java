package dev.wasm2jar.testsuite.golden;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.compiler.Interruption;
import dev.wasm2jar.testsuite.EmittedClasses;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.SharedFolder;
import dev.wasm2jar.testsuite.binary.FunctionBuilder;
import dev.wasm2jar.testsuite.binary.ModuleBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.util.Textifier;
import org.objectweb.asm.util.TraceMethodVisitor;

/**
 * The bytecode of one function each, against the files in src/test/resources/golden. When it changes for the better,
 * {@code -Dgolden.update=true} writes the files anew; the change is then there to see in the commit.
 */
class GoldenBytecodeTest {

    private static final String FUNCTION = "test";
    /** Begins the names of functions that are compiled so that they can be interrupted. */
    private static final String INTERRUPTIBLE = "interruptible-";
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private static Map<String, ModuleBuilder> functions() {
        Map<String, ModuleBuilder> functions = new LinkedHashMap<>();
        functions.put("load", withMemory("i", "i", code ->
                code.get(0).memory(0x28, 2, 0)));
        functions.put("load-offset", withMemory("i", "i", code ->
                code.get(0).memory(0x28, 2, 1000)));
        functions.put("load-constant-address", withMemory("", "l", code ->
                code.i32(16).memory(0x29, 3, 8)));
        functions.put("load-narrow", withMemory("i", "l", code ->
                code.get(0).memory(0x2d, 0, 0).op(0xad).get(0).memory(0x33, 1, 2).op(0x7c)));
        functions.put("store", withMemory("id", "", code ->
                code.get(0).get(1).memory(0x39, 3, 0)));
        functions.put("store-offset", withMemory("il", "", code ->
                code.get(0).get(1).memory(0x3c, 0, 7).get(0).get(1).memory(0x3d, 1, 8)));
        functions.put("load-after-call", withMemory("i", "i", code ->
                code.call(0).get(0).memory(0x28, 2, 0).op(0x1a).get(0).memory(0x28, 2, 0)));
        functions.put("load-after-growth", loadAfterGrowth());
        functions.put("compare-branch", function("ii", "i", code ->
                code.get(0).get(1).op(0x48).when().i32(1).op(0x0f).end().i32(0)));
        functions.put("compare-unsigned-branch", function("i", "i", code ->
                code.block().get(0).i32(100).op(0x4f).branchIf(0).i32(1).op(0x0f).end().i32(0)));
        functions.put("compare-power-of-two-branch", function("i", "i", code ->
                code.block().get(0).i32(7).op(0x4b).branchIf(0).i32(1).op(0x0f).end().i32(0)));
        functions.put("compare-zero-branch", function("l", "i", code ->
                code.get(0).op(0x50).when().i32(1).op(0x0f).end().i32(0)));
        functions.put("compare-float-branch", function("dd", "i", code ->
                code.get(0).get(1).op(0x63, 0x45).when().i32(1).op(0x0f).end().i32(0)));
        functions.put("compare-value", function("ii", "i", code ->
                code.get(0).get(1).op(0x4d)));
        functions.put("loop", function("i", "i", code -> {
            int sum = code.local('i');
            code.loop().get(sum).get(0).op(0x6a).set(sum)
                    .get(0).i32(1).op(0x6b).index(0x22, 0).branchIf(0).end().get(sum);
        }));
        functions.put("loop-compare-unsigned", function("i", "i", code ->
                code.loop().get(0).i32(3).op(0x6b).index(0x22, 0).i32(10).op(0x4b).branchIf(0).end().get(0)));
        functions.put("loop-compare-long", function("l", "l", code ->
                code.loop().get(0).get(0).op(0x7e).index(0x22, 0).get(0).op(0x50, 0xad, 0x57).branchIf(0).end().get(0)));
        functions.put("loop-over-memory", withMemory("iii", "", code ->
                code.loop().get(0).get(1).memory(0x2c, 0, 0).memory(0x36, 2, 0)
                        .get(1).i32(1).op(0x6a).set(1).get(0).i32(4).op(0x6a).index(0x22, 0).get(2).op(0x47)
                        .branchIf(0).end()));
        functions.put("loop-compare-ranges", withMemory("iii", "i", code ->
                comparison(code).get(0)));
        functions.put("loop-compare-ranges-nested", withMemory("iii", "", code ->
                comparison(code.loop()).get(0).branchIf(0).end()));
        functions.put("increment", function("i", "i", code ->
                code.get(0).i32(-1000).op(0x6a).set(0).get(0).i32(8).op(0x6b).set(0).get(0)));
        functions.put("shift-long", function("ll", "l", code ->
                code.get(0).op(0x42, 16, 0x88).get(1).op(0x86)));
        functions.put("unreachable", function("ii", "i", code ->
                code.get(0).when().op(0x00).end().get(1).when().op(0x00).end().i32(1)));
        functions.put("compare-small", withMemory("ii", "i", code ->
                code.get(0).memory(0x2d, 0, 0).i32(100).op(0x49)));
        functions.put("parameter-moved", withMemory("iiiii", "", code -> {
            for (int i = 0; i < 10; i++) {
                code.get(i % 4).get(i % 3).get(4).op(0x6a).memory(0x36, 2, 0);
            }
        }));
        functions.put("switch", function("i", "i", code ->
                code.block().block().block().get(0).branchTable(0, 1, 0, 2).end().i32(10).op(0x0f).end()
                        .i32(20).op(0x0f).end().i32(30)));
        functions.put("switch-to-loop", function("i", "i", code ->
                code.block().loop().get(0).i32(3).op(0x6a).index(0x22, 0).branchTable(0, 1, 0, 0).end().end()
                        .get(0)));
        functions.put("switch-of-two", function("i", "i", code ->
                code.block().block().block().get(0).i32(2).op(0x6a).branchTable(0, 1, 2).end().i32(10).op(0x0f).end()
                        .i32(20).op(0x0f).end().i32(30)));
        functions.put("divide", function("ii", "i", code ->
                code.get(0).get(1).op(0x6d).get(0).get(1).op(0x6e, 0x6a)));
        functions.put("divide-constant", function("i", "i", code ->
                code.get(0).i32(10).op(0x6d)));
        functions.put("divide-unsigned-constant", function("il", "l", code ->
                code.get(0).i32(10).op(0x6e).set(0).get(1).op(0x42, 10, 0x82).get(0).op(0xad, 0x7c)));
        functions.put("remainder", function("ll", "l", code ->
                code.get(0).get(1).op(0x81)));
        functions.put("select", function("iid", "d", code ->
                code.get(2).op(0x44, 0, 0, 0, 0, 0, 0, 0xf0, 0x3f).get(0).get(1).op(0x48, 0x1b)));
        functions.put("truncate", function("f", "i", code ->
                code.get(0).op(0xa8)));
        functions.put("call-several-results", severalResults());
        functions.put("call-indirect", callIndirect().exportTable("table", 0));
        functions.put("call-indirect-fixed-table", callIndirect());
        functions.put("recursion", recursion());
        functions.put("global", globals());
        functions.put(INTERRUPTIBLE + "loop", function("i", "", code ->
                code.loop().get(0).i32(1).op(0x6b).index(0x22, 0).branchIf(0).end()));
        functions.put(INTERRUPTIBLE + "recursion", function("i", "i", code ->
                code.get(0).call(0)));
        return functions;
    }

    private static ModuleBuilder function(String parameters, String results, Consumer<FunctionBuilder> body) {
        var module = new ModuleBuilder();
        body.accept(module.exported(FUNCTION, parameters, results));
        return module;
    }

    /** Function 0 does nothing. */
    private static ModuleBuilder withMemory(String parameters, String results, Consumer<FunctionBuilder> body) {
        var module = new ModuleBuilder().memory(1);
        module.function("", "");
        body.accept(module.exported(FUNCTION, parameters, results));
        return module;
    }

    /** Goes over bytes at the first two parameters until they differ or the third one is 0. */
    private static FunctionBuilder comparison(FunctionBuilder code) {
        return code.block().loop().get(0).memory(0x2d, 0, 0).get(1).memory(0x2d, 0, 0).op(0x47).branchIf(1)
                .get(0).i32(1).op(0x6a).set(0).get(1).i32(1).op(0x6a).set(1)
                .get(2).i32(1).op(0x6b).index(0x22, 2).branchIf(0).end().end();
    }

    private static ModuleBuilder loadAfterGrowth() {
        var module = new ModuleBuilder().memory(1);
        module.function("", "").i32(1).op(0x40, 0, 0x1a);
        module.exported(FUNCTION, "i", "i").call(0).get(0).memory(0x28, 2, 0).op(0x1a).get(0).memory(0x28, 2, 0);
        return module;
    }

    private static ModuleBuilder severalResults() {
        var module = new ModuleBuilder();
        module.function("il", "li").get(1).get(0);
        module.exported(FUNCTION, "i", "l").get(0).i64(5).call(0).op(0xac, 0x7c);
        return module;
    }

    private static ModuleBuilder callIndirect() {
        var module = new ModuleBuilder().table(2);
        int type = module.type("i", "i");
        module.function("i", "i").get(0);
        module.exported(FUNCTION, "ii", "i").get(0).get(1).op(0x11, type, 0);
        return module.elements(0, 0);
    }

    /** How many even numbers there are up to one, counted down. */
    private static ModuleBuilder recursion() {
        return function("i", "i", code -> {
            code.get(0).op(0x45).when().i32(1).op(0x0f).end();
            code.get(0).i32(2).op(0x6b).call(0).i32(1).op(0x6a);
        });
    }

    private static ModuleBuilder globals() {
        var module = new ModuleBuilder().global(1).global(2).exportGlobal("shared", 1);
        module.exported(FUNCTION, "", "").index(0x23, 0).i32(1).op(0x6a).index(0x24, 0)
                .index(0x23, 1).i32(1).op(0x6a).index(0x24, 1);
        return module;
    }

    @TestFactory
    Stream<DynamicTest> functionsCompileTo() {
        return functions().entrySet().stream().map(function ->
                DynamicTest.dynamicTest(function.getKey(), () -> check(function.getKey(), function.getValue())));
    }

    private static Path file(String name) {
        return folder().resolve(name + ".txt");
    }

    private static Path folder() {
        return SharedFolder.repository().resolve("testsuite/src/test/resources/golden");
    }

    private static void check(String name, ModuleBuilder module) throws IOException {
        Interruption interruption = name.startsWith(INTERRUPTIBLE) ? Interruption.CHECKED : Interruption.NONE;
        CompiledModule compiled = Modules.compile(
                module.toBytes(), name + ".wasm", options -> options.withInterruption(interruption));
        EmittedClasses.check(compiled);
        String actual = bytecode(compiled);
        if (UPDATE) {
            Files.writeString(file(name), actual);
        }
        assertEquals(Files.readString(file(name)), actual, "bytecode of " + name);
    }

    /** The method of the function, as ASM prints it. */
    private static String bytecode(CompiledModule module) {
        var text = new StringWriter();
        var target = new PrintWriter(text);
        module.code().classes().forEach((name, classFile) -> {
            if (name.contains("$Code")) {
                print(classFile, target);
            }
        });
        target.flush();
        return text.toString();
    }

    private static void print(byte[] classFile, PrintWriter target) {
        var printer = new Textifier();
        new ClassReader(classFile).accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                return name.equals(FUNCTION) ? new TraceMethodVisitor(printer) : null;
            }
        }, 0);
        printer.print(target);
    }

    @Test
    void everyFileBelongsToAFunction() throws IOException {
        Assumptions.assumeFalse(UPDATE, "the files are being written");
        var files = new TreeSet<String>();
        try (Stream<Path> found = Files.list(folder())) {
            found.forEach(file -> files.add(file.getFileName().toString().replace(".txt", "")));
        }
        assertEquals(new TreeSet<>(functions().keySet()), files);
    }
}
