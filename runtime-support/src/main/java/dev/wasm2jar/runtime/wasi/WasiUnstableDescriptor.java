package dev.wasm2jar.runtime.wasi;

/** The functions {@code fd_*} of {@code wasi_unstable} that are not as in preview 1. */
public final class WasiUnstableDescriptor {

    private WasiUnstableDescriptor() {}

    /** As {@link WasiDescriptor#fd_seek}, but {@code $whence} begins with {@code cur} and ends with {@code set}. */
    public static int fd_seek(Wasi wasi, int fd, long offset, int whence, int newOffset) {
        if (whence < 0 || whence > 2) {
            return wasi.descriptor(fd) == null ? Errno.BADF : Errno.INVAL;
        }
        int mapped = whence == 2 ? Flags.WHENCE_SET : whence + 1;
        return WasiDescriptor.fd_seek(wasi, fd, offset, mapped, newOffset);
    }
}
