package dev.wasm2jar.runtime.wasi;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** One call of {@code path_open}: the request, checked and carried out. */
final class PathOpen {

    private final DirectoryDescriptor base;
    private final int oflags;
    private final int fdflags;
    private final long rights;
    private final long inheriting;

    PathOpen(DirectoryDescriptor base, int oflags, long rights, long inheriting, int fdflags) {
        this.base = base;
        this.oflags = oflags;
        this.fdflags = fdflags;
        // Bits that no right has cannot apply to anything.
        this.rights = rights & Rights.ALL;
        this.inheriting = inheriting & Rights.ALL;
    }

    /** What speaks against the request whatever the path is. */
    int refusal() {
        if ((oflags & ~Flags.ALL_OPEN) != 0 || (fdflags & ~Flags.ALL_FD) != 0) {
            return Errno.INVAL;
        }
        // Linux and wasmtime: a directory is neither created nor truncated by opening it.
        if (has(Flags.OPEN_DIRECTORY) && (oflags & (Flags.CREAT | Flags.EXCL | Flags.TRUNC)) != 0) {
            return Errno.INVAL;
        }
        long needed = Rights.PATH_OPEN;
        if (has(Flags.CREAT)) {
            needed |= Rights.PATH_CREATE_FILE;
        }
        if (has(Flags.TRUNC)) {
            needed |= Rights.PATH_FILESTAT_SET_SIZE;
        }
        // typenames.witx, fd_datasync and fd_sync: they allow to open with these flags.
        long neededLater = 0;
        if ((fdflags & Flags.DSYNC) != 0) {
            neededLater |= Rights.FD_DATASYNC;
        }
        if ((fdflags & (Flags.RSYNC | Flags.SYNC)) != 0) {
            neededLater |= Rights.FD_SYNC;
        }
        if ((base.inheriting & neededLater) != neededLater) {
            return Errno.NOTCAPABLE;
        }
        return base.refusal(needed);
    }

    /** Opens what the path leads to. */
    Descriptor open(String path, boolean follow) throws IOException {
        // With O_EXCL a link at the end is something that exists (POSIX, open).
        boolean exclusive = has(Flags.CREAT) && has(Flags.EXCL);
        int mode = follow && !exclusive ? ResolvedPath.FOLLOW : ResolvedPath.FOLLOW_IF_SLASH;
        try (ResolvedPath target = ResolvedPath.resolve(base.directory, path, mode)) {
            int type = typeOf(target);
            if (exclusive && type >= 0) {
                throw new WasiException(Errno.EXIST);
            }
            if (type == FileType.SYMBOLIC_LINK) {
                throw new WasiException(has(Flags.OPEN_DIRECTORY) ? Errno.NOTDIR : Errno.LOOP);
            }
            if (type == FileType.DIRECTORY) {
                return openDirectory(target);
            }
            if (type >= 0 && (has(Flags.OPEN_DIRECTORY) || target.slash)) {
                throw new WasiException(Errno.NOTDIR);
            }
            if (type < 0 && !has(Flags.CREAT)) {
                throw new WasiException(Errno.NOENT);
            }
            if (type < 0 && target.slash) {
                throw new WasiException(Errno.ISDIR);
            }
            return openFile(target, exclusive);
        }
    }

    private static int typeOf(ResolvedPath target) {
        if (target.isSelf()) {
            return FileType.DIRECTORY;
        }
        return target.found == null ? -1 : target.found.type;
    }

    private Descriptor openDirectory(ResolvedPath target) throws IOException {
        if (has(Flags.CREAT) || has(Flags.TRUNC) || (rights & Rights.FD_WRITE) != 0) {
            throw new WasiException(Errno.ISDIR);
        }
        // The witx file lets the new descriptor have fewer rights than asked for only where they do not apply.
        checkInherited((rights & Rights.DIRECTORY) | inheriting);
        HostDirectory parent = target.directory();
        HostDirectory opened = target.isSelf() ? parent.reopen() : parent.openDirectory(target.name);
        boolean root = target.isSelf() && parent == base.directory && base.isRoot();
        DirectoryDescriptor descriptor = new DirectoryDescriptor(opened, null, root, rights, inheriting);
        descriptor.flags = fdflags;
        return descriptor;
    }

    private Descriptor openFile(ResolvedPath target, boolean exclusive) throws IOException {
        checkInherited(rights & Rights.FILE);
        HostDirectory parent = target.directory();
        boolean write = (rights & Rights.FD_WRITE) != 0;
        if (write || target.found == null || has(Flags.TRUNC)) {
            parent.mount.checkWritable();
        }
        Set<OpenOption> options = new HashSet<>();
        options.add(LinkOption.NOFOLLOW_LINKS);
        if (!write || (rights & Rights.FD_READ) != 0) {
            options.add(StandardOpenOption.READ);
        }
        // Java creates and truncates only what is opened for writing; the rights then forbid to write.
        if (write || target.found == null || has(Flags.TRUNC)) {
            options.add(StandardOpenOption.WRITE);
        }
        if (target.found == null) {
            options.add(exclusive ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
        }
        if (has(Flags.TRUNC)) {
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        FileChannel channel = parent.openFile(target.name, options);
        FileChannel appender = null;
        try {
            FileStat stat = target.found != null ? target.found : parent.stat(target.name);
            if (stat == null || stat.type == FileType.DIRECTORY) {
                throw new WasiException(stat == null ? Errno.NOENT : Errno.ISDIR);
            }
            if (stat.type == FileType.UNKNOWN) {
                HostFiles.complete(stat, parent.pathOf(target.name));
            }
            if (write && (fdflags & Flags.APPEND) != 0 && stat.type == FileType.REGULAR_FILE) {
                appender = parent.openFile(target.name, Set.of(
                        StandardOpenOption.WRITE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS));
            }
            return new FileDescriptor(channel, appender, parent.mount, parent.pathOf(target.name), stat, rights,
                    inheriting & base.inheriting, fdflags);
        } catch (IOException | RuntimeException failure) {
            channel.close();
            throw failure;
        }
    }

    private void checkInherited(long wanted) throws WasiException {
        if ((wanted & ~base.inheriting) != 0) {
            throw new WasiException(Errno.NOTCAPABLE);
        }
    }

    private boolean has(int flag) {
        return (oflags & flag) != 0;
    }
}
