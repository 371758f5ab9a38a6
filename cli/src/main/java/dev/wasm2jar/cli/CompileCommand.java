package dev.wasm2jar.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wasm2jar.compiler.driver.ClassNames;
import dev.wasm2jar.compiler.driver.Dockerfile;
import dev.wasm2jar.compiler.driver.JarRequest;
import dev.wasm2jar.compiler.driver.OutputFile;
import dev.wasm2jar.compiler.driver.StartArchive;
import dev.wasm2jar.compiler.driver.UserError;
import dev.wasm2jar.compiler.jar.FunctionJar;
import dev.wasm2jar.compiler.jar.JarEntry;
import dev.wasm2jar.compiler.jar.ProgramKind;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
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

    @Option(names = {"-q", "--quiet"}, description = "Print nothing but errors.")
    private boolean quiet;

    @Option(names = {"-v", "--verbose", "--stats"}, description = "Print figures about the jar and the compilation.")
    private boolean verbose;

    @Mixin
    private CommonOptions common;

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
        checkMisspelling();
        long start = System.nanoTime();
        JarRequest request = JarRequest.of(input, OptionSpecs.given(spec), ClassNames::of);
        var target = new OutputFile(output == null ? Path.of(request.outputName()) : output);
        target.check(request.input().path());
        Optional<StartArchive> archive = request.archive(target.path());
        Optional<Dockerfile> dockerfile = request.dockerfile(target.path());
        Stream.of(archive.map(StartArchive::path), dockerfile.map(Dockerfile::path)).flatMap(Optional::stream)
                .forEach(beside -> new OutputFile(beside).check(request.input().path()));
        FunctionJar jar = request.compile(terminal.listener(command.getErr()));
        long compiled = System.nanoTime();
        List<JarEntry> entries = request.entries(jar);
        long size = archive.map(wanted -> target.writeExecutable(wanted.script(jar.mainClass()), entries))
                .orElseGet(() -> target.write(entries));
        long written = System.nanoTime();
        // What goes to a device or a pipe may go to where the report would.
        if (!quiet && Files.isRegularFile(target.path())) {
            report(command.getOut(), target, jar, request.javaOptions(), size);
        }
        jar.warning().ifPresent(warning -> Errors.warn(command, request.input().path() + ": " + warning
                + "; --requests cgi says that it is one"));
        archive.flatMap(StartArchive::warning).ifPresent(warning -> Errors.warn(command, warning));
        archive.map(CompileCommand::make).filter(made -> !quiet).ifPresent(command.getOut()::println);
        dockerfile.ifPresent(file -> {
            new OutputFile(file.path()).write(file.text(jar.mainClass()).getBytes(UTF_8));
            if (!quiet) {
                command.getOut().println(file.path() + ": docker build -f " + quoted(file.path().toString()) + " .");
            }
        });
        if (verbose) {
            new CompileStatistics(jar, entries).print(command.getOut(), compiled - start, written - compiled);
        }
        command.getOut().flush();
        return ExitCode.OK;
    }

    /** Words that are no file are mostly misspelt commands. */
    private void checkMisspelling() {
        if (input.toString().matches("[a-z]+") && !Files.exists(input)) {
            throw new UserError(input + ": no such file", "wasm2jar --help lists the commands");
        }
    }

    /** Makes the archive, and says what it is. */
    private static String make(StartArchive wanted) {
        List<String> remarks = wanted.make();
        return wanted.path() + ": " + size(new OutputFile(wanted.path()).size()) + ", archive for Java "
                + wanted.java().version() + ", used by " + wanted.command()
                + remarks.stream().map("; "::concat).collect(Collectors.joining());
    }

    private static void report(
            PrintWriter out, OutputFile target, FunctionJar jar, List<String> javaOptions, long size) {
        String run = "run it with java " + javaOptions.stream().map(option -> option + " ").collect(Collectors.joining())
                + "-jar " + quoted(target.path().toString());
        String use = switch (jar.deployment().target()) {
            case HTTP -> "HTTP service, " + run;
            case LAMBDA -> "handler " + jar.lambdaHandler() + " for the runtimes java17, java21 and java25";
            case LAMBDA_CUSTOM -> "custom runtime; a layer with a Java runtime in /opt/jre goes with it";
            case COMMAND, LIBRARY -> jar.kind() == ProgramKind.COMMAND
                    ? "program, " + run
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
