package dev.wasm2jar.testsuite.fuzz;

import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.dwarf.LineTable;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.MemoryKind;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.VectorTarget;
import dev.wasm2jar.compiler.ir.build.CallCycles;
import dev.wasm2jar.compiler.ir.build.ModuleLowering;
import dev.wasm2jar.compiler.ir.pass.IrVerifier;
import dev.wasm2jar.compiler.ir.pass.Outliner;
import dev.wasm2jar.compiler.jvm.HostFunctions;
import dev.wasm2jar.compiler.jvm.JvmBackend;
import dev.wasm2jar.compiler.jvm.MissingImports;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ModuleParser;
import dev.wasm2jar.compiler.wasm.ModuleValidator;
import dev.wasm2jar.runtime.Extern;
import dev.wasm2jar.runtime.FuncType;
import dev.wasm2jar.runtime.Global;
import dev.wasm2jar.runtime.HostFunction;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.runtime.WasmException;
import dev.wasm2jar.testsuite.EmittedClasses;
import dev.wasm2jar.testsuite.Modules;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;

/** The compiler under test. */
final class CompiledObserver implements Observer, AutoCloseable {

    /** How functions are cut. */
    enum Pieces {
        /** As the compiler does. */
        USUAL,
        /** Into many small methods, to see the Outliner at work. */
        SMALL
    }

    private static final String CLASS_NAME = "com.example.Module";
    private static final int LOGGED = 40;
    private static final int HASHED = 1 << 18;

    private final Pieces pieces;
    private final VectorTarget vectors;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            task -> daemon(task, 512L << 20, "fuzz-compiler"));

    CompiledObserver(Pieces pieces) {
        this(pieces, VectorTarget.SCALAR);
    }

    CompiledObserver(Pieces pieces, VectorTarget vectors) {
        this.pieces = pieces;
        this.vectors = vectors;
    }

    /** A thread with much stack: guests recurse, and so does the compiler. */
    static Thread daemon(Runnable task, long stack, String name) {
        var thread = new Thread(null, task, name, stack);
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public List<String> observe(Subject subject) throws Inconclusive {
        Class<?> type;
        try {
            CompiledModule compiled = compile(subject.binary());
            type = EmittedClasses.check(compiled).loadClass(CLASS_NAME);
        } catch (RuntimeException | Error | ClassNotFoundException failure) {
            return List.of("failed " + describe(failure));
        }
        List<String> log = new ArrayList<>();
        Instance instance;
        try {
            instance = Modules.instantiate(type, imports(log));
        } catch (Trap trap) {
            return List.of(trap(trap));
        } catch (RuntimeException | Error failure) {
            return List.of("failed " + describe(failure));
        }
        List<String> lines = new ArrayList<>();
        for (Call call : subject.calls()) {
            log.clear();
            String line = call.export() + " " + call(instance, call);
            lines.add(log.isEmpty() ? line : line + " logs " + String.join(" ", log));
        }
        instance.exports().forEach((name, value) -> {
            if (value instanceof Memory memory) {
                lines.add(name + " " + memory.byteLength() + " " + hash(memory));
            } else if (value instanceof Global global) {
                lines.add(name + " " + show(global));
            }
        });
        return lines;
    }

    private static Imports imports(List<String> log) {
        var imports = new Imports();
        for (Type type : GeneratedModule.LOGGED) {
            imports.define("host", type.text(), new HostFunction(FuncType.of("(" + type.text() + ")->()"), arguments -> {
                if (log.size() < LOGGED) {
                    log.add(show(type.text(), arguments[0]));
                }
                return new Object[0];
            }));
        }
        return imports;
    }

    private CompiledModule compile(byte[] binary) {
        Module module = ModuleParser.parse(binary);
        IrModule declared = ModuleLowering.lower(
                module, ModuleValidator.validate(module), "fuzz", MemoryKind.Policy.LARGE_IF_ALLOWED,
                LineTable.NONE).withVectors(vectors);
        // What is cut checks for interruption besides: it must not matter to what is observed.
        IrModule lowered = pieces == Pieces.USUAL
                ? declared
                : declared.withInterruptChecks(CallCycles.find(module, declared));
        return new CompiledModule(module, JvmBackend.emit(lowered, CLASS_NAME.replace('.', '/'), HostFunctions.NONE,
                MissingImports.FROM_EMBEDDER, passes(lowered), worker, (function, name, codeSize) -> {},
                count -> {}));
    }

    private JvmBackend.Passes passes(IrModule lowered) {
        return (function, codeSize) -> {
            IrFunction linear = Compiler.linear(function, lowered);
            IrVerifier.verify(linear);
            IrFunction cut = outliner(linear, codeSize).apply(linear);
            IrVerifier.verify(cut);
            return cut;
        };
    }

    private Outliner outliner(IrFunction function, ToIntFunction<IrFunction> codeSize) {
        if (pieces == Pieces.USUAL) {
            return new Outliner(codeSize);
        }
        int parameters = 0;
        for (var type : function.signature().parameters()) {
            parameters += type == PrimitiveType.I64 || type == PrimitiveType.F64 ? 2 : 1;
        }
        int limit = Math.min(Outliner.LIMIT, 500 + 30 * parameters);
        return new Outliner(limit, limit / 2);
    }

    private static String call(Instance instance, Call call) throws Inconclusive {
        Object[] arguments = call.arguments().stream().map(CompiledObserver::argument).toArray();
        Object[] results;
        try {
            results = instance.function(call.export()).call(arguments);
        } catch (Trap trap) {
            if (trap.getMessage().equals(Trap.STACK_EXHAUSTED)) {
                throw new Inconclusive(trap.getMessage());
            }
            return trap(trap);
        } catch (WasmException thrown) {
            for (Map.Entry<String, Extern> export : instance.exports().entrySet()) {
                if (export.getValue() == thrown.tag()) {
                    return "throws " + export.getKey();
                }
            }
            return "throws something";
        } catch (RuntimeException | Error failure) {
            return "failed " + describe(failure);
        }
        var text = new StringBuilder("returns ");
        for (int i = 0; i < results.length; i++) {
            text.append(i == 0 ? "" : " ").append(show(call.results().get(i), results[i]));
        }
        return text.toString();
    }

    private static Object argument(String text) {
        String value = text.substring(4);
        return switch (text.substring(0, 3)) {
            case "i32" -> Integer.valueOf(value);
            case "i64" -> Long.valueOf(value);
            case "f32" -> Float.intBitsToFloat(Integer.parseUnsignedInt(value, 16));
            default -> Double.longBitsToDouble(Long.parseUnsignedLong(value, 16));
        };
    }

    private static String show(String type, Object value) {
        if (value instanceof Float number) {
            return "f32:" + (number.isNaN() ? "nan" : Integer.toHexString(Float.floatToRawIntBits(number)));
        }
        if (value instanceof Double number) {
            return "f64:" + (number.isNaN() ? "nan" : Long.toHexString(Double.doubleToRawLongBits(number)));
        }
        return type.equals("ref") ? type : type + ":" + value;
    }

    /** As a number of JavaScript, in which other numbers than i64 are f64. */
    private static String show(Global global) {
        Object value = global.get();
        if (value instanceof Long) {
            return value.toString();
        }
        double number = ((Number) value).doubleValue();
        return Double.isNaN(number) ? "nan" : show("f64", number);
    }

    private static String trap(Trap trap) {
        String message = trap.getMessage();
        // Some messages end with the index.
        if (message.startsWith(Trap.UNINITIALIZED_ELEMENT)) {
            return "trap type";
        }
        return "trap " + switch (message) {
            case Trap.UNREACHABLE -> "unreachable";
            case Trap.DIVIDE_BY_ZERO -> "division";
            case Trap.INTEGER_OVERFLOW, Trap.INVALID_CONVERSION -> "overflow";
            case Trap.MEMORY_OUT_OF_BOUNDS, Trap.TABLE_OUT_OF_BOUNDS, Trap.ARRAY_OUT_OF_BOUNDS, Trap.UNDEFINED_ELEMENT ->
                    "bounds";
            case Trap.UNINITIALIZED_ELEMENT, Trap.INDIRECT_CALL_TYPE_MISMATCH -> "type";
            case Trap.CAST_FAILURE -> "cast";
            case Trap.UNALIGNED_ATOMIC -> "unaligned";
            case Trap.ARRAY_TOO_LARGE -> "array size";
            default -> message.startsWith("null") ? "null" : message;
        };
    }

    private static int hash(Memory memory) {
        int value = 0;
        for (int i = 0; i < Math.min(HASHED, memory.byteLength()); i += 4) {
            value = value * 31 + memory.getInt(i);
        }
        return value;
    }

    private static String describe(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
