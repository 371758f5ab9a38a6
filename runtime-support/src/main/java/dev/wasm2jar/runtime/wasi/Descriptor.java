package dev.wasm2jar.runtime.wasi;

/**
 * An entry of the descriptor table. This class answers for whatever a kind of descriptor cannot do.
 *
 * <p>Operations that yield a number return it, or a negated {@link Errno}. The kinds are known to their factories only,
 * so that a program that opens no file does not load (and its jar need not hold) the classes for files.
 */
abstract class Descriptor {

    /** {@link #poll} found nothing to report yet. */
    static final int PENDING = -1;

    final int type;
    long rights;
    long inheriting;
    int flags;

    /** The rights that mean something for this kind of descriptor. */
    private final long applicable;

    Descriptor(int type, long applicable, long rights, long inheriting) {
        this.type = type;
        this.applicable = applicable;
        this.rights = rights & applicable;
        this.inheriting = inheriting & Rights.ALL;
    }

    /**
     * Why an operation that needs these rights is not allowed, or {@link Errno#SUCCESS}.
     *
     * <p>An operation that makes no sense on the descriptor says so rather than that a right is missing: programs look
     * for ESPIPE from a pipe or EISDIR from a directory.
     */
    final int refusal(long needed) {
        if ((rights & needed) == needed) {
            return Errno.SUCCESS;
        }
        return (needed & ~applicable) != 0 ? misuse(needed & ~applicable) : Errno.NOTCAPABLE;
    }

    /** What it is called when someone does with this descriptor what these rights allow with others. */
    int misuse(long needed) {
        if ((needed & (Rights.SOCK_ACCEPT | Rights.SOCK_SHUTDOWN)) != 0) {
            return Errno.NOTSOCK;
        }
        if ((needed & Rights.FD_READDIR) != 0) {
            return Errno.NOTDIR;
        }
        if ((needed & (Rights.FD_SEEK | Rights.FD_TELL | Rights.FD_ADVISE | Rights.FD_ALLOCATE)) != 0) {
            return Errno.SPIPE;
        }
        return (needed & (Rights.FD_READ | Rights.FD_WRITE)) != 0 ? Errno.BADF : Errno.INVAL;
    }

    /** The guest's name of a preopened directory, or null. */
    byte[] preopenName() {
        return null;
    }

    /**
     * Reads into parts of an array, given by offset and length in turn.
     *
     * @return how much was read; 0 at the end
     */
    long read(byte[] memory, int[] spans) {
        return -Errno.BADF;
    }

    /** Writes parts of an array, given by offset and length in turn. */
    long write(byte[] memory, int[] spans) {
        return -Errno.BADF;
    }

    long pread(byte[] memory, int[] spans, long offset) {
        return -Errno.SPIPE;
    }

    long pwrite(byte[] memory, int[] spans, long offset) {
        return -Errno.SPIPE;
    }

    long seek(long offset, int whence) {
        return -Errno.SPIPE;
    }

    /** Only called with flags that the witx file names. */
    int setFlags(int newFlags) {
        flags = newFlags;
        return Errno.SUCCESS;
    }

    int allocate(long offset, long length) {
        return Errno.SPIPE;
    }

    int setSize(long size) {
        return Errno.INVAL;
    }

    /** Sets the times that are not {@link FileStat#UNCHANGED}. */
    int setTimes(long accessed, long modified) {
        return Errno.INVAL;
    }

    int sync(boolean dataOnly) {
        return Errno.INVAL;
    }

    /** Fills in what is known; the type is set already. */
    int stat(FileStat stat) {
        return Errno.SUCCESS;
    }

    /**
     * Whether a read or a write would not have to wait; says in {@code wait} how much can be read or written.
     *
     * @return {@link Errno#SUCCESS} if so, {@link #PENDING} if not, or an error
     */
    int poll(boolean write, PollWait wait) {
        return Errno.BADF;
    }

    /** Arranges that {@code wait} wakes up once {@link #poll} would no longer say {@link #PENDING}. */
    int enlist(boolean write, PollWait wait) {
        return Errno.SUCCESS;
    }

    int close() {
        return Errno.SUCCESS;
    }
}
