package dev.wasm2jar.compiler.jar;

import dev.wasm2jar.compiler.Interruption;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.Optional;

/**
 * What a jar is made for.
 *
 * @param givenShape how the program takes requests, unless the module shows it
 */
public record Deployment(Target target, Optional<RequestShape> givenShape) {

    private static final String DEPLOY = "dev/wasm2jar/runtime/deploy/";
    private static final String LAUNCHER = "dev/wasm2jar/runtime/launch/Launcher";

    /** A command, or a library if that is what the module is. */
    public static final Deployment DEFAULT = of(Target.COMMAND);

    /** For a target, with the shape that the module shows. */
    public static Deployment of(Target target) {
        return new Deployment(target, Optional.empty());
    }

    /** What the jar holds. */
    public ProgramKind kind(Module module) {
        return target == Target.LIBRARY ? ProgramKind.LIBRARY : ProgramKind.of(module);
    }

    /** How the program takes requests. */
    public RequestShape shape(Module module) {
        return givenShape.orElseGet(() -> RequestShape.of(module));
    }

    /** Whether the program can be stopped: what answers requests must not do so for ever. */
    public Interruption interruption(Module module) {
        return switch (target) {
            case HTTP, LAMBDA, LAMBDA_CUSTOM -> Interruption.CHECKED;
            case COMMAND -> shape(module) == RequestShape.CGI ? Interruption.CHECKED : Interruption.NONE;
            case LIBRARY -> Interruption.NONE;
        };
    }

    /** Internal name of the class whose {@code main(GuestProgram, String[])} the main class of a program calls. */
    String launcher(Module module) {
        return switch (target) {
            case HTTP -> DEPLOY + "HttpMain";
            case LAMBDA_CUSTOM -> DEPLOY + (shape(module) == RequestShape.CGI ? "LambdaHttpMain" : "LambdaMain");
            case LAMBDA -> LAUNCHER;
            case COMMAND -> switch (shape(module)) {
                case CGI -> DEPLOY + "CgiMain";
                case EVENT -> DEPLOY + "EventMain";
                case NONE -> LAUNCHER;
            };
            case LIBRARY -> throw new IllegalStateException("a library is not launched");
        };
    }
}
