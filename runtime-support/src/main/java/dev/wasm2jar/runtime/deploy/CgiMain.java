package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.launch.GuestProgram;
import dev.wasm2jar.runtime.launch.Launcher;

/** Runs a CGI program once, or lets it answer requests if it is asked to: the main method of its jar. */
public final class CgiMain {

    private CgiMain() {}

    /** Serves if {@code --serve} is among the host options, is a runtime of Lambda if {@code --lambda} is. */
    public static void main(GuestProgram program, String[] arguments) {
        if (OptionWords.has(arguments, ServeOptions.SERVE)) {
            HttpMain.main(program, arguments);
        } else if (OptionWords.has(arguments, LambdaProcess.LAMBDA)) {
            LambdaHttpMain.main(program, arguments);
        } else {
            if (arguments.length > 0 && arguments[0].startsWith("--")) {
                refuseServingOptions(program, arguments);
            }
            Launcher.main(program, arguments);
        }
    }

    private static void refuseServingOptions(GuestProgram program, String[] arguments) {
        String option = ServeOptions.servingOptionIn(arguments);
        if (option != null) {
            System.err.println(program.name() + ": " + option + " goes with " + ServeOptions.SERVE
                    + ", which lets this jar answer HTTP requests");
            Runtime.getRuntime().exit(Launcher.USAGE);
        }
    }
}
