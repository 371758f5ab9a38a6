package dev.wasm2jar.runtime.wasi;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Gives a guest sockets; preview 1 has no way to open one. */
public final class WasiListeners {

    private WasiListeners() {}

    /**
     * Lets the guest accept connections at an address.
     *
     * @return the socket, from which the port can be learnt if the address left it open; the guest closes it
     */
    public static ServerSocketChannel listen(WasiBuilder builder, SocketAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.bind(address);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
        return listener(builder, channel);
    }

    /** Lets the guest accept connections from a socket that is bound already. */
    public static ServerSocketChannel listener(WasiBuilder builder, ServerSocketChannel channel) {
        builder.descriptor(new ListenerDescriptor(channel));
        return channel;
    }

    /** Lets the guest use a connection. */
    public static void connection(WasiBuilder builder, SocketChannel channel) {
        builder.descriptor(new SocketDescriptor(channel, Rights.SOCKET));
    }
}
