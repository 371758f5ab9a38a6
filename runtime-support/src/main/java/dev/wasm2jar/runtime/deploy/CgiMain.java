package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.launch.GuestProgram;
import dev.wasm2jar.runtime.launch.HostOptions;
import dev.wasm2jar.runtime.launch.Launcher;

/** Runs a CGI program once, or serves it if it is asked to: the main method of its jar. */
public final class CgiMain {

    private CgiMain() {}

    /** Serves if {@code --serve} is among the host options. */
    public static void main(GuestProgram program, String[] arguments) {
        if (asksToServe(arguments)) {
            HttpMain.main(program, arguments);
        } else {
            Launcher.main(program, arguments);
        }
    }

    private static boolean asksToServe(String[] words) {
        for (int i = 0; i < words.length && words[i].startsWith("--") && !words[i].equals("--"); i++) {
            if (words[i].equals(ServeOptions.SERVE)) {
                return true;
            }
            if (HostOptions.takesValue(words[i])) {
                i++;
            }
        }
        return false;
    }
}
