package dev.wasm2jar.runtime.wasi;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A socket that waits for connections. */
final class ListenerDescriptor extends Descriptor {

    private final ServerSocketChannel channel;

    /** A connection that was accepted to see whether there is one. */
    private SocketChannel accepted;

    ListenerDescriptor(ServerSocketChannel channel) {
        super(FileType.SOCKET_STREAM, Rights.SOCKET | Rights.SOCK_ACCEPT, Rights.ALL, Rights.SOCKET);
        this.channel = channel;
    }

    @Override
    long read(byte[] memory, int[] spans) {
        return -Errno.NOTCONN;
    }

    @Override
    long write(byte[] memory, int[] spans) {
        return -Errno.NOTCONN;
    }

    /**
     * {@code sock_accept}.
     *
     * @throws WasiException EAGAIN if there is no connection and the descriptor does not wait
     */
    Descriptor accept(int newFlags) throws IOException {
        SocketChannel connection = accepted;
        accepted = null;
        if (connection == null) {
            setBlocking((flags & Flags.NONBLOCK) == 0);
            connection = channel.accept();
        }
        if (connection == null) {
            throw new WasiException(Errno.AGAIN);
        }
        SocketDescriptor descriptor = new SocketDescriptor(connection, inheriting);
        descriptor.flags = newFlags;
        return descriptor;
    }

    @Override
    int poll(boolean write, PollWait wait) {
        if (write) {
            return Errno.NOTCONN;
        }
        try {
            if (accepted == null) {
                setBlocking(false);
                accepted = channel.accept();
            }
            wait.bytes = 1;
            return accepted == null ? PENDING : Errno.SUCCESS;
        } catch (IOException failed) {
            return IoErrors.errno(failed);
        }
    }

    @Override
    int enlist(boolean write, PollWait wait) {
        try {
            setBlocking(false);
            SelectorWaker.register(wait, channel, SelectionKey.OP_ACCEPT);
            return Errno.SUCCESS;
        } catch (IOException failed) {
            return IoErrors.errno(failed);
        }
    }

    @Override
    int close() {
        try {
            if (accepted != null) {
                accepted.close();
            }
            channel.close();
            return Errno.SUCCESS;
        } catch (IOException failed) {
            return IoErrors.errno(failed);
        }
    }

    private void setBlocking(boolean blocking) throws IOException {
        if (channel.isBlocking() != blocking) {
            channel.configureBlocking(blocking);
        }
    }
}
