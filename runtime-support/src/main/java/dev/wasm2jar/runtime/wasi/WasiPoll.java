package dev.wasm2jar.runtime.wasi;

import dev.wasm2jar.runtime.Trap;

/** The function {@code poll_oneoff} of WASI preview 1. */
public final class WasiPoll {

    private static final int SUBSCRIPTION_SIZE = 48;
    private static final int CLOCK_OFFSET = 16;
    private static final int EVENT_SIZE = 32;

    private WasiPoll() {}

    /**
     * Waits until at least one subscription has an event, and stores all there are by then. What is wrong with a single
     * subscription is told in its event.
     */
    public static int poll_oneoff(Wasi wasi, int in, int out, int nsubscriptions, int nevents) {
        return poll(wasi, in, out, nsubscriptions, nevents, SUBSCRIPTION_SIZE, CLOCK_OFFSET);
    }

    /**
     * @param size of a subscription
     * @param clockOffset where in it the clock's part begins, with the number of the clock
     */
    static int poll(Wasi wasi, int in, int out, int count, int nevents, int size, int clockOffset) {
        if (count == 0) {
            // wasmtime too: there is nothing to wait for.
            return Errno.INVAL;
        }
        if (count < 0 || count > Integer.MAX_VALUE / size) {
            throw new Trap(Trap.MEMORY_OUT_OF_BOUNDS);
        }
        wasi.check(in, count * size);
        wasi.check(out, count * EVENT_SIZE);
        wasi.check(nevents, 4);
        Subscription[] subscriptions = new Subscription[count];
        for (int i = 0; i < count; i++) {
            int at = in + i * size;
            int type = wasi.getByte(at + 8);
            if (type > Flags.EVENT_FD_WRITE) {
                return Errno.INVAL;
            }
            Subscription subscription = new Subscription(wasi.getLong(at), type);
            if (type == Flags.EVENT_CLOCK) {
                subscription.clock(wasi, at + clockOffset);
            } else {
                subscription.descriptor(wasi, wasi.getInt(at + 16));
            }
            subscriptions[i] = subscription;
        }
        await(wasi, subscriptions);
        int stored = 0;
        for (Subscription subscription : subscriptions) {
            if (subscription.ready) {
                subscription.store(wasi, out + stored * EVENT_SIZE);
                stored++;
            }
        }
        wasi.putInt(nevents, stored);
        return Errno.SUCCESS;
    }

    private static void await(Wasi wasi, Subscription[] subscriptions) {
        while (true) {
            PollWait wait = new PollWait();
            boolean ready = false;
            boolean onlyClocks = true;
            // Descriptors first, as asking them may take a moment.
            for (Subscription subscription : subscriptions) {
                if (subscription.type != Flags.EVENT_CLOCK) {
                    onlyClocks = false;
                    ready |= subscription.pollDescriptor(wait);
                }
            }
            long left = Long.MAX_VALUE;
            for (Subscription subscription : subscriptions) {
                if (subscription.type == Flags.EVENT_CLOCK) {
                    left = Math.min(left, subscription.pollClock(wasi));
                    ready |= subscription.ready;
                }
            }
            if (ready) {
                return;
            }
            if (onlyClocks) {
                wasi.clock().sleep(left);
            } else {
                try {
                    for (Subscription subscription : subscriptions) {
                        subscription.enlist(wait);
                    }
                    wait.await(left);
                } finally {
                    if (wait.waker != null) {
                        wait.waker.close();
                    }
                }
            }
        }
    }

    /** One subscription, and what has become of it. */
    private static final class Subscription {

        private final long userdata;
        final int type;
        boolean ready;
        private int error;
        private long bytes;
        private boolean hangup;

        private Descriptor descriptor;

        /** When a clock is due, by its own time or by the monotonic clock. */
        private long deadline;

        private boolean byRealtime;

        Subscription(long userdata, int type) {
            this.userdata = userdata;
            this.type = type;
        }

        void clock(Wasi wasi, int at) {
            int id = wasi.getInt(at);
            long timeout = wasi.getLong(at + 8);
            int flags = wasi.getShort(at + 24);
            if (id == Flags.PROCESS_CPUTIME || id == Flags.THREAD_CPUTIME) {
                fail(Errno.NOTSUP);
            } else if (id < 0 || id > Flags.THREAD_CPUTIME || (flags & ~Flags.CLOCK_ABSTIME) != 0) {
                fail(Errno.INVAL);
            }
            // Beyond the year 2262, or after 292 years, is never.
            deadline = timeout < 0 ? Long.MAX_VALUE : timeout;
            if ((flags & Flags.CLOCK_ABSTIME) != 0) {
                byRealtime = id == Flags.REALTIME;
            } else {
                // To wait so long, both clocks run alike; the real time might be set meanwhile.
                long due = deadline + wasi.clock().monotonic();
                deadline = due < 0 ? Long.MAX_VALUE : due;
            }
        }

        void descriptor(Wasi wasi, int fd) {
            descriptor = wasi.descriptor(fd);
            if (descriptor == null) {
                fail(Errno.BADF);
                return;
            }
            long needed = type == Flags.EVENT_FD_READ ? Rights.FD_READ : Rights.FD_WRITE;
            int refusal = descriptor.refusal(needed | Rights.POLL_FD_READWRITE);
            if (refusal != Errno.SUCCESS) {
                fail(refusal);
            }
        }

        /** How long it is until the clock is due, unless it is. */
        long pollClock(Wasi wasi) {
            if (ready) {
                return 0;
            }
            long left = deadline - (byRealtime ? wasi.clock().realtime() : wasi.clock().monotonic());
            ready = left <= 0;
            return left;
        }

        boolean pollDescriptor(PollWait wait) {
            if (!ready) {
                wait.bytes = 0;
                wait.hangup = false;
                int result = descriptor.poll(type == Flags.EVENT_FD_WRITE, wait);
                if (result > 0) {
                    fail(result);
                } else if (result == Errno.SUCCESS) {
                    ready = true;
                    bytes = wait.bytes;
                    hangup = wait.hangup;
                }
            }
            return ready;
        }

        void enlist(PollWait wait) {
            if (descriptor != null) {
                int failure = descriptor.enlist(type == Flags.EVENT_FD_WRITE, wait);
                if (failure != Errno.SUCCESS) {
                    fail(failure);
                    wait.wake();
                }
            }
        }

        void store(Wasi wasi, int at) {
            wasi.putLong(at, userdata);
            wasi.putLong(at + 8, error | type << 16);
            wasi.putLong(at + 16, bytes);
            wasi.putLong(at + 24, hangup ? Flags.HANGUP : 0);
        }

        private void fail(int errno) {
            error = errno;
            ready = true;
        }
    }
}
