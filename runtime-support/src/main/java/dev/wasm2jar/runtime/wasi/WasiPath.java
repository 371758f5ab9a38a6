package dev.wasm2jar.runtime.wasi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** The functions {@code path_*} of WASI preview 1. */
public final class WasiPath {

    /** PATH_MAX of Linux. */
    private static final int MAX_PATH = 4096;

    private WasiPath() {}

    /** Creates a directory. */
    public static int path_create_directory(Wasi wasi, int fd, int path, int pathLen) {
        int refusal = refusal(wasi, fd, Rights.PATH_CREATE_DIRECTORY);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        byte[] name = wasi.getBytes(path, pathLen);
        try (ResolvedPath target = resolve(wasi, fd, name, ResolvedPath.NO_FOLLOW)) {
            if (target.isSelf() || target.found != null) {
                return Errno.EXIST;
            }
            target.directory().createDirectory(target.name);
            return Errno.SUCCESS;
        } catch (IOException | RuntimeException failure) {
            return IoErrors.errno(failure);
        }
    }

    /** Describes a file. */
    public static int path_filestat_get(Wasi wasi, int fd, int flags, int path, int pathLen, int filestat) {
        wasi.check(filestat, 64);
        FileStat stat = new FileStat(FileType.UNKNOWN);
        int error = stat(wasi, fd, flags, path, pathLen, stat);
        if (error == Errno.SUCCESS) {
            stat.store(wasi, filestat);
        }
        return error;
    }

    /** Describes a file, in whatever layout the caller writes it. */
    static int stat(Wasi wasi, int fd, int flags, int path, int pathLen, FileStat stat) {
        int refusal = refusal(wasi, fd, Rights.PATH_FILESTAT_GET);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        byte[] name = wasi.getBytes(path, pathLen);
        try (ResolvedPath target = resolve(wasi, fd, name, follow(flags))) {
            FileStat found = existing(target);
            if (!target.isSelf()) {
                HostFiles.complete(found, target.directory().pathOf(target.name));
            }
            stat.copy(found);
            return Errno.SUCCESS;
        } catch (IOException | RuntimeException failure) {
            return IoErrors.errno(failure);
        }
    }

    /** Sets the times of last access and modification. */
    public static int path_filestat_set_times(
            Wasi wasi, int fd, int flags, int path, int pathLen, long atim, long mtim, int fstFlags) {
        int refusal = refusal(wasi, fd, Rights.PATH_FILESTAT_SET_TIMES);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        byte[] name = wasi.getBytes(path, pathLen);
        if (FileStat.invalidTimes(fstFlags, atim, mtim)) {
            return Errno.INVAL;
        }
        long accessed = FileStat.timeToSet(wasi, fstFlags, atim);
        long modified = FileStat.timeToSet(wasi, fstFlags >> 2, mtim);
        try (ResolvedPath target = resolve(wasi, fd, name, follow(flags))) {
            existing(target);
            if (target.isSelf()) {
                target.directory().setTimes(accessed, modified);
            } else {
                target.directory().setTimes(target.name, accessed, modified);
            }
            return Errno.SUCCESS;
        } catch (IOException | RuntimeException failure) {
            return IoErrors.errno(failure);
        }
    }

    /** Gives a file another name. A symbolic link itself gets the name; to follow it is not supported. */
    public static int path_link(Wasi wasi, int oldFd, int oldFlags, int oldPath, int oldPathLen, int newFd,
            int newPath, int newPathLen) {
        int refusal = refusal(wasi, oldFd, Rights.PATH_LINK_SOURCE);
        if (refusal == Errno.SUCCESS) {
            refusal = refusal(wasi, newFd, Rights.PATH_LINK_TARGET);
        }
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        byte[] oldName = wasi.getBytes(oldPath, oldPathLen);
        byte[] newName = wasi.getBytes(newPath, newPathLen);
        if (oldFlags != 0) {
            return Errno.INVAL;
        }
        try (ResolvedPath from = resolve(wasi, oldFd, oldName, ResolvedPath.NO_FOLLOW);
                ResolvedPath to = resolve(wasi, newFd, newName, ResolvedPath.NO_FOLLOW)) {
            if (existing(from).type == FileType.DIRECTORY) {
                return Errno.PERM;
            }
            int error = creatable(to);
            if (error != Errno.SUCCESS) {
                return error;
            }
            to.directory().createLink(to.name, from.directory(), from.name);
            return Errno.SUCCESS;
        } catch (IOException | RuntimeException failure) {
            return IoErrors.errno(failure);
        }
    }

    /** Opens a file or directory. */
    public static int path_open(Wasi wasi, int fd, int dirflags, int path, int pathLen, int oflags, long rightsBase,
            long rightsInheriting, int fdflags, int openedFd) {
        Descriptor base = wasi.descriptor(fd);
        if (!(base instanceof DirectoryDescriptor)) {
            return base == null ? Errno.BADF : Errno.NOTDIR;
        }
        byte[] name = wasi.getBytes(path, pathLen);
        wasi.check(openedFd, 4);
        PathOpen request = new PathOpen((DirectoryDescriptor) base, oflags, rightsBase, rightsInheriting, fdflags);
        int refusal = request.refusal();
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        Descriptor opened;
        try {
            opened = request.open(text(name), follow(dirflags) == ResolvedPath.FOLLOW);
        } catch (IOException | RuntimeException failure) {
            return IoErrors.errno(failure);
        }
        return WasiDescriptor.result(wasi, wasi.add(opened), openedFd);
    }

    /** Reads what a symbolic link says, cut off to the length of the buffer. */
    public static int path_readlink(Wasi wasi, int fd, int path, int pathLen, int buf, int bufLen, int used) {
        int refusal = refusal(wasi, fd, Rights.PATH_READLINK);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        byte[] name = wasi.getBytes(path, pathLen);
        wasi.check(used, 4);
        byte[] target;
        try (ResolvedPath link = resolve(wasi, fd, name, ResolvedPath.FOLLOW_IF_SLASH)) {
            if (existing(link).type != FileType.SYMBOLIC_LINK) {
                return Errno.INVAL;
            }
            String says = link.directory().readLink(link.name);
            // As wasmtime does: where the host keeps things is none of the guest's business.
            if (ResolvedPath.isAbsolute(says)) {
                return Errno.PERM;
            }
            target = says.getBytes(StandardCharsets.UTF_8);
        } catch (IOException | RuntimeException failure) {
            return IoErrors.errno(failure);
        }
        int length = Integer.compareUnsigned(bufLen, target.length) < 0 ? bufLen : target.length;
        wasi.putBytes(buf, target, length);
        wasi.putInt(used, length);
        return Errno.SUCCESS;
    }

    /** Removes an empty directory. */
    public static int path_remove_directory(Wasi wasi, int fd, int path, int pathLen) {
        int refusal = refusal(wasi, fd, Rights.PATH_REMOVE_DIRECTORY);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        byte[] name = wasi.getBytes(path, pathLen);
        try (ResolvedPath target = resolve(wasi, fd, name, ResolvedPath.NO_FOLLOW)) {
            if (target.isSelf()) {
                return Errno.INVAL;
            }
            if (existing(target).type != FileType.DIRECTORY) {
                return Errno.NOTDIR;
            }
            target.directory().removeDirectory(target.name);
            return Errno.SUCCESS;
        } catch (IOException | RuntimeException failure) {
            return IoErrors.errno(failure);
        }
    }

    /** Renames a file or directory, replacing what has the new name. */
    public static int path_rename(
            Wasi wasi, int fd, int oldPath, int oldPathLen, int newFd, int newPath, int newPathLen) {
        int refusal = refusal(wasi, fd, Rights.PATH_RENAME_SOURCE);
        if (refusal == Errno.SUCCESS) {
            refusal = refusal(wasi, newFd, Rights.PATH_RENAME_TARGET);
        }
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        byte[] oldName = wasi.getBytes(oldPath, oldPathLen);
        byte[] newName = wasi.getBytes(newPath, newPathLen);
        try (ResolvedPath from = resolve(wasi, fd, oldName, ResolvedPath.NO_FOLLOW);
                ResolvedPath to = resolve(wasi, newFd, newName, ResolvedPath.NO_FOLLOW)) {
            if (from.isSelf() || to.isSelf()) {
                return Errno.BUSY;
            }
            int error = renameable(existing(from), from, to);
            if (error != Errno.SUCCESS) {
                return error;
            }
            Path before = from.directory().pathOf(from.name);
            Path after = to.directory().pathOf(to.name);
            from.directory().rename(from.name, to.directory(), to.name);
            noteRenamed(wasi, before, after);
            return Errno.SUCCESS;
        } catch (IOException | RuntimeException failure) {
            return IoErrors.errno(failure);
        }
    }

    /** Creates a symbolic link. What it says need not exist, but must not be absolute. */
    public static int path_symlink(
            Wasi wasi, int oldPath, int oldPathLen, int fd, int newPath, int newPathLen) {
        int refusal = refusal(wasi, fd, Rights.PATH_SYMLINK);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        byte[] says = wasi.getBytes(oldPath, oldPathLen);
        byte[] name = wasi.getBytes(newPath, newPathLen);
        try (ResolvedPath link = resolve(wasi, fd, name, ResolvedPath.NO_FOLLOW)) {
            String target = text(says);
            if (ResolvedPath.isAbsolute(target)) {
                return Errno.PERM;
            }
            int error = creatable(link);
            if (error != Errno.SUCCESS) {
                return error;
            }
            link.directory().createSymbolicLink(link.name, target);
            return Errno.SUCCESS;
        } catch (IOException | RuntimeException failure) {
            return IoErrors.errno(failure);
        }
    }

    /** Removes a file's name. */
    public static int path_unlink_file(Wasi wasi, int fd, int path, int pathLen) {
        int refusal = refusal(wasi, fd, Rights.PATH_UNLINK_FILE);
        if (refusal != Errno.SUCCESS) {
            return refusal;
        }
        byte[] name = wasi.getBytes(path, pathLen);
        try (ResolvedPath target = resolve(wasi, fd, name, ResolvedPath.NO_FOLLOW)) {
            if (target.isSelf() || (target.found != null && target.found.type == FileType.DIRECTORY)) {
                return Errno.ISDIR;
            }
            existing(target);
            target.directory().removeFile(target.name);
            return Errno.SUCCESS;
        } catch (IOException | RuntimeException failure) {
            return IoErrors.errno(failure);
        }
    }

    private static int refusal(Wasi wasi, int fd, long needed) {
        Descriptor descriptor = wasi.descriptor(fd);
        if (!(descriptor instanceof DirectoryDescriptor)) {
            return descriptor == null ? Errno.BADF : Errno.NOTDIR;
        }
        return descriptor.refusal(needed);
    }

    private static int follow(int lookupflags) throws WasiException {
        if ((lookupflags & ~Flags.SYMLINK_FOLLOW) != 0) {
            throw new WasiException(Errno.INVAL);
        }
        return lookupflags != 0 ? ResolvedPath.FOLLOW : ResolvedPath.FOLLOW_IF_SLASH;
    }

    private static ResolvedPath resolve(Wasi wasi, int fd, byte[] path, int follow) throws IOException {
        return ResolvedPath.resolve(((DirectoryDescriptor) wasi.descriptor(fd)).directory, text(path), follow);
    }

    /** What the path leads to, which must be there, and be a directory if a slash follows. */
    private static FileStat existing(ResolvedPath target) throws IOException {
        FileStat stat = target.stat();
        if (stat == null) {
            throw new WasiException(Errno.NOENT);
        }
        if (target.slash && stat.type != FileType.DIRECTORY) {
            throw new WasiException(Errno.NOTDIR);
        }
        return stat;
    }

    /** Whether something other than a directory can be made there. */
    private static int creatable(ResolvedPath target) {
        if (target.isSelf() || target.found != null) {
            boolean file = target.slash && !target.isSelf() && target.found.type != FileType.DIRECTORY;
            return file ? Errno.NOTDIR : Errno.EXIST;
        }
        return target.slash ? Errno.NOENT : Errno.SUCCESS;
    }

    /**
     * Why rename(2) would refuse. It is asked beforehand, as Java tells such errors in words only, and those of the
     * user's language.
     */
    private static int renameable(FileStat source, ResolvedPath from, ResolvedPath to) throws IOException {
        boolean directory = source.type == FileType.DIRECTORY;
        if (!directory && to.slash) {
            return Errno.NOTDIR;
        }
        if (directory && to.directory().isWithin(from.directory(), from.name)) {
            return Errno.INVAL;
        }
        if (to.found == null) {
            return Errno.SUCCESS;
        }
        boolean replacesDirectory = to.found.type == FileType.DIRECTORY;
        if (directory != replacesDirectory) {
            return directory ? Errno.NOTDIR : Errno.ISDIR;
        }
        if (directory && !source.isSameFile(to.found)) {
            try (HostDirectory replaced = to.directory().openDirectory(to.name)) {
                return replaced.list().length == 0 ? Errno.SUCCESS : Errno.NOTEMPTY;
            }
        }
        return Errno.SUCCESS;
    }

    /** Descriptors remember paths for what Java cannot do with an open file or directory. */
    private static void noteRenamed(Wasi wasi, Path before, Path after) {
        for (int fd = 0; fd < wasi.descriptorLimit(); fd++) {
            Descriptor descriptor = wasi.descriptor(fd);
            if (descriptor instanceof DirectoryDescriptor) {
                ((DirectoryDescriptor) descriptor).directory.renamed(before, after);
            } else if (descriptor instanceof FileDescriptor) {
                ((FileDescriptor) descriptor).renamed(before, after);
            }
        }
    }

    /** Decodes a path. What is not UTF-8 is refused, as WASI's strings are Unicode; so is a NUL. */
    private static String text(byte[] path) throws WasiException {
        if (path.length > MAX_PATH) {
            throw new WasiException(Errno.NAMETOOLONG);
        }
        String text = new String(path, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), path)) {
            throw new WasiException(Errno.ILSEQ);
        }
        if (text.indexOf('\0') >= 0) {
            throw new WasiException(Errno.INVAL);
        }
        return text;
    }
}
