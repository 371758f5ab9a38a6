package dev.wasm2jar.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wasm2jar completion}: the script that completes command lines. */
@Command(name = "completion",
        header = "Print a script that completes command lines in bash and zsh.",
        synopsisHeading = "%nUsage: ",
        description = "%nIn ~/.bashrc or ~/.zshrc: source <(wasm2jar completion)%n",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class CompletionCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        CommandLine root = spec.parent().commandLine();
        spec.commandLine().getOut().print(AutoComplete.bash(root.getCommandName(), root));
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
