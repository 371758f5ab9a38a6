package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.JarOption.Group;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** The entry point of the command line. */
public final class Main {

    private static final String STACK_TRACE = "--stack-trace";
    private static final String STACK_TRACE_VARIABLE = "WASM2JAR_TRACE";

    private Main() {}

    /** Runs {@code wasm2jar} and ends the JVM with its exit code. */
    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, false);
        var err = new PrintWriter(System.err, true);
        System.exit(run(arguments, out, err, Terminal.detect(System.getenv())));
    }

    /** Runs {@code wasm2jar} and returns its exit code. */
    static int run(String[] arguments, PrintWriter out, PrintWriter err, Terminal terminal) {
        boolean trace = Arrays.asList(arguments).contains(STACK_TRACE)
                || System.getenv().getOrDefault(STACK_TRACE_VARIABLE, "").equals("1");
        try {
            return commandLine(terminal, trace).setOut(out).setErr(err).execute(arguments);
        } catch (OutOfMemoryError noRoom) {
            err.println("wasm2jar: error: out of memory");
            err.println("hint: a larger heap may help: WASM2JAR_JAVA_OPTS=-Xmx4g, or java -Xmx4g -jar wasm2jar.jar");
            return ExitCode.FAILURE;
        } catch (StackOverflowError tooDeep) {
            err.println("wasm2jar: internal error: stack overflow");
            err.println("hint: WASM2JAR_JAVA_OPTS=-Xss64m may help; please report it");
            return ExitCode.INTERNAL;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static CommandLine commandLine(Terminal terminal, boolean trace) {
        var command = new CommandLine(new CompileCommand(terminal));
        describe(command);
        command.setExecutionExceptionHandler((failure, failed, result) -> Errors.execution(failure, failed, trace));
        command.setParameterExceptionHandler(Errors::usage);
        command.setColorScheme(CommandLine.Help.defaultColorScheme(
                terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
        // Everything after the file is the program's, whatever it looks like.
        for (String name : List.of("run", "serve", "dev")) {
            command.getSubcommands().get(name).setStopAtPositional(true);
        }
        return command;
    }

    /** The options of compilations, which commands have in common. */
    private static void describe(CommandLine command) {
        new OptionSpecs(command.getCommandSpec())
                .insert(1, Group.JAR, Group.COMPILATION, Group.ARCHIVE)
                .section("Workers", Group.WORKER)
                .section("Host options to build in; those of java -jar FILE.jar come after them", Group.HOST)
                .section("For the target http, to build in likewise", Group.SERVER);
        new OptionSpecs(command.getSubcommands().get("run").getCommandSpec())
                .insert(0, Group.COMPILATION)
                .section("Host options", Group.HOST);
        for (String name : List.of("serve", "dev")) {
            new OptionSpecs(command.getSubcommands().get(name).getCommandSpec())
                    .insert(0, Group.COMPILATION)
                    .section("Host options", Group.HOST)
                    .section("Options of the server", Group.SERVER)
                    .section("Workers", Group.WORKER);
        }
    }
}
