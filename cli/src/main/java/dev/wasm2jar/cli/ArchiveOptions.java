package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.JavaInstallation;
import dev.wasm2jar.compiler.driver.OutputFile;
import dev.wasm2jar.compiler.driver.StartArchive;
import dev.wasm2jar.compiler.driver.UserError;
import dev.wasm2jar.compiler.jar.FunctionJar;
import dev.wasm2jar.compiler.jar.JarEntry;
import dev.wasm2jar.compiler.jar.ProgramKind;
import dev.wasm2jar.compiler.jar.RuntimePlacement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Whether a jar gets an archive that makes it start faster, and how that is made. */
final class ArchiveOptions {

    @Option(names = "--archive",
            description = "Run the program once, keep what the JVM loads in an archive beside the jar, and make the jar"
                    + " executable and use it: ./FILE.jar.")
    private boolean archive;

    @Option(names = "--archive-arg", paramLabel = "WORD",
            description = "A host option or argument of that run; as often as needed.")
    private List<String> arguments = List.of();

    @Option(names = "--archive-jdk", paramLabel = "FOLDER",
            description = "The JDK that will run the jar (default: the one that runs wasm2jar).")
    private Path jdk;

    /** The archive that is asked for. */
    Optional<StartArchive> of(OutputFile jar, RuntimePlacement runtime, CommandLine command) {
        if (!archive) {
            if (!arguments.isEmpty() || jdk != null) {
                throw new CommandLine.ParameterException(command, "--archive-arg and --archive-jdk need --archive");
            }
            return Optional.empty();
        }
        if (runtime == RuntimePlacement.DEPENDENCY) {
            throw new CommandLine.ParameterException(
                    command, "--archive is for jars that run by themselves, not with --runtime dependency");
        }
        JavaInstallation java = jdk == null ? JavaInstallation.current() : JavaInstallation.at(jdk);
        if (java.feature() < 17) {
            throw new UserError(jdk + ": this is Java " + java.version() + "; jars need 17 or newer");
        }
        return Optional.of(new StartArchive(jar.path(), java));
    }

    /** Writes the jar, which the archive is then made from, and returns its size. */
    static long write(StartArchive wanted, OutputFile target, FunctionJar jar, List<JarEntry> entries) {
        if (jar.kind() != ProgramKind.COMMAND) {
            throw new UserError(target.path() + ": --archive is for programs, but this is a library",
                    "the program that uses it can have an archive: java -XX:ArchiveClassesAtExit=...");
        }
        return target.writeExecutable(wanted.script(), entries);
    }

    /** Makes the archive, and says what it is. */
    String make(StartArchive wanted) {
        int exitCode = wanted.make(arguments);
        return wanted.path() + ": " + CompileCommand.size(length(wanted.path())) + ", archive for Java "
                + wanted.java().version() + ", used by " + wanted.command()
                + (exitCode == 0 ? "" : "; the program ended with exit code " + exitCode);
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException unreadable) {
            throw new UserError(file + ": " + unreadable.getMessage());
        }
    }
}
