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
                + "  --var NAME=VALUE                    a variable that the functions see as a global\n"
                + "  --allow-outbound HOST[:PORT]        let fetch send requests to a host; may be repeated. HOST can be\n"
                + "                                      *.example.com or *, and PORT *\n"
                + "  --timeout TIME                      how long a request may take, e.g. 500ms or 10s (default: 30s)\n"
                + "  --instances POLICY                  which requests meet in one instance: shared, all in one (default);\n"
                + "                                      reused, one after another in some; fresh, each has its own\n"
                + "  --concurrency COUNT                 with reused and fresh, the requests that run at a time (4 for each\n"
                + "                                      processor, at least 16)\n"
                + "  --queue COUNT                       requests that wait for that (1024); others are answered 503\n"
                + "  --max-body SIZE                     the largest body of a request (64m)\n"
                + "  --max-output SIZE                   the largest response; beyond it the request fails\n"
                + "  --max-memory SIZE, --stack SIZE     limits of the instance\n"
                + "  --trust-proxy COUNT                 believe what so many proxies in front say of the client, by\n"
                + "                                      X-Forwarded-For, -Proto and -Host or by Forwarded (0)\n"
                + "  --admin HOST:PORT                   where to answer /healthz and /metrics\n"
                + "  --access-log                        write a line for each request to standard output\n"
                + "  --log text|json                     how its lines look (text)\n"
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
