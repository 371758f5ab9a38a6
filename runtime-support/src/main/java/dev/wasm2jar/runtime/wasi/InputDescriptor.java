package dev.wasm2jar.runtime.wasi;

import dev.wasm2jar.runtime.Instance;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Standard input. */
final class InputDescriptor extends Descriptor {

    private static final long APPLICABLE = Rights.STREAM | Rights.FD_READ;

    private final InputStream stream;

    /** Null until the guest polls, or reads without waiting. */
    private InputPump pump;

    /** @param stream where it comes from, or null for nothing */
    InputDescriptor(InputStream stream, boolean terminal) {
        super(terminal ? FileType.CHARACTER_DEVICE : FileType.UNKNOWN, APPLICABLE, APPLICABLE, 0);
        this.stream = stream;
    }

    @Override
    long read(byte[] memory, int[] spans) {
        if (stream == null || spans.length == 0) {
            return 0;
        }
        try {
            if (Instance.interruptible && mayWait()) {
                pump().await();
            }
            if (pump != null || (flags & Flags.NONBLOCK) != 0) {
                int count = pump().read(memory, spans[0], spans[1], (flags & Flags.NONBLOCK) == 0);
                if (count != InputPump.NOT_NOW) {
                    return Math.max(count, 0);
                }
                if ((flags & Flags.NONBLOCK) != 0) {
                    return -Errno.AGAIN;
                }
            }
            long done = 0;
            for (int i = 0; i < spans.length; i += 2) {
                // Like readv: waits for the first bytes only.
                if (done != 0 && stream.available() == 0) {
                    break;
                }
                int count = stream.read(memory, spans[i], spans[i + 1]);
                if (count <= 0) {
                    break;
                }
                done += count;
                if (count < spans[i + 1]) {
                    break;
                }
            }
            return done;
        } catch (IOException failure) {
            return -IoErrors.errno(failure);
        }
    }

    /**
     * Whether a read might not end soon. Nothing can interrupt one from a stream of the process or from a socket, so another
     * thread does it and the guest's own waits for that thread.
     */
    private boolean mayWait() throws IOException {
        return (flags & Flags.NONBLOCK) == 0 && stream.available() == 0 && !(stream instanceof ByteArrayInputStream);
    }

    @Override
    int poll(boolean write, PollWait wait) {
        if (write) {
            return Errno.BADF;
        }
        if (stream == null) {
            wait.hangup = true;
            return Errno.SUCCESS;
        }
        try {
            return pump().poll(wait);
        } catch (IOException failure) {
            return IoErrors.errno(failure);
        }
    }

    @Override
    int enlist(boolean write, PollWait wait) {
        pump().enlist(wait);
        return Errno.SUCCESS;
    }

    private InputPump pump() {
        if (pump == null) {
            pump = new InputPump(stream);
        }
        return pump;
    }
}
