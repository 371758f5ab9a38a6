package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.wasm.InvalidModuleException;
import dev.wasm2jar.compiler.wasm.MalformedModuleException;
import dev.wasm2jar.compiler.wasm.ModuleException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine;

/** How failures are told: one line that says what is wrong and where, and one that says what to do. */
final class Errors {

    private Errors() {}

    /** What is wrong with a module. */
    static UserError of(Path file, ModuleException problem) {
        // Unsupported modules may be so as a whole, which is said with offset 0.
        String place = problem.offset() > 0 ? "at offset 0x" + Integer.toHexString(problem.offset()) + ": " : "";
        var error = new UserError(file + ": " + place + problem.getMessage(), hint(file, problem));
        error.initCause(problem);
        return error;
    }

    private static String hint(Path file, ModuleException problem) {
        String message = String.valueOf(problem.getMessage());
        if (message.contains("component")) {
            return "build the program for wasm32-wasip1 (or without the component step) to get a core module";
        }
        if (problem instanceof MalformedModuleException) {
            // The first bytes are explained by the message already.
            return problem.offset() <= 8 ? null : "the file is damaged or cut off; build or download it again";
        }
        if (problem instanceof InvalidModuleException) {
            return "the tool that made the module has a fault; wasm-tools validate gives a second opinion";
        }
        return "wasm2jar inspect " + file + " shows what the module uses; toolchains can often be told to do without";
    }

    /** Reports a command line that cannot be understood. */
    static int usage(CommandLine.ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        print(err, command, wrong.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err)) {
            hint(err, "see " + command.getCommandSpec().qualifiedName() + " --help");
        }
        err.flush();
        return ExitCode.USAGE;
    }

    /** Reports what went wrong in a command. */
    static int execution(Exception failure, CommandLine command, boolean trace) {
        PrintWriter err = command.getErr();
        int exitCode = ExitCode.FAILURE;
        if (failure instanceof UserError error) {
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

    private static void print(PrintWriter err, CommandLine command, String message) {
        err.println(command.getColorScheme().ansi().string("wasm2jar: @|bold,red error:|@ ") + message);
    }

    private static void hint(PrintWriter err, String hint) {
        err.println("hint: " + hint);
    }
}
