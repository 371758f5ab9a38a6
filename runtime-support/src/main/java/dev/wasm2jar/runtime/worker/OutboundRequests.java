package dev.wasm2jar.runtime.worker;

import dev.wasm2jar.runtime.http.client.AllowedHosts;
import dev.wasm2jar.runtime.http.client.ClientLimits;
import dev.wasm2jar.runtime.http.client.HttpRequester;
import dev.wasm2jar.runtime.http.client.OutboundFetcher;
import dev.wasm2jar.runtime.js.Fetcher;
import dev.wasm2jar.runtime.launch.UsageException;
import dev.wasm2jar.runtime.serve.Limits;
import java.util.List;

/** Requests of functions to other servers. Loaded if some are allowed. */
final class OutboundRequests {

    private static final long NANOSECONDS_PER_MILLISECOND = 1_000_000;

    private OutboundRequests() {}

    /** @throws UsageException if one of the hosts can't be understood */
    static void check(List<String> hosts) throws UsageException {
        try {
            AllowedHosts.of(hosts);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("--allow-outbound: ".concat(wrong.getMessage()));
        }
    }

    /** What sends them. None takes longer than a request to the function may. */
    static Fetcher fetcher(WorkerOptions options) {
        Limits limits = options.serving().limits();
        int most = (int) Math.min(Integer.MAX_VALUE, Math.max(1, limits.timeout() / NANOSECONDS_PER_MILLISECOND));
        ClientLimits usual = ClientLimits.DEFAULT;
        return new OutboundFetcher(new HttpRequester(AllowedHosts.of(options.outboundHosts()),
                new ClientLimits(Math.min(usual.connect(), most), Math.min(usual.head(), most),
                        Math.min(usual.total(), most), usual.responseBytes())));
    }
}
