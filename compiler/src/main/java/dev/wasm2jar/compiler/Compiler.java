package dev.wasm2jar.compiler;

import dev.wasm2jar.compiler.dwarf.LineTable;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.MemoryKind;
import dev.wasm2jar.compiler.ir.build.CallCycles;
import dev.wasm2jar.compiler.ir.build.ModuleLowering;
import dev.wasm2jar.compiler.ir.pass.BackwardBranches;
import dev.wasm2jar.compiler.ir.pass.CheckInterrupts;
import dev.wasm2jar.compiler.ir.pass.CopyFunctions;
import dev.wasm2jar.compiler.ir.pass.CountedLoops;
import dev.wasm2jar.compiler.ir.pass.InlineRecursion;
import dev.wasm2jar.compiler.ir.pass.LargeAccesses;
import dev.wasm2jar.compiler.ir.pass.LateConditions;
import dev.wasm2jar.compiler.ir.pass.Linearize;
import dev.wasm2jar.compiler.ir.pass.Outliner;
import dev.wasm2jar.compiler.ir.pass.ThreadStates;
import dev.wasm2jar.compiler.ir.vector.ScalarizeVectors;
import dev.wasm2jar.compiler.jvm.JvmBackend;
import dev.wasm2jar.compiler.jvm.JvmCode;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ModuleException;
import dev.wasm2jar.compiler.wasm.ModuleParser;
import dev.wasm2jar.compiler.wasm.ModuleValidator;
import dev.wasm2jar.compiler.wasm.ValidationContext;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/** Compiles WebAssembly modules to class files. */
public final class Compiler {

    /** Passes recurse over nested loops and ifs, which real modules nest thousands deep. Reserved, not used, mostly. */
    private static final long WORKER_STACK = 512L << 20;

    private Compiler() {}

    /**
     * Compiles a module.
     *
     * @param binary in the WebAssembly binary format
     * @throws ModuleException if the bytes are no valid module, or one beyond what this compiler supports
     */
    public static CompiledModule compile(byte[] binary, CompilerOptions options) {
        return compile(ModuleParser.parse(binary), options);
    }

    /**
     * Compiles a module.
     *
     * @throws ModuleException if the module is not valid, or beyond what this compiler supports
     */
    public static CompiledModule compile(Module module, CompilerOptions options) {
        return RecordedCompilation.of(options.moduleName(), () -> new CompiledModule(module, emit(module, options)));
    }

    private static JvmCode emit(Module module, CompilerOptions options) {
        IrModule lowered = lower(module, options);
        int total = (int) lowered.functions().stream().filter(function -> function.imported() == null).count();
        var done = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(options.threads(), Compiler::worker);
        try {
            return JvmBackend.emit(lowered, options.className().replace('.', '/'), options.host(),
                    options.missingImports(), (function, codeSize) -> prepare(function, lowered, codeSize), workers,
                    options.progress()::method,
                    count -> options.progress().functions(done.addAndGet(count), total));
        } finally {
            workers.shutdownNow();
        }
    }

    /** Validates the declarations of a module and lowers it; bodies are validated when they are lowered. */
    public static IrModule lower(Module module, String name) {
        return lower(module, name, MemoryKind.Policy.LARGE_IF_NEEDED, DebugInfo.LINES);
    }

    private static IrModule lower(Module module, CompilerOptions options) {
        IrModule lowered = lower(module, options.moduleName(), options.memories(), options.debug())
                .withVectors(options.vectors());
        return options.interruption() == Interruption.NONE
                ? lowered
                : lowered.withInterruptChecks(CallCycles.find(module, lowered));
    }

    private static IrModule lower(Module module, String name, MemoryKind.Policy memories, DebugInfo debug) {
        ValidationContext validation = ModuleValidator.validate(module);
        LineTable lines = debug == DebugInfo.LINES ? LineTable.of(module) : LineTable.NONE;
        return ModuleLowering.lower(module, validation, name, memories, lines);
    }

    /**
     * The passes between the lowering of a function of that module and its emission.
     *
     * @param codeSize as {@link JvmBackend#codeSizes} says
     */
    public static IrFunction prepare(IrFunction function, IrModule module, ToIntFunction<IrFunction> codeSize) {
        IrFunction linear = linear(function, module);
        // That a function copies is easier to see while its loops are as they were.
        boolean isCopy = CopyFunctions.isCopy(function, module);
        return new Outliner(codeSize).apply(isCopy ? CopyFunctions.withShortCopy(linear) : linear);
    }

    /** The passes before a function is cut. */
    public static IrFunction linear(IrFunction function, IrModule module) {
        IrFunction scalar = InlineRecursion.apply(LateConditions.apply(ScalarizeVectors.apply(function, module)));
        IrFunction counted = CountedLoops.apply(LargeAccesses.apply(ThreadStates.apply(scalar), module.memories()));
        IrFunction linear = BackwardBranches.apply(Linearize.apply(counted));
        return module.interruptChecks().map(checks -> CheckInterrupts.apply(linear, checks)).orElse(linear);
    }

    private static Thread worker(Runnable work) {
        var thread = new Thread(null, work, "wasm2jar-compiler", WORKER_STACK);
        thread.setDaemon(true);
        return thread;
    }
}
