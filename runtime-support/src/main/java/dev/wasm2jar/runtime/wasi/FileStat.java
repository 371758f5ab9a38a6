package dev.wasm2jar.runtime.wasi;

/** The attributes of a file ({@code $filestat} in typenames.witx). */
final class FileStat {

    /** A time that is to stay as it is. */
    static final long UNCHANGED = Long.MIN_VALUE;

    long device;
    long inode;
    int type;
    long links = 1;
    long size;
    long accessed;
    long modified;
    long changed;

    FileStat(int type) {
        this.type = type;
    }

    void copy(FileStat other) {
        device = other.device;
        inode = other.inode;
        type = other.type;
        links = other.links;
        size = other.size;
        accessed = other.accessed;
        modified = other.modified;
        changed = other.changed;
    }

    boolean isSameFile(FileStat other) {
        return inode == other.inode && device == other.device;
    }

    /** Writes the 64 bytes that preview 1 specifies. */
    void store(Wasi wasi, int address) {
        wasi.check(address, 64);
        wasi.putLong(address, device);
        wasi.putLong(address + 8, inode);
        wasi.putLong(address + 16, type);
        wasi.putLong(address + 24, links);
        storeRest(wasi, address + 32);
    }

    /** Writes the 56 bytes of {@code wasi_unstable}, where the number of links has 32 bits. */
    void storeUnstable(Wasi wasi, int address) {
        wasi.check(address, 56);
        wasi.putLong(address, device);
        wasi.putLong(address + 8, inode);
        wasi.putInt(address + 16, type);
        wasi.putInt(address + 20, (int) Math.min(links, 0xffff_ffffL));
        storeRest(wasi, address + 24);
    }

    private void storeRest(Wasi wasi, int address) {
        wasi.putLong(address, size);
        wasi.putLong(address + 8, accessed);
        wasi.putLong(address + 16, modified);
        wasi.putLong(address + 24, changed);
    }

    /**
     * Which time {@code $fstflags} mean.
     *
     * @param flags those for this time only, shifted so that the first says "as given" and the second "now"
     */
    static long timeToSet(Wasi wasi, int flags, long given) {
        if ((flags & 1) != 0) {
            return given;
        }
        return (flags & 2) != 0 ? wasi.clock().realtime() : UNCHANGED;
    }

    /** Whether {@code $fstflags} contradict themselves, or a time to be set is beyond what Java can hold. */
    static boolean invalidTimes(int flags, long accessed, long modified) {
        return (flags & ~Flags.ALL_FST) != 0
                || (flags & (Flags.ATIM | Flags.ATIM_NOW)) == (Flags.ATIM | Flags.ATIM_NOW)
                || (flags & (Flags.MTIM | Flags.MTIM_NOW)) == (Flags.MTIM | Flags.MTIM_NOW)
                || ((flags & Flags.ATIM) != 0 && accessed < 0)
                || ((flags & Flags.MTIM) != 0 && modified < 0);
    }
}
