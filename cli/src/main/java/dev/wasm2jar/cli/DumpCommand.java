package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.driver.InputFile;
import dev.wasm2jar.compiler.driver.UserError;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.IrPrinter;
import dev.wasm2jar.compiler.jvm.JvmBackend;
import dev.wasm2jar.compiler.wasm.Module;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wasm2jar dump FILE}: what becomes of a module on the way to bytecode. */
@Command(name = "dump",
        header = "Show the intermediate code or the bytecode of a module.",
        synopsisHeading = "%nUsage: ",
        customSynopsis = "wasm2jar dump (--ir | --lowered | --bytecode) FILE.wasm [--function NAME|INDEX]",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class DumpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE.wasm", description = "The module.")
    private Path input;

    @ArgGroup(multiplicity = "1")
    private Stage stage;

    @Option(names = {"-f", "--function"}, paramLabel = "NAME|INDEX",
            description = "Only this function, by its name or its index.")
    private String function;

    @Mixin
    private CommonOptions common;

    /** Exactly one of these. */
    private static final class Stage {

        @Option(names = "--ir", description = "The intermediate code as bytecode is made from it.")
        private boolean ir;

        @Option(names = "--lowered", description = "The intermediate code before any pass.")
        private boolean lowered;

        @Option(names = "--bytecode", description = "The bytecode.")
        private boolean bytecode;
    }

    @Override
    public Integer call() throws InterruptedException {
        var file = new InputFile(input);
        PrintWriter out = spec.commandLine().getOut();
        // Passes recurse over nested code.
        DeepStack.run(() -> file.reporting(() -> {
            dump(file, out);
            return null;
        }));
        out.flush();
        return ExitCode.OK;
    }

    private void dump(InputFile file, PrintWriter out) {
        Module module = file.parse();
        IrModule lowered = Compiler.lower(module, file.name());
        int[] functions = function == null
                ? IntStream.range(0, lowered.functions().size())
                        .filter(index -> lowered.functions().get(index).imported() == null)
                        .toArray()
                : find(lowered.functions(), file);
        if (stage.bytecode) {
            IrModule.Function only = function == null ? null : lowered.functions().get(functions[0]);
            BytecodeDump.print(module, file.name(), only, out);
            return;
        }
        ToIntFunction<IrFunction> codeSizes = JvmBackend.codeSizes(lowered);
        for (int index : functions) {
            IrFunction found = lowered.bodies().function(index);
            IrFunction shown = stage.lowered ? found : Compiler.prepare(found, lowered, codeSizes);
            out.println(IrPrinter.print(shown, callee -> lowered.functions().get(callee).name()));
        }
    }

    private int[] find(List<IrModule.Function> functions, InputFile file) {
        int index = function.matches("[0-9]{1,9}")
                ? Integer.parseInt(function)
                : IntStream.range(0, functions.size())
                        .filter(candidate -> functions.get(candidate).name().equals(function))
                        .findFirst()
                        .orElse(-1);
        if (index < 0 || index >= functions.size()) {
            throw new UserError(file.path() + ": there is no function " + function,
                    "functions are numbered from 0 to " + (functions.size() - 1) + "; wasm2jar inspect names the largest");
        }
        if (functions.get(index).imported() != null) {
            throw new UserError(file.path() + ": function " + function + " is imported from "
                    + functions.get(index).imported() + " and has no code");
        }
        return new int[] {index};
    }
}
