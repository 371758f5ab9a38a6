package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.launch.GuestProgram;
import dev.wasm2jar.runtime.launch.Launcher;

/** Runs a program once, or lets it answer events if it is asked to: the main method of jars of programs that read. */
public final class EventMain {

    private EventMain() {}

    /** Is a runtime of Lambda if {@code --lambda} is among the host options. */
    public static void main(GuestProgram program, String[] arguments) {
        if (OptionWords.has(arguments, LambdaProcess.LAMBDA)) {
            LambdaMain.main(program, arguments);
        } else {
            Launcher.main(program, arguments);
        }
    }
}
