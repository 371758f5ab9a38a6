package dev.wasm2jar.runtime.wasi;

/** The function {@code poll_oneoff} of {@code wasi_unstable}, where a clock's subscription has one more field. */
public final class WasiUnstablePoll {

    private static final int SUBSCRIPTION_SIZE = 56;

    /** After an {@code identifier} that means nothing. */
    private static final int CLOCK_OFFSET = 24;

    private WasiUnstablePoll() {}

    /** As {@link WasiPoll#poll_oneoff}. */
    public static int poll_oneoff(Wasi wasi, int in, int out, int nsubscriptions, int nevents) {
        return WasiPoll.poll(wasi, in, out, nsubscriptions, nevents, SUBSCRIPTION_SIZE, CLOCK_OFFSET);
    }
}
