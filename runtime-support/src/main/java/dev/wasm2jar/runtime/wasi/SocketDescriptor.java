package dev.wasm2jar.runtime.wasi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** A connection. */
final class SocketDescriptor extends Descriptor {

    /** See {@link FileDescriptor}: what goes through a channel is copied. */
    private static final int PIECE = 1 << 16;

    private static final int AHEAD = 4096;

    private final SocketChannel channel;

    /**
     * Bytes that were read to see whether there are any, or that were only looked at; Java has no MSG_PEEK. Null as
     * long as nobody did.
     */
    private ByteBuffer ahead;

    private boolean ended;

    /** What reading ahead failed with, for whoever reads next. */
    private IOException failure;

    /** Whether the last write did not find room for everything. */
    private boolean full;

    SocketDescriptor(SocketChannel channel, long rights) {
        super(FileType.SOCKET_STREAM, Rights.SOCKET, rights, 0);
        this.channel = channel;
    }

    @Override
    int misuse(long needed) {
        return (needed & Rights.SOCK_ACCEPT) != 0 ? Errno.INVAL : super.misuse(needed);
    }

    @Override
    long read(byte[] memory, int[] spans) {
        return receive(memory, spans, false, false);
    }

    /** {@code sock_recv}: as a read, but may leave what it read to be read again, or wait until the parts are full. */
    long receive(byte[] memory, int[] spans, boolean peek, boolean all) {
        long done = 0;
        try {
            if (spans.length == 0) {
                return 0;
            }
            if (peek) {
                fillAhead((flags & Flags.NONBLOCK) == 0);
                return take(memory, spans, true);
            }
            if (failure != null) {
                throw clearFailure();
            }
            boolean wait = (flags & Flags.NONBLOCK) == 0;
            for (int i = 0; i < spans.length; i += 2) {
                int end = spans[i] + spans[i + 1];
                for (int at = spans[i]; at < end;) {
                    int count = readSome(memory, at, Math.min(end - at, PIECE), wait && (done == 0 || all));
                    if (count < 0) {
                        return done;
                    }
                    if (count == 0) {
                        return done > 0 ? done : -Errno.AGAIN;
                    }
                    done += count;
                    at += count;
                }
            }
            return done;
        } catch (ClosedChannelException shutDown) {
            return done;
        } catch (IOException failed) {
            if (done > 0) {
                failure = failed;
                return done;
            }
            return -IoErrors.errno(failed);
        }
    }

    @Override
    long write(byte[] memory, int[] spans) {
        long done = 0;
        boolean wait = (flags & Flags.NONBLOCK) == 0;
        try {
            setBlocking(wait);
            for (int i = 0; i < spans.length; i += 2) {
                int end = spans[i] + spans[i + 1];
                for (int at = spans[i]; at < end;) {
                    int count = channel.write(ByteBuffer.wrap(memory, at, Math.min(end - at, PIECE)));
                    full = count == 0;
                    if (full) {
                        return done > 0 ? done : -Errno.AGAIN;
                    }
                    done += count;
                    at += count;
                }
            }
            return done;
        } catch (ClosedChannelException shutDown) {
            return done > 0 ? done : -Errno.PIPE;
        } catch (IOException failed) {
            return done > 0 ? done : -IoErrors.errno(failed);
        }
    }

    /** {@code sock_shutdown}. */
    int shutdown(int how) {
        try {
            if ((how & Flags.SHUT_RD) != 0) {
                channel.shutdownInput();
                ended = true;
            }
            if ((how & Flags.SHUT_WR) != 0) {
                channel.shutdownOutput();
            }
            return Errno.SUCCESS;
        } catch (ClosedChannelException closed) {
            return Errno.NOTCONN;
        } catch (IOException failed) {
            return IoErrors.errno(failed);
        }
    }

    @Override
    int poll(boolean write, PollWait wait) {
        try {
            if (write) {
                if (full) {
                    setBlocking(false);
                    full = !SelectorWaker.isReady(channel, SelectionKey.OP_WRITE);
                }
                wait.bytes = 1;
                return full ? PENDING : Errno.SUCCESS;
            }
            fillAhead(false);
        } catch (ClosedChannelException shutDown) {
            ended = true;
        } catch (IOException failed) {
            failure = failed;
        }
        wait.bytes = ahead == null ? 0 : ahead.remaining();
        wait.hangup = ended || failure != null;
        return wait.bytes > 0 || wait.hangup ? Errno.SUCCESS : PENDING;
    }

    @Override
    int enlist(boolean write, PollWait wait) {
        try {
            setBlocking(false);
            SelectorWaker.register(wait, channel, write ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
            return Errno.SUCCESS;
        } catch (IOException failed) {
            return IoErrors.errno(failed);
        }
    }

    @Override
    int close() {
        try {
            channel.close();
            return Errno.SUCCESS;
        } catch (IOException failed) {
            return IoErrors.errno(failed);
        }
    }

    /** Reads what is ahead, or from the channel; 0 if that would have to wait. */
    private int readSome(byte[] memory, int offset, int length, boolean wait) throws IOException {
        if (ahead != null && ahead.hasRemaining()) {
            int count = Math.min(length, ahead.remaining());
            ahead.get(memory, offset, count);
            return count;
        }
        if (ended) {
            return -1;
        }
        setBlocking(wait);
        return channel.read(ByteBuffer.wrap(memory, offset, length));
    }

    /** Makes sure that something is ahead, or it is known that nothing comes, or neither without waiting. */
    private void fillAhead(boolean wait) throws IOException {
        if (failure != null || ended || (ahead != null && ahead.hasRemaining())) {
            return;
        }
        if (ahead == null) {
            ahead = ByteBuffer.allocate(AHEAD);
        }
        setBlocking(wait);
        ahead.clear();
        try {
            ended = channel.read(ahead) < 0;
        } finally {
            ahead.flip();
        }
    }

    /** Copies what is ahead. */
    private long take(byte[] memory, int[] spans, boolean leave) throws IOException {
        if (!ahead.hasRemaining()) {
            if (failure != null) {
                throw clearFailure();
            }
            return ended ? 0 : -Errno.AGAIN;
        }
        ByteBuffer source = leave ? ahead.duplicate() : ahead;
        long done = 0;
        for (int i = 0; i < spans.length && source.hasRemaining(); i += 2) {
            int count = Math.min(spans[i + 1], source.remaining());
            source.get(memory, spans[i], count);
            done += count;
        }
        return done;
    }

    private IOException clearFailure() {
        IOException thrown = failure;
        failure = null;
        return thrown;
    }

    private void setBlocking(boolean blocking) throws IOException {
        if (channel.isBlocking() != blocking) {
            channel.configureBlocking(blocking);
        }
    }
}
