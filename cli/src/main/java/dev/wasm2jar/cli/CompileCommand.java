package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.ClassNames;
import dev.wasm2jar.compiler.driver.InputFile;
import dev.wasm2jar.compiler.driver.OutputFile;
import dev.wasm2jar.compiler.driver.StartArchive;
import dev.wasm2jar.compiler.driver.UserError;
import dev.wasm2jar.compiler.jar.FunctionJar;
import dev.wasm2jar.compiler.jar.JarEntry;
import dev.wasm2jar.compiler.jar.ProgramKind;
import dev.wasm2jar.compiler.jar.RuntimePlacement;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/** {@code wasm2jar FILE}: compiles a module to a jar. */
@Command(name = "wasm2jar",
        header = "Compile WebAssembly to a jar of JVM bytecode.",
        synopsisHeading = "%nUsage: ",
        customSynopsis = {
            "wasm2jar [options] FILE.wasm [-o FILE.jar]",
            "       wasm2jar COMMAND ..."
        },
        parameterListHeading = "%n",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        sortOptions = false,
        usageHelpAutoWidth = true,
        subcommands = {
            RunCommand.class, ServeCommand.class, DevCommand.class, InspectCommand.class, DumpCommand.class,
            CompletionCommand.class
        })
final class CompileCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    private final Terminal terminal;

    // Optional for picocli, as subcommands come without it.
    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE.wasm", description = "The module, in binary format.")
    private Path input;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE.jar",
            description = "The jar to write (default: FILE.jar in the current folder; FILE.zip for lambda-custom).")
    private Path output;

    @Option(names = "--class", paramLabel = "NAME",
            description = "The class to generate, e.g. com.example.Function (default: wasm.File).")
    private String className;

    @Option(names = "--runtime", paramLabel = "PLACE",
            description = "Where the runtime is: bundled in the jar, relocated to packages of the jar's own, or a"
                    + " dependency, not in the jar (default: bundled).")
    private RuntimePlacement runtime = RuntimePlacement.BUNDLED;

    @Mixin
    private DeploymentOptions deployment;

    @Mixin
    private Compilation compilation;

    @Mixin
    private ArchiveOptions archives;

    @Option(names = {"-q", "--quiet"}, description = "Print nothing but errors.")
    private boolean quiet;

    @Option(names = {"-v", "--verbose", "--stats"}, description = "Print figures about the jar and the compilation.")
    private boolean verbose;

    @Mixin
    private CommonOptions common;

    @ArgGroup(validate = false, heading = "%nWorkers:%n")
    private WorkerOptionGroup worker = new WorkerOptionGroup();

    @ArgGroup(validate = false,
            heading = "%nHost options to build in; those of java -jar FILE.jar come after them:%n")
    private HostOptionGroup hostOptions = new HostOptionGroup();

    @ArgGroup(validate = false, heading = "%nFor the target http, to build in likewise:%n")
    private ServeOptionGroup serveOptions = new ServeOptionGroup();

    CompileCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    Terminal terminal() {
        return terminal;
    }

    @Override
    public Integer call() {
        CommandLine command = spec.commandLine();
        if (input == null) {
            throw new CommandLine.ParameterException(command, "no FILE.wasm is given");
        }
        if (className != null) {
            checkClassName(command);
        }
        checkMisspelling();
        ServiceInput described = deployment.inputOf(input);
        List<String> words = new ArrayList<>(described.words());
        words.addAll(hostOptions.words(command));
        words.addAll(deployment.builtIn(serveOptions.words(command), command));
        Optional<List<String>> workerWords = worker.words(command, words);
        long start = System.nanoTime();
        InputFile file = described.file();
        var target = new OutputFile(output == null
                ? worker.name().map(name -> Path.of(name + ".jar")).orElseGet(() -> deployment.outputOf(file))
                : output);
        target.check(file.path());
        Optional<StartArchive> archive = archives.of(target, runtime, command);
        archive.ifPresent(wanted -> deployment.checkArchive(command));
        FunctionJar jar = workerWords.isEmpty()
                ? compilation.compile(file, className, words, deployment.toDeployment(), terminal, command)
                : compilation.compileWorker(file, className, workerWords.get(), terminal, command);
        long compiled = System.nanoTime();
        List<JarEntry> entries = jar.entries(runtime);
        long size = archive.map(wanted -> ArchiveOptions.write(wanted, target, jar, entries))
                .orElseGet(() -> target.write(entries));
        long written = System.nanoTime();
        if (!quiet) {
            report(command.getOut(), target, jar, size);
        }
        archive.map(archives::make).filter(made -> !quiet).ifPresent(command.getOut()::println);
        deployment.writeDockerfile(target.path())
                .filter(made -> !quiet)
                .ifPresent(made -> command.getOut().println(
                        made + ": docker build -f " + quoted(made.toString()) + " ."));
        if (verbose) {
            new CompileStatistics(jar, entries).print(command.getOut(), compiled - start, written - compiled);
        }
        command.getOut().flush();
        return ExitCode.OK;
    }

    private void checkClassName(CommandLine command) {
        ClassNames.problem(className).ifPresent(problem -> {
            throw new CommandLine.ParameterException(command, "--class: " + problem);
        });
    }

    /** Words that are no file are mostly misspelt commands. */
    private void checkMisspelling() {
        if (input.toString().matches("[a-z]+") && !Files.exists(input)) {
            throw new UserError(input + ": no such file", "wasm2jar --help lists the commands");
        }
    }

    private static void report(PrintWriter out, OutputFile target, FunctionJar jar, long size) {
        String use = switch (jar.deployment().target()) {
            case HTTP -> "HTTP service, run it with java -jar " + quoted(target.path().toString());
            case LAMBDA -> "handler " + jar.lambdaHandler() + " for the runtimes java17, java21 and java25";
            case LAMBDA_CUSTOM -> "custom runtime; a layer with a Java runtime in /opt/jre goes with it";
            case COMMAND, LIBRARY -> jar.kind() == ProgramKind.COMMAND
                    ? "program, run it with java -jar " + quoted(target.path().toString())
                    : "library, class " + jar.module().code().instanceClass().replace('/', '.');
        };
        out.println(target.path() + ": " + size(size) + ", " + use);
    }

    /** As a shell wants it. */
    private static String quoted(String path) {
        return path.matches("[\\w./+:@%-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }

    static String size(long bytes) {
        return bytes < 1 << 20 ? (bytes + 1023) / 1024 + " KB" : String.format(Locale.ROOT, "%.1f MB", bytes / 1048576.0);
    }
}
