package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.OptionError;
import dev.wasm2jar.compiler.driver.UserError;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;

/** How failures are told: one line that says what is wrong and where, and one that says what to do. */
final class Errors {

    private Errors() {}

    /** Reports a command line that cannot be understood. */
    static int usage(CommandLine.ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        Optional<String> misspelt = misspeltCommand(wrong, arguments);
        // Some messages of the parser say that they are errors, as we do.
        print(err, command, misspelt.map(word -> "there is no command " + word)
                .orElseGet(() -> message(wrong).replaceFirst("^Error: ", "")));
        if (misspelt.isPresent()) {
            hint(err, "see wasm2jar --help");
        } else if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err)) {
            hint(err, "see " + command.getCommandSpec().qualifiedName() + " --help");
        }
        err.flush();
        return ExitCode.USAGE;
    }

    /** A first word that is no file, before others that could be its arguments. */
    private static Optional<String> misspeltCommand(CommandLine.ParameterException wrong, String[] arguments) {
        boolean isWord = wrong instanceof CommandLine.UnmatchedArgumentException
                && wrong.getCommandLine().getParent() == null
                && arguments[0].matches("[a-z]+") && !Files.exists(Path.of(arguments[0]));
        return isWord ? Optional.of(arguments[0]) : Optional.empty();
    }

    private static String message(CommandLine.ParameterException wrong) {
        if (wrong instanceof CommandLine.UnmatchedArgumentException more && !more.isUnknownOption()) {
            return "one file is expected, and there is more: " + String.join(" ", more.getUnmatched());
        }
        return wrong.getMessage();
    }

    /** Reports what went wrong in a command. */
    static int execution(Exception failure, CommandLine command, boolean trace) {
        PrintWriter err = command.getErr();
        int exitCode = ExitCode.FAILURE;
        if (failure instanceof OptionError wrong) {
            print(err, command, wrong.getMessage());
            hint(err, "see " + command.getCommandSpec().qualifiedName() + " --help");
            exitCode = ExitCode.USAGE;
        } else if (failure instanceof UserError error) {
            print(err, command, error.getMessage());
            if (error.hint() != null) {
                hint(err, error.hint());
            }
        } else {
            print(err, command, "internal error: " + failure);
            hint(err, "this is a fault of wasm2jar; please report it with the output of --stack-trace");
            exitCode = ExitCode.INTERNAL;
        }
        if (trace) {
            failure.printStackTrace(err);
        }
        err.flush();
        return exitCode;
    }

    /** Tells what is not as good as it might be, while all goes on. */
    static void warn(CommandLine command, String message) {
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().ansi().string("wasm2jar: @|bold,yellow warning:|@ ") + message);
        err.flush();
    }

    private static void print(PrintWriter err, CommandLine command, String message) {
        err.println(command.getColorScheme().ansi().string("wasm2jar: @|bold,red error:|@ ") + message);
    }

    private static void hint(PrintWriter err, String hint) {
        err.println("hint: " + hint);
    }
}
