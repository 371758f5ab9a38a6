package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.InputFile;
import dev.wasm2jar.compiler.jar.Deployment;
import dev.wasm2jar.compiler.jar.RequestShape;
import dev.wasm2jar.compiler.jar.Target;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a jar is made for. */
final class DeploymentOptions {

    @Option(names = "--target", paramLabel = "TARGET", converter = Targets.class, completionCandidates = Targets.class,
            description = "What the jar is for: ${COMPLETION-CANDIDATES} (default: command, which java -jar runs).")
    private Target target = Target.COMMAND;

    @Option(names = "--requests", paramLabel = "SHAPE", converter = Shapes.class,
            description = "How the program takes requests: as cgi, or as event on standard input. Mostly the module"
                    + " shows it.")
    private RequestShape shape;

    @Option(names = "--dockerfile", description = "Write FILE.Dockerfile beside the jar, which makes an image of it.")
    private boolean dockerfile;

    /** Writes the file that makes an image of the jar, if it is asked for. */
    Optional<Path> writeDockerfile(Path jar) {
        return dockerfile ? Optional.of(Dockerfile.write(jar, target)) : Optional.empty();
    }

    /** Only what {@code java -jar} runs can have an archive. */
    void checkArchive(CommandLine command) {
        if (target != Target.COMMAND && target != Target.HTTP) {
            throw new CommandLine.ParameterException(command, "--archive is for the targets command and http, not for "
                    + target.word());
        }
    }

    Deployment toDeployment() {
        return new Deployment(target, Optional.ofNullable(shape));
    }

    /** What is to be compiled; what answers requests can be described by a package of Wasmer. */
    ServiceInput inputOf(Path path) {
        return switch (target) {
            case HTTP, LAMBDA, LAMBDA_CUSTOM -> ServiceInput.of(path);
            case COMMAND, LIBRARY -> new ServiceInput(new InputFile(path), List.of());
        };
    }

    /** The file to write if none is named. */
    Path outputOf(InputFile file) {
        return Path.of(file.baseName() + target.extension());
    }

    /** Options of serving that are given to be built in, which not every target has a use for. */
    List<String> builtIn(List<String> words, CommandLine command) {
        if (!words.isEmpty() && target != Target.HTTP) {
            throw new CommandLine.ParameterException(command, words.get(0) + " is for --target http");
        }
        return words;
    }

    /** Shapes by their words. */
    static final class Shapes implements ITypeConverter<RequestShape> {

        @Override
        public RequestShape convert(String word) {
            return switch (word) {
                case "cgi" -> RequestShape.CGI;
                case "event" -> RequestShape.EVENT;
                default -> throw new TypeConversionException("requests are cgi or event, not '" + word + "'");
            };
        }
    }

    /** Targets by their words. */
    static final class Targets implements ITypeConverter<Target>, Iterable<String> {

        private static final List<String> WORDS = Arrays.stream(Target.values()).map(Target::word).toList();

        @Override
        public Target convert(String word) {
            int index = WORDS.indexOf(word);
            if (index < 0) {
                throw new TypeConversionException("there is no target '" + word + "', only " + String.join(", ", WORDS));
            }
            return Target.values()[index];
        }

        @Override
        public Iterator<String> iterator() {
            return WORDS.iterator();
        }
    }
}
