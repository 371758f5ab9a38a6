package dev.wasm2jar.runtime.launch;

/** Runs a program as {@link Launcher} does, but within a JVM that goes on afterwards. Not part of jars. */
public final class EmbeddedRun {

    private EmbeddedRun() {}

    /**
     * Runs a program in a thread of its own and waits for its end.
     *
     * @param arguments host options, then the program's arguments
     * @return the exit code
     */
    public static int run(GuestProgram program, String[] arguments) throws InterruptedException {
        var launcher = new Launcher(program);
        if (launcher.understand(arguments)) {
            var thread = new Thread(null, launcher::runProgram, "wasm", launcher.options().stack());
            thread.setDaemon(true);
            thread.start();
            thread.join();
        }
        return launcher.exitCode();
    }
}
