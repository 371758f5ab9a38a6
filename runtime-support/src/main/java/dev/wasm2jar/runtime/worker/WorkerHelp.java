package dev.wasm2jar.runtime.worker;

/** What the jar of a worker says about itself. */
final class WorkerHelp {

    private WorkerHelp() {}

    static void print(WorkerProgram program, String request) {
        if (request.equals("--version")) {
            System.out.println(program.name() + ", made by wasm2jar " + program.compilerVersion());
            return;
        }
        System.out.println("Serves functions of " + program.name() + " over HTTP.\n"
                + "\n"
                + "  --route '[METHOD] /PATH=FUNCTION'   the function that answers requests; may be repeated. Without any,\n"
                + "                                      each function is at its name.\n"
                + "  --listen HOST:PORT                  where to listen (default: 127.0.0.1:3000, or all addresses and\n"
                + "                                      the port in the variable PORT)\n"
                + "  --cors ORIGIN                       let pages of an origin call the functions; * for all\n"
                + "  --timeout MILLISECONDS              how long a request may take (default: 30000; 0 for any time)\n"
                + "  --max-body BYTES                    how long the body of a request may be\n"
                + "  --var NAME=VALUE                    a variable that the functions see as a global\n"
                + "\n"
                + "Functions:");
        for (String function : program.functions()) {
            int end = function.indexOf(' ');
            System.out.println("  " + (end < 0 ? function : function.substring(0, end)));
        }
        if (program.options().length > 0) {
            System.out.println("\nBuilt in: " + String.join(" ", program.options()));
        }
    }
}
