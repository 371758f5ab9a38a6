package dev.wasm2jar.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** sock_* and polling of sockets, over the loopback interface. */
@Timeout(60)
class WasiSocketTest {

    private static final int LISTENER = 3;
    private static final int CONNECTION = 4;
    private static final int IN = 8192;
    private static final int OUT = 16384;

    private ServerSocketChannel server;
    private Guest guest;

    @BeforeEach
    void listen() throws IOException {
        WasiBuilder builder = Wasi.builder();
        server = WasiListeners.listen(builder, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        guest = new Guest(builder);
    }

    @AfterEach
    void close() {
        guest.close();
        assertTrue(!server.isOpen());
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), server.socket().getLocalPort());
        client.setTcpNoDelay(true);
        return client;
    }

    private void accept(int flags) {
        assertEquals(Errno.SUCCESS, WasiSocket.sock_accept(guest.wasi, LISTENER, flags, 0));
        assertEquals(CONNECTION, guest.i32(0));
    }

    private int recv(int length, int flags) {
        return WasiSocket.sock_recv(guest.wasi, CONNECTION, guest.iovs(Guest.BUFFER, length), 1, flags, 0, 4);
    }

    private String received() {
        assertEquals(0, guest.wasi.memory.buffer().getShort(4));
        return guest.string(Guest.BUFFER, guest.i32(0));
    }

    private int send(String text) {
        return WasiSocket.sock_send(
                guest.wasi, CONNECTION, guest.iovs(guest.text(text), Guest.length(text)), 1, 0, 0);
    }

    /** Waits for an event of a descriptor, for ever; answers bytes and flags. */
    private long[] poll(int fd, int type) {
        ByteBuffer memory = guest.wasi.memory.buffer();
        memory.putLong(IN, 5).putLong(IN + 8, type).putInt(IN + 16, fd);
        assertEquals(Errno.SUCCESS, WasiPoll.poll_oneoff(guest.wasi, IN, OUT, 1, 0));
        assertEquals(1, guest.i32(0));
        assertEquals(5, memory.getLong(OUT));
        assertEquals(type << 16, memory.getInt(OUT + 8));
        return new long[] {memory.getLong(OUT + 16), memory.getShort(OUT + 24)};
    }

    @Test
    void acceptsReceivesSends() throws IOException {
        try (Socket client = connect()) {
            accept(0);
            client.getOutputStream().write("hello".getBytes());
            assertEquals(Errno.SUCCESS, recv(5, Flags.RECV_WAITALL));
            assertEquals("hello", received());
            assertEquals(Errno.SUCCESS, send("world"));
            assertEquals(5, guest.i32(0));
            assertEquals("world", new String(client.getInputStream().readNBytes(5)));
            // fd_read and fd_write do the same.
            client.getOutputStream().write("!".getBytes());
            assertEquals("!", guest.read(CONNECTION, 10));
            guest.write(CONNECTION, "?");
            assertEquals('?', client.getInputStream().read());
            client.shutdownOutput();
            assertEquals(Errno.SUCCESS, recv(5, 0));
            assertEquals("", received());
            assertEquals(Errno.SUCCESS, guest.closeFd(CONNECTION));
            assertEquals(-1, client.getInputStream().read());
        }
    }

    @Test
    void peekLeavesTheBytes() throws IOException {
        try (Socket client = connect()) {
            accept(0);
            client.getOutputStream().write("abc".getBytes());
            assertEquals(Errno.SUCCESS, recv(1, Flags.RECV_PEEK));
            assertEquals("a", received());
            assertEquals(Errno.SUCCESS, recv(3, Flags.RECV_WAITALL));
            assertEquals("abc", received());
            client.shutdownOutput();
            assertEquals(Errno.SUCCESS, recv(3, Flags.RECV_PEEK));
            assertEquals("", received());
            assertEquals(Errno.INVAL, recv(3, 4));
        }
    }

    @Test
    void withoutWaitingThereIsNothingYet() throws IOException {
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_fdstat_set_flags(guest.wasi, LISTENER, Flags.NONBLOCK));
        assertEquals(Errno.AGAIN, WasiSocket.sock_accept(guest.wasi, LISTENER, 0, 0));
        try (Socket client = connect()) {
            assertEquals(1, poll(LISTENER, Flags.EVENT_FD_READ)[0]);
            accept(Flags.NONBLOCK);
            assertEquals(Errno.AGAIN, recv(5, 0));
            assertEquals(Errno.AGAIN, recv(5, Flags.RECV_PEEK));
            client.getOutputStream().write("abc".getBytes());
            assertTrue(poll(CONNECTION, Flags.EVENT_FD_READ)[0] > 0);
            assertEquals(Errno.SUCCESS, recv(1, 0));
            assertEquals("a", received());
            assertEquals(1, poll(CONNECTION, Flags.EVENT_FD_WRITE)[0]);
            assertEquals(Errno.SUCCESS, WasiDescriptor.fd_fdstat_set_flags(guest.wasi, CONNECTION, 0));
            assertEquals(Errno.SUCCESS, recv(2, Flags.RECV_WAITALL));
            assertEquals("bc", received());
            client.shutdownOutput();
            assertEquals(Flags.HANGUP, poll(CONNECTION, Flags.EVENT_FD_READ)[1]);
            assertEquals(Errno.SUCCESS, recv(5, 0));
        }
    }

    @Test
    void fullConnectionIsNotReadyToWrite() throws IOException {
        try (Socket client = connect()) {
            accept(Flags.NONBLOCK);
            String much = "x".repeat(10_000);
            long sent = 0;
            int error = send(much);
            while (error == Errno.SUCCESS) {
                sent += guest.i32(0);
                error = send(much);
            }
            assertEquals(Errno.AGAIN, error);
            long total = sent;
            Thread reader = new Thread(() -> {
                try {
                    InputStream in = client.getInputStream();
                    in.readNBytes((int) total);
                } catch (IOException failure) {
                    throw new AssertionError(failure);
                }
            });
            reader.start();
            poll(CONNECTION, Flags.EVENT_FD_WRITE);
            assertEquals(Errno.SUCCESS, send("y"));
            // The reader got all that was counted as sent.
            reader.join();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void shutDownDirections() throws IOException {
        try (Socket client = connect()) {
            accept(0);
            assertEquals(Errno.INVAL, WasiSocket.sock_shutdown(guest.wasi, CONNECTION, 0));
            assertEquals(Errno.INVAL, WasiSocket.sock_shutdown(guest.wasi, CONNECTION, 4));
            assertEquals(Errno.NOTCONN, WasiSocket.sock_shutdown(guest.wasi, LISTENER, Flags.SHUT_RD));
            assertEquals(Errno.SUCCESS, WasiSocket.sock_shutdown(guest.wasi, CONNECTION, Flags.SHUT_WR));
            assertEquals(-1, client.getInputStream().read());
            assertEquals(Errno.PIPE, send("x"));
            assertEquals(Errno.SUCCESS, WasiSocket.sock_shutdown(guest.wasi, CONNECTION, Flags.SHUT_RD));
            assertEquals(Errno.SUCCESS, recv(1, 0));
            assertEquals("", received());
        }
    }

    @Test
    void socketsAreDescribedAndGuarded() throws IOException {
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_fdstat_get(guest.wasi, LISTENER, 0));
        assertEquals(FileType.SOCKET_STREAM, guest.i32(0));
        assertEquals(Errno.BADF, WasiDescriptor.fd_prestat_get(guest.wasi, LISTENER, 0));
        assertEquals(Errno.NOTCONN, guest.readError(LISTENER, 1));
        assertEquals(Errno.INVAL, WasiSocket.sock_accept(guest.wasi, LISTENER, Flags.APPEND, 0));
        assertEquals(Errno.NOTSOCK, WasiSocket.sock_accept(guest.wasi, 1, 0, 0));
        assertEquals(Errno.BADF, WasiSocket.sock_accept(guest.wasi, 9, 0, 0));
        assertEquals(Errno.NOTSOCK, WasiSocket.sock_recv(guest.wasi, 0, 0, 0, 0, 0, 4));
        assertEquals(Errno.NOTSOCK, WasiSocket.sock_send(guest.wasi, 1, 0, 0, 0, 0));
        try (Socket client = connect()) {
            accept(0);
            assertEquals(Errno.SPIPE, WasiDescriptor.fd_seek(guest.wasi, CONNECTION, 0, 0, 0));
            assertEquals(Errno.INVAL, WasiSocket.sock_accept(guest.wasi, CONNECTION, 0, 0));
            assertEquals(Errno.INVAL, WasiSocket.sock_send(guest.wasi, CONNECTION, 0, 0, 1, 0));
            assertEquals(Errno.SUCCESS, guest.fdstat(CONNECTION));
            assertEquals(FileType.SOCKET_STREAM, guest.statType());
            assertEquals(Errno.SUCCESS, WasiDescriptor.fd_fdstat_set_rights(guest.wasi, CONNECTION, 0, 0));
            assertEquals(Errno.NOTCAPABLE, recv(1, 0));
            assertEquals(Errno.NOTCAPABLE, send("x"));
            assertEquals(Errno.NOTCAPABLE, WasiSocket.sock_shutdown(guest.wasi, CONNECTION, 1));
            assertTrue(client.isConnected());
        }
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_fdstat_set_rights(guest.wasi, LISTENER, 0, 0));
        assertEquals(Errno.NOTCAPABLE, WasiSocket.sock_accept(guest.wasi, LISTENER, 0, 0));
    }
}
