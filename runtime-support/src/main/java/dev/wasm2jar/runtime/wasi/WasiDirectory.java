package dev.wasm2jar.runtime.wasi;

/** The function {@code fd_readdir} of WASI preview 1. */
public final class WasiDirectory {

    private WasiDirectory() {}

    /** Reads entries of a directory from a cookie on, which is 0 or the {@code d_next} of an entry. */
    public static int fd_readdir(Wasi wasi, int fd, int buf, int bufLen, long cookie, int used) {
        Descriptor descriptor = wasi.descriptor(fd);
        if (descriptor == null) {
            return Errno.BADF;
        }
        int refusal = descriptor.refusal(Rights.FD_READDIR);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        wasi.check(buf, bufLen);
        wasi.check(used, 4);
        return WasiDescriptor.result(
                wasi, ((DirectoryDescriptor) descriptor).readdir(wasi, buf, bufLen, cookie), used);
    }
}
