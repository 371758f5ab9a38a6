package dev.wasm2jar.runtime.wasi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A directory, preopened or opened by the guest. */
final class DirectoryDescriptor extends Descriptor {

    private static final int DIRENT_SIZE = 24;

    final HostDirectory directory;

    /** The guest's name of a preopened directory, or null. */
    private final byte[] preopenName;

    /** Whether {@code ..} is this directory itself, as far as the guest can see. */
    private final boolean root;

    /** The names at the last time the directory was read from its beginning. */
    private String[] entries;

    DirectoryDescriptor(HostDirectory directory, byte[] preopenName, boolean root, long rights, long inheriting) {
        super(FileType.DIRECTORY, Rights.DIRECTORY, rights, inheriting);
        this.directory = directory;
        this.preopenName = preopenName;
        this.root = root;
    }

    @Override
    int misuse(long needed) {
        if ((needed & (Rights.SOCK_ACCEPT | Rights.SOCK_SHUTDOWN)) != 0) {
            return Errno.NOTSOCK;
        }
        return (needed & (Rights.FD_ADVISE | Rights.POLL_FD_READWRITE)) != 0 ? Errno.BADF : Errno.ISDIR;
    }

    @Override
    byte[] preopenName() {
        return preopenName;
    }

    /** Whether the guest sees nothing above this directory. */
    boolean isRoot() {
        return root;
    }

    @Override
    int sync(boolean dataOnly) {
        // Java cannot sync a directory. Programs do so after a rename and give up if it fails.
        return Errno.SUCCESS;
    }

    @Override
    int stat(FileStat stat) {
        try {
            stat.copy(directory.stat());
            return Errno.SUCCESS;
        } catch (IOException | RuntimeException failure) {
            return IoErrors.errno(failure);
        }
    }

    @Override
    int setTimes(long accessed, long modified) {
        try {
            directory.setTimes(accessed, modified);
            return Errno.SUCCESS;
        } catch (IOException | RuntimeException failure) {
            return IoErrors.errno(failure);
        }
    }

    /**
     * Reads entries into the guest's memory, as many as fit; the last may be cut off.
     *
     * <p>A cookie is an index into the sorted names as they were when the directory was last read from its beginning:
     * it stays good when entries come and go. Entries removed since are left out.
     *
     * @return how many bytes were used, which is less than the length only at the end; or a negated error
     */
    int readdir(Wasi wasi, int buffer, int length, long cookie) {
        if (cookie < 0) {
            return -Errno.INVAL;
        }
        try {
            if (entries == null || cookie == 0) {
                entries = directory.list();
            }
            int used = 0;
            for (long index = cookie; index < entries.length + 2L && used < length; index++) {
                used = store(wasi, buffer, used, length, index);
            }
            return used;
        } catch (IOException failure) {
            return -IoErrors.errno(failure);
        }
    }

    private int store(Wasi wasi, int buffer, int used, int length, long index) throws IOException {
        String name;
        long inode;
        int type = FileType.DIRECTORY;
        if (index == 0) {
            name = ".";
            inode = directory.stat().inode;
        } else if (index == 1) {
            name = "..";
            inode = root ? directory.stat().inode : directory.parentInode();
        } else {
            name = entries[(int) index - 2];
            FileStat stat;
            try {
                stat = directory.stat(name);
            } catch (WasiException unfitName) {
                // Not to be spelt in the host's locale, so the guest could not open it either.
                return used;
            }
            if (stat == null) {
                return used;
            }
            if (stat.type == FileType.UNKNOWN) {
                HostFiles.complete(stat, directory.pathOf(name));
            }
            inode = stat.inode;
            type = stat.type;
        }
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        byte[] entry = new byte[DIRENT_SIZE + bytes.length];
        ByteBuffer.wrap(entry).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(index + 1).putLong(inode).putInt(bytes.length).putInt(type);
        System.arraycopy(bytes, 0, entry, DIRENT_SIZE, bytes.length);
        int fitting = Math.min(entry.length, length - used);
        wasi.putBytes(buffer + used, entry, fitting);
        return used + fitting;
    }

    @Override
    int close() {
        try {
            directory.close();
            return Errno.SUCCESS;
        } catch (IOException failure) {
            return IoErrors.errno(failure);
        }
    }
}
