package dev.wasm2jar.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.wasm2jar.cli.inspect.ModuleReport;
import dev.wasm2jar.cli.inspect.ReportBuilder;
import dev.wasm2jar.cli.inspect.ReportTable;
import dev.wasm2jar.compiler.driver.InputFile;
import dev.wasm2jar.compiler.host.WasiFunctions;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ModuleValidator;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wasm2jar inspect FILE}: what is in a module. */
@Command(name = "inspect",
        header = "Show what a module imports, exports and uses.",
        synopsisHeading = "%nUsage: ",
        customSynopsis = "wasm2jar inspect FILE.wasm [--json]",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class InspectCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE.wasm", description = "The module.")
    private Path input;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        var file = new InputFile(input);
        Module module = file.parse();
        ModuleReport report = file.reporting(() -> {
            ModuleValidator.validate(module);
            return ReportBuilder.report(input.toString(), module, new WasiFunctions());
        });
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
            out.println(gson.toJson(report));
        } else {
            CommandLine.Help.Ansi ansi = spec.commandLine().getColorScheme().ansi();
            new ReportTable(out, text -> ansi.apply(text, java.util.List.of(CommandLine.Help.Ansi.Style.bold)).toString())
                    .print(report);
        }
        out.flush();
        return ExitCode.OK;
    }
}
