package dev.wasm2jar.runtime.deploy;

import dev.wasm2jar.runtime.launch.GuestProgram;
import dev.wasm2jar.runtime.launch.HelpText;
import dev.wasm2jar.runtime.launch.HostOptions;

/** What a jar that serves says about itself. */
final class ServeHelp {

    private static final String HELP = """

            When it serves HTTP, there are besides:
              --listen HOST:PORT         where (127.0.0.1:3000, or all addresses at the port
                                         that the variable PORT says)
              --instances fresh          each request has an instance of its own, as always
                                         for programs
              --concurrency COUNT        requests that run at a time (4 for each processor,
                                         at least 16)
              --queue COUNT              requests that wait for that (1024); others are
                                         answered 503
              --max-body SIZE            the largest body of a request (64m)
              --max-output SIZE          the largest response; beyond it the request fails
              --trust-proxy COUNT        believe what so many proxies in front say of the client, by
                                         X-Forwarded-For, -Proto and -Host or by Forwarded (0)
              --admin HOST:PORT          where to answer /healthz and /metrics
              --access-log               write a line for each request to standard output
              --log text|json            how lines of logs look (text)
            A request may take 30 seconds unless --timeout says otherwise.
            """;

    private ServeHelp() {}

    static void print(GuestProgram program, HostOptions.Request request) {
        HelpText.print(program, request);
        if (request == HostOptions.Request.HELP) {
            System.out.print(HELP);
            System.out.flush();
        }
    }
}
