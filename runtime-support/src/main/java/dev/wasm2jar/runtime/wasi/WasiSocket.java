package dev.wasm2jar.runtime.wasi;

import java.io.IOException;

/** The functions {@code sock_*} of WASI preview 1. */
public final class WasiSocket {

    private WasiSocket() {}

    /** Accepts a connection. */
    public static int sock_accept(Wasi wasi, int fd, int flags, int acceptedFd) {
        int refusal = refusal(wasi, fd, Rights.SOCK_ACCEPT);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        if ((flags & ~Flags.NONBLOCK) != 0) {
            return Errno.INVAL;
        }
        wasi.check(acceptedFd, 4);
        Descriptor accepted;
        try {
            accepted = ((ListenerDescriptor) wasi.descriptor(fd)).accept(flags);
        } catch (IOException | IllegalStateException failure) {
            return IoErrors.errno(failure);
        }
        return WasiDescriptor.result(wasi, wasi.add(accepted), acceptedFd);
    }

    /** Receives from a connection. */
    public static int sock_recv(
            Wasi wasi, int fd, int riData, int riDataLen, int riFlags, int roDataLen, int roFlags) {
        int refusal = connection(wasi, fd, Rights.FD_READ);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        if ((riFlags & ~(Flags.RECV_PEEK | Flags.RECV_WAITALL)) != 0) {
            return Errno.INVAL;
        }
        GuestBuffers buffers = GuestBuffers.toFill(wasi, riData, riDataLen);
        wasi.check(roDataLen, 4);
        wasi.check(roFlags, 2);
        if (buffers == null) {
            return Errno.INVAL;
        }
        long count = ((SocketDescriptor) wasi.descriptor(fd)).receive(buffers.array, buffers.spans,
                (riFlags & Flags.RECV_PEEK) != 0, (riFlags & Flags.RECV_WAITALL) != 0);
        buffers.filled(count);
        if (count >= 0) {
            // Only a message can be truncated, not a stream.
            wasi.putShort(roFlags, 0);
        }
        return WasiDescriptor.result(wasi, count, roDataLen);
    }

    /** Sends over a connection. */
    public static int sock_send(Wasi wasi, int fd, int siData, int siDataLen, int siFlags, int soDataLen) {
        int refusal = connection(wasi, fd, Rights.FD_WRITE);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        if (siFlags != 0) {
            return Errno.INVAL;
        }
        GuestBuffers buffers = GuestBuffers.withContents(wasi, siData, siDataLen);
        wasi.check(soDataLen, 4);
        return buffers == null
                ? Errno.INVAL
                : WasiDescriptor.result(
                        wasi, wasi.descriptor(fd).write(buffers.array, buffers.spans), soDataLen);
    }

    /** Closes one or both directions of a connection. */
    public static int sock_shutdown(Wasi wasi, int fd, int how) {
        int refusal = connection(wasi, fd, Rights.SOCK_SHUTDOWN);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        if (how == 0 || (how & ~(Flags.SHUT_RD | Flags.SHUT_WR)) != 0) {
            return Errno.INVAL;
        }
        return ((SocketDescriptor) wasi.descriptor(fd)).shutdown(how);
    }

    private static int connection(Wasi wasi, int fd, long needed) {
        Descriptor descriptor = wasi.descriptor(fd);
        if (descriptor instanceof SocketDescriptor) {
            return descriptor.refusal(needed);
        }
        if (descriptor instanceof ListenerDescriptor) {
            return Errno.NOTCONN;
        }
        return descriptor == null ? Errno.BADF : Errno.NOTSOCK;
    }

    private static int refusal(Wasi wasi, int fd, long needed) {
        Descriptor descriptor = wasi.descriptor(fd);
        return descriptor == null ? Errno.BADF : descriptor.refusal(needed);
    }
}
