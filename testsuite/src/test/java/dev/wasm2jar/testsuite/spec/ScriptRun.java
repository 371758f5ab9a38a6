package dev.wasm2jar.testsuite.spec;

import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.wasm.InvalidModuleException;
import dev.wasm2jar.compiler.wasm.MalformedModuleException;
import dev.wasm2jar.compiler.wasm.ModuleException;
import dev.wasm2jar.compiler.wasm.UnsupportedModuleException;
import dev.wasm2jar.runtime.Extern;
import dev.wasm2jar.runtime.FuncRef;
import dev.wasm2jar.runtime.Global;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.LinkException;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.runtime.WasmException;
import dev.wasm2jar.testsuite.LimitedStack;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.spec.Scope.Tolerance;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Runs a script: its instances, and the verdict on each command. */
final class ScriptRun {

    private final Script script;
    private final Tolerance tolerance;
    private final UnaryOperator<CompilerOptions> options;
    private final Tally tally;
    private final Imports imports = new Imports();
    private final Map<String, Slot> instances = new HashMap<>();
    private final Map<String, Class<?>> definitions = new HashMap<>();
    private final Map<String, Thread> threads = new HashMap<>();
    /** Module names that would be registered if the compiler supported the instance. */
    private final Set<String> unsupportedNames = new HashSet<>();
    private Slot current = Slot.of("no module yet");
    private Class<?> lastDefinition;

    /** An instance, or why there is none. */
    private record Slot(Instance instance, String failure, boolean unsupported) {

        static Slot of(Instance instance) {
            return new Slot(instance, null, false);
        }

        static Slot of(String failure) {
            return new Slot(null, failure, false);
        }

        static Slot unsupported(String reason) {
            return new Slot(null, reason, true);
        }
    }

    private ScriptRun(Script script, Tolerance tolerance, UnaryOperator<CompilerOptions> options, Tally tally) {
        this.script = script;
        this.tolerance = tolerance;
        this.options = options;
        this.tally = tally;
        Spectest.define(imports);
    }

    static Tally run(Script script, Tolerance tolerance, UnaryOperator<CompilerOptions> options) {
        var run = new ScriptRun(script, tolerance, options, new Tally());
        script.commands().forEach(run::verdict);
        return run.tally;
    }

    /** The compiler does not support what the command needs. */
    private static final class UnsupportedException extends Exception {
        private static final long serialVersionUID = 1L;

        UnsupportedException(String reason) {
            super(reason);
        }
    }

    private void verdict(Command command) {
        if (isText(command)) {
            tally.count(command, Tally.Outcome.TEXT_ONLY);
            return;
        }
        try {
            run(command);
            tally.count(command, Tally.Outcome.PASSED);
        } catch (UnsupportedException unsupported) {
            if (tolerance != Tolerance.NONE) {
                tally.count(command, Tally.Outcome.NOT_IN_SCOPE);
            } else {
                tally.fail(command, "not supported: " + unsupported.getMessage());
            }
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            tally.fail(command, describe(failure));
        }
    }

    private static boolean isText(Command command) {
        return command instanceof Command.AssertRefused refused && refused.module().text();
    }

    private void run(Command command) throws Exception {
        if (command instanceof Command.MakeInstance make) {
            current = Slot.of("the module could not be instantiated");
            store(make.name(), current);
            try {
                current = Slot.of(instantiate(load(make.module())));
            } catch (UnsupportedException unsupported) {
                current = Slot.unsupported(unsupported.getMessage());
                throw unsupported;
            } finally {
                store(make.name(), current);
            }
        } else if (command instanceof Command.Define define) {
            lastDefinition = null;
            lastDefinition = load(define.module());
            definitions.put(define.name(), lastDefinition);
        } else if (command instanceof Command.InstantiateDefined instantiate) {
            instantiateDefined(instantiate);
        } else if (command instanceof Command.Register register) {
            register(register);
        } else if (command instanceof Command.Perform perform) {
            perform(perform.action());
        } else if (command instanceof Command.AssertReturn assertReturn) {
            compare(assertReturn.expected(), perform(assertReturn.action()));
        } else if (command instanceof Command.AssertTrap assertTrap) {
            assertTrap(assertTrap);
        } else if (command instanceof Command.AssertException thrown) {
            assertException(thrown);
        } else if (command instanceof Command.AssertRefused refused) {
            assertRefused(refused);
        } else if (command instanceof Command.AssertNoInstance none) {
            assertNoInstance(none);
        } else if (command instanceof Command.StartThread start) {
            start(start);
        } else if (command instanceof Command.AwaitThread await) {
            threads.get(await.thread()).join();
        } else {
            throw new UnsupportedException(command.type() + " is not implemented in this runner");
        }
    }

    private void store(String name, Slot slot) {
        if (name != null) {
            instances.put(name, slot);
        }
    }

    private byte[] read(Command.Binary module) throws IOException {
        return Files.readAllBytes(script.folder().resolve(module.filename()));
    }

    /** Loads a module that is valid according to the suite. */
    private Class<?> load(Command.Binary module) throws IOException, UnsupportedException {
        CompiledModule compiled;
        try {
            compiled = Modules.compile(read(module), module.filename(), options);
        } catch (ModuleException refusal) {
            if (refusal instanceof UnsupportedModuleException || tolerance == Tolerance.ANY_REFUSAL) {
                throw new UnsupportedException(refusal.getMessage());
            }
            throw refusal;
        }
        return Modules.load(compiled);
    }

    private Instance instantiate(Class<?> type) throws UnsupportedException {
        try {
            return Modules.instantiate(type, imports);
        } catch (LinkException failure) {
            for (String name : unsupportedNames) {
                if (failure.getMessage().startsWith("unknown import: " + name + ".")) {
                    throw new UnsupportedException("the instance " + name + " could not be made");
                }
            }
            throw failure;
        }
    }

    private void register(Command.Register command) throws UnsupportedException {
        try {
            imports.define(command.as(), instance(command.name()));
        } catch (UnsupportedException unsupported) {
            unsupportedNames.add(command.as());
            throw unsupported;
        }
    }

    private void start(Command.StartThread command) {
        var run = new ScriptRun(script, tolerance, options, tally);
        if (command.sharedModule() != null) {
            run.instances.put(command.sharedModule(), instances.get(command.sharedModule()));
        }
        var thread = new Thread(() -> command.commands().forEach(run::verdict), command.name());
        threads.put(command.name(), thread);
        thread.start();
    }

    private void instantiateDefined(Command.InstantiateDefined command) throws UnsupportedException {
        Class<?> type = command.module() == null ? lastDefinition : definitions.get(command.module());
        if (type == null) {
            current = Slot.unsupported("the module was not compiled");
            store(command.instance(), current);
            throw new UnsupportedException(current.failure());
        }
        current = Slot.of(instantiate(type));
        store(command.instance(), current);
    }

    private Instance instance(String name) throws UnsupportedException {
        Slot slot = name == null ? current : instances.getOrDefault(name, Slot.of("no module " + name));
        if (slot.unsupported()) {
            throw new UnsupportedException(slot.failure());
        }
        if (slot.instance() == null) {
            throw new AssertionError(slot.failure());
        }
        return slot.instance();
    }

    private Object[] perform(Action action) throws UnsupportedException {
        Extern export = instance(action.instance()).export(action.field());
        if (action instanceof Action.Invoke invoke) {
            return ((FuncRef) export).call(invoke.arguments().toArray());
        }
        return new Object[] {((Global) export).get()};
    }

    private static void compare(List<Expected> expected, Object[] actual) {
        boolean same = expected.size() == actual.length;
        for (int i = 0; same && i < actual.length; i++) {
            same = expected.get(i).matches(actual[i]);
        }
        if (!same) {
            var shown = new ArrayList<String>();
            for (Object value : actual) {
                shown.add(show(value));
            }
            throw new AssertionError("expected " + expected + " but got " + shown);
        }
    }

    private static String show(Object value) {
        if (value instanceof Float number) {
            return "f32 bits " + Integer.toUnsignedString(Float.floatToRawIntBits(number));
        }
        if (value instanceof Double number) {
            return "f64 bits " + Long.toUnsignedString(Double.doubleToRawLongBits(number));
        }
        return String.valueOf(value);
    }

    private void assertTrap(Command.AssertTrap command) throws Exception {
        Object[] results;
        try {
            // The limit matters for the exhaustion of the stack only.
            results = command.type().equals("assert_exhaustion")
                    ? LimitedStack.call(() -> perform(command.action()))
                    : perform(command.action());
        } catch (Trap trap) {
            checkMessage(trap, command.text());
            return;
        }
        throw new AssertionError("expected trap " + command.text() + " but got " + results.length + " results");
    }

    private void assertException(Command.AssertException command) throws UnsupportedException {
        try {
            perform(command.action());
        } catch (WasmException thrown) {
            return;
        }
        throw new AssertionError("expected an exception");
    }

    private static void checkMessage(Exception thrown, String text) {
        if (thrown.getMessage() == null || !thrown.getMessage().startsWith(text)) {
            throw new AssertionError("expected " + text + " but got " + describe(thrown));
        }
    }

    /** The suite leaves it open whether wrong lane numbers are malformed or invalid. */
    private static boolean isRightKind(ModuleException refusal, Command.AssertRefused command) {
        return command.type().equals("assert_malformed")
                ? refusal instanceof MalformedModuleException
                : refusal instanceof InvalidModuleException || command.text().equals("invalid lane index");
    }

    private void assertRefused(Command.AssertRefused command) throws IOException, UnsupportedException {
        try {
            Modules.compile(read(command.module()), command.module().filename());
        } catch (UnsupportedModuleException unsupported) {
            throw new UnsupportedException(unsupported.getMessage());
        } catch (ModuleException refusal) {
            if (!isRightKind(refusal, command) || !refusal.getMessage().contains(command.text())) {
                disagree("expected " + command.text() + " but got " + describe(refusal));
            }
            return;
        }
        disagree("accepted, but expected " + command.text());
    }

    private void disagree(String message) throws UnsupportedException {
        if (tolerance == Tolerance.ANY_REFUSAL) {
            throw new UnsupportedException(message);
        }
        throw new AssertionError(message);
    }

    private void assertNoInstance(Command.AssertNoInstance command) throws Exception {
        Class<?> type = load(command.module());
        try {
            instantiate(type);
        } catch (LinkException | Trap failure) {
            if (failure instanceof LinkException != command.type().equals("assert_unlinkable")) {
                throw new AssertionError("wrong kind of failure: " + describe(failure), failure);
            }
            checkMessage(failure, command.text());
            return;
        }
        throw new AssertionError("instantiated, but expected " + command.text());
    }

    private static String describe(Throwable failure) {
        var text = new StringBuilder();
        if (!(failure instanceof AssertionError)) {
            text.append(failure.getClass().getSimpleName()).append(": ");
        }
        text.append(failure.getMessage());
        if (!(failure instanceof AssertionError || failure instanceof Trap || failure instanceof LinkException
                || failure instanceof ModuleException)) {
            StackTraceElement[] trace = failure.getStackTrace();
            for (int i = 0; i < Math.min(6, trace.length); i++) {
                text.append("\n        at ").append(trace[i]);
            }
        }
        return text.toString();
    }
}
