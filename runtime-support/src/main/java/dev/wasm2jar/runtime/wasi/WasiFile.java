package dev.wasm2jar.runtime.wasi;

/** The functions {@code fd_*} of WASI preview 1 that are about files. */
public final class WasiFile {

    /** The number of the last {@code $advice}, {@code noreuse}. */
    private static final int LAST_ADVICE = 5;

    private WasiFile() {}

    /** Says how a file will be used; Java has no way to pass this on. */
    public static int fd_advise(Wasi wasi, int fd, long offset, long len, int advice) {
        int refusal = refusal(wasi, fd, Rights.FD_ADVISE);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        return advice < 0 || advice > LAST_ADVICE || offset < 0 || len < 0 ? Errno.INVAL : Errno.SUCCESS;
    }

    /** Makes a file at least so large. The space is not reserved, as Java cannot do that. */
    public static int fd_allocate(Wasi wasi, int fd, long offset, long len) {
        int refusal = refusal(wasi, fd, Rights.FD_ALLOCATE);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        if (offset < 0 || len <= 0) {
            return Errno.INVAL;
        }
        return offset + len < 0 ? Errno.FBIG : wasi.descriptor(fd).allocate(offset, len);
    }

    /** Waits until the contents of a file are on the disk. */
    public static int fd_datasync(Wasi wasi, int fd) {
        int refusal = refusal(wasi, fd, Rights.FD_DATASYNC);
        return refusal != Errno.SUCCESS ? refusal : wasi.descriptor(fd).sync(true);
    }

    /** Waits until a file is on the disk. */
    public static int fd_sync(Wasi wasi, int fd) {
        int refusal = refusal(wasi, fd, Rights.FD_SYNC);
        return refusal != Errno.SUCCESS ? refusal : wasi.descriptor(fd).sync(false);
    }

    /** Describes the file behind a descriptor. */
    public static int fd_filestat_get(Wasi wasi, int fd, int filestat) {
        wasi.check(filestat, 64);
        FileStat stat = new FileStat(FileType.UNKNOWN);
        int error = stat(wasi, fd, stat);
        if (error == Errno.SUCCESS) {
            stat.store(wasi, filestat);
        }
        return error;
    }

    /** Describes the file behind a descriptor, in whatever layout the caller writes it. */
    static int stat(Wasi wasi, int fd, FileStat stat) {
        int refusal = refusal(wasi, fd, Rights.FD_FILESTAT_GET);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        stat.type = wasi.descriptor(fd).type;
        return wasi.descriptor(fd).stat(stat);
    }

    /** Cuts a file off, or lengthens it with zeros. */
    public static int fd_filestat_set_size(Wasi wasi, int fd, long size) {
        int refusal = refusal(wasi, fd, Rights.FD_FILESTAT_SET_SIZE);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        return size < 0 ? Errno.INVAL : wasi.descriptor(fd).setSize(size);
    }

    /** Sets the times of last access and modification. */
    public static int fd_filestat_set_times(Wasi wasi, int fd, long atim, long mtim, int fstFlags) {
        int refusal = refusal(wasi, fd, Rights.FD_FILESTAT_SET_TIMES);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        if (FileStat.invalidTimes(fstFlags, atim, mtim)) {
            return Errno.INVAL;
        }
        return wasi.descriptor(fd).setTimes(FileStat.timeToSet(wasi, fstFlags, atim),
                FileStat.timeToSet(wasi, fstFlags >> 2, mtim));
    }

    /** Reads from a given place, without moving. */
    public static int fd_pread(Wasi wasi, int fd, int iovs, int iovsLen, long offset, int nread) {
        int refusal = refusal(wasi, fd, Rights.FD_READ | Rights.FD_SEEK);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        GuestBuffers buffers = GuestBuffers.toFill(wasi, iovs, iovsLen);
        wasi.check(nread, 4);
        if (buffers == null || offset < 0) {
            return Errno.INVAL;
        }
        long count = wasi.descriptor(fd).pread(buffers.array, buffers.spans, offset);
        buffers.filled(count);
        return WasiDescriptor.result(wasi, count, nread);
    }

    /** Writes to a given place, without moving. */
    public static int fd_pwrite(Wasi wasi, int fd, int iovs, int iovsLen, long offset, int nwritten) {
        int refusal = refusal(wasi, fd, Rights.FD_WRITE | Rights.FD_SEEK);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        GuestBuffers buffers = GuestBuffers.withContents(wasi, iovs, iovsLen);
        wasi.check(nwritten, 4);
        if (buffers == null || offset < 0) {
            return Errno.INVAL;
        }
        return WasiDescriptor.result(
                wasi, wasi.descriptor(fd).pwrite(buffers.array, buffers.spans, offset), nwritten);
    }

    /** Says where the last read or write ended. */
    public static int fd_tell(Wasi wasi, int fd, int offset) {
        return WasiDescriptor.fd_seek(wasi, fd, 0, Flags.WHENCE_CUR, offset);
    }

    private static int refusal(Wasi wasi, int fd, long needed) {
        Descriptor descriptor = wasi.descriptor(fd);
        return descriptor == null ? Errno.BADF : descriptor.refusal(needed);
    }
}
