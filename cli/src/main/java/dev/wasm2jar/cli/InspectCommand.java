package dev.wasm2jar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.wasm2jar.cli.inspect.EmittedMethods;
import dev.wasm2jar.cli.inspect.HtmlReport;
import dev.wasm2jar.cli.inspect.ModuleReport;
import dev.wasm2jar.cli.inspect.ReportBuilder;
import dev.wasm2jar.cli.inspect.ReportTable;
import dev.wasm2jar.compiler.bindgen.ProcessedModule;
import dev.wasm2jar.compiler.bindgen.glue.GlueFile;
import dev.wasm2jar.compiler.driver.GlueFiles;
import dev.wasm2jar.compiler.driver.InputFile;
import dev.wasm2jar.compiler.driver.OutputFile;
import dev.wasm2jar.compiler.driver.UserError;
import dev.wasm2jar.compiler.host.WasiFunctions;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ModuleValidator;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
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
        customSynopsis = "wasm2jar inspect FILE.wasm [--json | --html REPORT.html]",
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class InspectCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE.wasm", description = "The module.")
    private Path input;

    @ArgGroup
    private Format format = new Format();

    @Mixin
    private CommonOptions common;

    /** At most one of these. */
    private static final class Format {

        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        @Option(names = "--html", paramLabel = "REPORT.html",
                description = "Write a page that shows where the bytes go. The module is compiled to find out.")
        private Path html;
    }

    @Override
    public Integer call() {
        var file = new InputFile(input);
        if (format.html != null) {
            new OutputFile(format.html).check(input);
        }
        Module module = file.parse();
        ModuleReport report = file.reporting(() -> {
            ModuleValidator.validate(module);
            return ReportBuilder.report(input.toString(), module, glue(file, module), new WasiFunctions());
        });
        PrintWriter out = spec.commandLine().getOut();
        if (format.html != null) {
            writePage(module, file, report, out);
        } else if (format.json) {
            Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
            out.println(gson.toJson(report));
        } else {
            CommandLine.Help.Ansi ansi = spec.commandLine().getColorScheme().ansi();
            new ReportTable(out, text -> ansi.enabled()
                    ? CommandLine.Help.Ansi.Style.bold.on() + text + CommandLine.Help.Ansi.Style.bold.off()
                    : text).print(report);
        }
        out.flush();
        return ExitCode.OK;
    }

    /** What is beside a module need not be its glue. */
    private static Optional<GlueFile> glue(InputFile file, Module module) {
        try {
            return ProcessedModule.trace(module).flatMap(trace -> GlueFiles.find(file, module));
        } catch (UserError noJavaScript) {
            return Optional.empty();
        }
    }

    private void writePage(Module module, InputFile file, ModuleReport report, PrintWriter out) {
        EmittedMethods methods = EmittedMethods.of(module, file.name());
        byte[] page = new HtmlReport(report, ReportBuilder.functions(module), methods).toPage().getBytes(UTF_8);
        new OutputFile(format.html).write(page);
        out.println(format.html + ": " + CompileCommand.size(page.length) + ", open it in a browser");
    }
}
