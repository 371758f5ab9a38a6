package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.IrModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Emits a module: the class of its instances, and the classes of its functions, in parallel. */
public final class JvmBackend {

    /** What is done to each function before it is emitted. */
    @FunctionalInterface
    public interface Passes {

        /**
         * @param codeSize bytes of bytecode that the body of a function would become as one method (JVMS 4.7.3, {@code
         *     code_length}), whether or not it may be that long; or a few more
         */
        IrFunction apply(IrFunction function, ToIntFunction<IrFunction> codeSize);
    }

    private final ModuleLayout layout;
    private final String sourceFile;
    private final Passes passes;
    private final MethodListener methods;
    private final IntConsumer progress;

    private JvmBackend(
            ModuleLayout layout,
            String sourceFile,
            Passes passes,
            MethodListener methods,
            IntConsumer progress) {
        this.layout = layout;
        this.sourceFile = sourceFile;
        this.passes = passes;
        this.methods = methods;
        this.progress = progress;
    }

    /**
     * Emits all classes of a module.
     *
     * @param instanceClass internal name of the class of its instances; other classes get names that begin with it
     * @param passes what is done to each function before it is emitted
     * @param workers run the emission of functions; their threads need large stacks for deeply nested code
     * @param methods told of each method of a function, from any worker
     * @param progress told how many functions have been emitted, each time some have, from any worker
     */
    public static JvmCode emit(
            IrModule module,
            String instanceClass,
            HostFunctions host,
            MissingImports missing,
            Passes passes,
            ExecutorService workers,
            MethodListener methods,
            IntConsumer progress) {
        var layout = new ModuleLayout(module, instanceClass, host, missing);
        return new JvmBackend(layout, module.name(), passes, methods, progress).emit(workers);
    }

    /** What functions of a module would have as one method each, in bytes, if an embedder provides all imports. */
    public static ToIntFunction<IrFunction> codeSizes(IrModule module) {
        var layout = new ModuleLayout(module, "Module", HostFunctions.NONE, MissingImports.FROM_EMBEDDER);
        return function -> FunctionEmitter.codeSize(layout, function);
    }

    private JvmCode emit(ExecutorService workers) {
        var pending = new ArrayList<Future<Map<String, byte[]>>>();
        for (int number : largestFirst()) {
            pending.add(workers.submit(() -> emitFunctions(number)));
        }
        Map<String, byte[]> classes = new TreeMap<>();
        Map<String, byte[]> resources = new LinkedHashMap<>();

        var segments = new SegmentResource(layout);
        if (segments.length() > 0) {
            String folder = layout.instanceClass.substring(0, layout.instanceClass.lastIndexOf('/') + 1);
            resources.put(folder + InstanceEmitter.resourceName(layout.instanceClass), segments.toBytes());
        }
        var initializer = new InitializerEmitter(layout, segments);
        initializer.emit();
        var exports = new ExportEmitter(layout);
        classes.put(layout.instanceClass,
                new InstanceEmitter(layout, segments, initializer, sourceFile).emit(exports));
        classes.putAll(initializer.linking().classes());
        classes.putAll(initializer.steps().classes());
        classes.putAll(exports.byName().classes());
        classes.putAll(new ImportEmitter(layout).emit());
        classes.putAll(new DispatchEmitter(layout).emit());
        classes.putAll(TypeEmitter.emit(layout.module.aggregates()));
        classes.putAll(new TailCallEmitter(layout).emit());

        for (Future<Map<String, byte[]>> result : pending) {
            classes.putAll(await(result));
        }
        return new JvmCode(layout.instanceClass, classes, resources, List.copyOf(layout.hostStates.keySet()),
                layout.module.memories().stream().anyMatch(memory -> memory.imported() != null),
                !layout.interfaces.isEmpty());
    }

    /** The numbers of the classes of functions: a class that takes long must not be the last one to begin. */
    private List<Integer> largestFirst() {
        return IntStream.range(0, layout.functionClasses.size())
                .boxed()
                .sorted(Comparator.comparingLong(this::codeSize).reversed())
                .toList();
    }

    private long codeSize(int number) {
        return layout.functionClasses.get(number).stream()
                .mapToLong(index -> layout.module.functions().get(index).codeSize())
                .sum();
    }

    private Map<String, byte[]> emitFunctions(int number) {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        List<Integer> functions = layout.functionClasses.get(number);
        String known = layout.module.functions().get(functions.get(0)).sourceFile();
        String file = known == null ? sourceFile : known;
        ClassFile target = ClassFile.ofStatics(layout.functionClass(number), file);
        for (int index : functions) {
            IrFunction function = passes.apply(layout.module.bodies().function(index),
                    measured -> FunctionEmitter.codeSize(layout, measured));
            classes.putAll(FunctionEmitter.emit(layout, target.writer, file, function, methods));
            IrFunction last = function.rest().orElse(function);
            if (last.hasFrame()) {
                classes.put(FunctionEmitter.frameClass(layout, last), FrameEmitter.emit(layout, last));
            }
        }
        classes.put(target.name, target.toBytes());
        progress.accept(functions.size());
        return classes;
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failure.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
