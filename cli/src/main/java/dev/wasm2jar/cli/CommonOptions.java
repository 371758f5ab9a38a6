package dev.wasm2jar.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Options of every command. */
@Command(versionProvider = Version.class)
final class CommonOptions {

    @Option(names = "--stack-trace", description = "Report errors with the stack trace of wasm2jar.")
    private boolean stackTrace;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version.")
    private boolean version;
}
