package dev.wasm2jar.runtime.launch;

/** What a jar says about itself. */
public final class HelpText {

    private static final String HELP = """

            Host options come before the program's arguments and end at -- or at the first
            word that does not begin with --:
              --dir HOST[::GUEST[::ro]]  let the program use a directory, under another name
                                         or only for reading
              --env NAME=VALUE           set a variable of the program's environment
              --env NAME                 pass on a variable of this process
              --inherit-env              pass on all variables of this process
              --max-memory SIZE          limit each memory of the program, e.g. 64m
              --stack SIZE               the stack of the program, e.g. 64m (128m)
              --timeout TIME             stop the program after a time, e.g. 500ms, 30s or 5m
              --trace                    report failures with the stack trace of the JVM
              --help-host                show this
              --version                  show what made this jar
            """;

    private HelpText() {}

    /** Prints what is asked for on standard output. */
    public static void print(GuestProgram program, HostOptions.Request request) {
        if (request == HostOptions.Request.VERSION) {
            System.out.println(program.name() + " compiled by wasm2jar " + program.compilerVersion());
            return;
        }
        System.out.println("Usage: java -jar FILE.jar [host options] [--] [arguments of " + program.name() + "]");
        System.out.print(HELP);
        String[] defaults = program.hostOptions();
        if (defaults.length > 0) {
            System.out.println();
            System.out.println("Given when it was compiled: " + String.join(" ", defaults));
        }
        System.out.flush();
    }
}
