package dev.wasm2jar.runtime.wasi;

/** The functions {@code fd_*} of WASI preview 1 that programs without files use too. */
public final class WasiDescriptor {

    private WasiDescriptor() {}

    /** Closes a descriptor. */
    public static int fd_close(Wasi wasi, int fd) {
        return wasi.descriptor(fd) == null ? Errno.BADF : wasi.remove(fd).close();
    }

    /** Describes a descriptor: its type, flags and rights. */
    public static int fd_fdstat_get(Wasi wasi, int fd, int fdstat) {
        Descriptor descriptor = wasi.descriptor(fd);
        if (descriptor == null) {
            return Errno.BADF;
        }
        wasi.check(fdstat, 24);
        // The padding is written too, so that the guest sees the same bytes each time.
        wasi.putLong(fdstat, descriptor.type | descriptor.flags << 16);
        wasi.putLong(fdstat + 8, descriptor.rights);
        wasi.putLong(fdstat + 16, descriptor.inheriting);
        return Errno.SUCCESS;
    }

    /** Changes the flags of a descriptor. */
    public static int fd_fdstat_set_flags(Wasi wasi, int fd, int flags) {
        Descriptor descriptor = wasi.descriptor(fd);
        if (descriptor == null) {
            return Errno.BADF;
        }
        if ((flags & ~Flags.ALL_FD) != 0) {
            return Errno.INVAL;
        }
        int refusal = descriptor.refusal(Rights.FD_FDSTAT_SET_FLAGS);
        return refusal != Errno.SUCCESS ? refusal : descriptor.setFlags(flags);
    }

    /** Gives up rights; none can be gained. */
    public static int fd_fdstat_set_rights(Wasi wasi, int fd, long base, long inheriting) {
        Descriptor descriptor = wasi.descriptor(fd);
        if (descriptor == null) {
            return Errno.BADF;
        }
        if ((base & ~descriptor.rights) != 0 || (inheriting & ~descriptor.inheriting) != 0) {
            return Errno.NOTCAPABLE;
        }
        descriptor.rights = base;
        descriptor.inheriting = inheriting;
        return Errno.SUCCESS;
    }

    /** Says that a descriptor is a preopened directory, and how long its name is. */
    public static int fd_prestat_get(Wasi wasi, int fd, int prestat) {
        Descriptor descriptor = wasi.descriptor(fd);
        // libc counts up from 3 until it sees EBADF.
        if (descriptor == null || descriptor.preopenName() == null) {
            return Errno.BADF;
        }
        wasi.check(prestat, 8);
        wasi.putInt(prestat, 0);
        wasi.putInt(prestat + 4, descriptor.preopenName().length);
        return Errno.SUCCESS;
    }

    /** Copies the name of a preopened directory, without a NUL. */
    public static int fd_prestat_dir_name(Wasi wasi, int fd, int path, int pathLen) {
        Descriptor descriptor = wasi.descriptor(fd);
        if (descriptor == null) {
            return Errno.BADF;
        }
        byte[] name = descriptor.preopenName();
        if (name == null) {
            return Errno.NOTDIR;
        }
        if (Integer.compareUnsigned(name.length, pathLen) > 0) {
            return Errno.NAMETOOLONG;
        }
        wasi.putBytes(path, name, name.length);
        return Errno.SUCCESS;
    }

    /** Reads from where the last read or write ended. */
    public static int fd_read(Wasi wasi, int fd, int iovs, int iovsLen, int nread) {
        Descriptor descriptor = wasi.descriptor(fd);
        if (descriptor == null) {
            return Errno.BADF;
        }
        int refusal = descriptor.refusal(Rights.FD_READ);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        GuestBuffers buffers = GuestBuffers.toFill(wasi, iovs, iovsLen);
        wasi.check(nread, 4);
        if (buffers == null) {
            return Errno.INVAL;
        }
        long count = descriptor.read(buffers.array, buffers.spans);
        buffers.filled(count);
        return result(wasi, count, nread);
    }

    /** Writes where the last read or write ended, or at the end. */
    public static int fd_write(Wasi wasi, int fd, int iovs, int iovsLen, int nwritten) {
        Descriptor descriptor = wasi.descriptor(fd);
        if (descriptor == null) {
            return Errno.BADF;
        }
        int refusal = descriptor.refusal(Rights.FD_WRITE);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        GuestBuffers buffers = GuestBuffers.withContents(wasi, iovs, iovsLen);
        wasi.check(nwritten, 4);
        return buffers == null
                ? Errno.INVAL
                : result(wasi, descriptor.write(buffers.array, buffers.spans), nwritten);
    }

    /** Moves to another place in a file. */
    public static int fd_seek(Wasi wasi, int fd, long offset, int whence, int newOffset) {
        Descriptor descriptor = wasi.descriptor(fd);
        if (descriptor == null) {
            return Errno.BADF;
        }
        if (whence < Flags.WHENCE_SET || whence > Flags.WHENCE_END) {
            return Errno.INVAL;
        }
        // typenames.witx, fd_tell: it suffices for a seek that stays where it is.
        boolean stays = offset == 0 && whence == Flags.WHENCE_CUR;
        int refusal = descriptor.refusal(Rights.FD_SEEK);
        if (refusal != Errno.SUCCESS && stays) {
            refusal = descriptor.refusal(Rights.FD_TELL);
        }
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        wasi.check(newOffset, 8);
        long position = descriptor.seek(offset, whence);
        if (position < 0) {
            return (int) -position;
        }
        wasi.putLong(newOffset, position);
        return Errno.SUCCESS;
    }

    /** Moves a descriptor to the number of another, which is closed. */
    public static int fd_renumber(Wasi wasi, int from, int to) {
        // POSIX dup2 would take a free number too; WASI wants both open, so that programs race less.
        if (wasi.descriptor(from) == null || wasi.descriptor(to) == null) {
            return Errno.BADF;
        }
        if (from != to) {
            wasi.remove(to).close();
            wasi.put(to, wasi.remove(from));
        }
        return Errno.SUCCESS;
    }

    /** Stores a count, or gives the error that a descriptor returned instead. */
    static int result(Wasi wasi, long count, int address) {
        if (count < 0) {
            return (int) -count;
        }
        wasi.putInt(address, (int) count);
        return Errno.SUCCESS;
    }
}
