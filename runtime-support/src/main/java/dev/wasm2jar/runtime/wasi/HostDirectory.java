package dev.wasm2jar.runtime.wasi;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * An open directory of the host. Every operation takes the name of an entry, never a path, and follows no symbolic
 * link; {@link ResolvedPath} finds the way there step by step. So nothing outside can be reached by any name.
 *
 * <p>Where Java has a {@link SecureDirectoryStream} (Linux, and other Unix systems) most operations are relative to the
 * open directory (openat(2) and its like), so that a directory renamed or replaced by a symbolic link meanwhile makes
 * no difference. Java has nothing of the kind for creating directories and links, reading links and setting times.
 * These go by path, after a check that the path still leads to this very directory. Someone else who can change the
 * directories above at the same moment could slip between check and use; a guest by itself cannot, as it does one thing
 * at a time.
 */
final class HostDirectory implements Closeable {

    /** NAME_MAX of all common file systems. */
    private static final int MAX_NAME_BYTES = 255;

    final Mount mount;
    private final SecureDirectoryStream<Path> secure;
    private final DirectoryStream<Path> plain;
    private final Object key;
    private Path path;

    private HostDirectory(DirectoryStream<Path> stream, Path path, Mount mount) throws IOException {
        this.secure = mount.relative && stream instanceof SecureDirectoryStream
                ? (SecureDirectoryStream<Path>) stream : null;
        this.plain = stream;
        this.path = path;
        this.mount = mount;
        this.key = secure != null ? null : directoryKey(path);
    }

    /** What identifies a directory opened by path; null if the host has nothing of the kind. */
    private static Object directoryKey(Path path) throws IOException {
        BasicFileAttributes attributes = attributes(path);
        if (!attributes.isDirectory()) {
            throw new WasiException(Errno.NOTDIR);
        }
        return attributes.fileKey();
    }

    /** Opens a directory that the guest is given; here symbolic links are followed. */
    static HostDirectory open(Path directory, Mount mount) throws IOException {
        Path real = directory.toRealPath();
        return new HostDirectory(Files.newDirectoryStream(real), real, mount);
    }

    /** Opens a directory in this one. */
    HostDirectory openDirectory(String name) throws IOException {
        Path entry = entry(name);
        return secure != null
                ? new HostDirectory(
                        secure.newDirectoryStream(entry, LinkOption.NOFOLLOW_LINKS), path.resolve(entry), mount)
                : new HostDirectory(Files.newDirectoryStream(checkedPath(name)), path.resolve(entry), mount);
    }

    /** Opens this directory once more. */
    HostDirectory reopen() throws IOException {
        return new HostDirectory(again(), path, mount);
    }

    /** Opens a file in this directory. */
    FileChannel openFile(String name, Set<OpenOption> options) throws IOException {
        return (FileChannel) (secure != null
                ? secure.newByteChannel(entry(name), options) : FileChannel.open(checkedPath(name), options));
    }

    /** Where an entry is, as far as is known: fit to look for attributes, not to open. */
    Path pathOf(String name) throws IOException {
        return path.resolve(entry(name));
    }

    /** Basic attributes of an entry, or null if there is none. */
    FileStat stat(String name) throws IOException {
        Path entry = entry(name);
        try {
            BasicFileAttributes found = secure != null
                    ? secure.getFileAttributeView(entry, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                            .readAttributes()
                    : attributes(checkedPath(name));
            FileStat stat = HostFiles.stat(found, path.resolve(entry));
            if (stat.type == FileType.SYMBOLIC_LINK) {
                mount.refineLinkTime(stat);
            }
            return stat;
        } catch (NoSuchFileException missing) {
            return null;
        }
    }

    /** All attributes of this directory. */
    FileStat stat() throws IOException {
        FileStat stat = HostFiles.stat(ownAttributes(), path);
        HostFiles.complete(stat, path);
        return stat;
    }

    /** The number of the directory above. */
    long parentInode() throws IOException {
        if (secure == null) {
            return HostFiles.stat(attributes(path.resolve("..")), path).inode;
        }
        Path parent = path.getFileSystem().getPath("..");
        return HostFiles.stat(secure.getFileAttributeView(parent, BasicFileAttributeView.class).readAttributes(), path)
                .inode;
    }

    /** The names of all entries, sorted. */
    String[] list() throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> stream = again()) {
            for (Path entry : stream) {
                names.add(entry.getFileName().toString());
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
        String[] sorted = names.toArray(new String[0]);
        Arrays.sort(sorted);
        return sorted;
    }

    /** What a symbolic link says. */
    String readLink(String name) throws IOException {
        String target = Files.readSymbolicLink(checkedPath(name)).toString();
        checkPath();
        return target;
    }

    void createDirectory(String name) throws IOException {
        mount.checkWritable();
        Files.createDirectory(checkedPath(name));
    }

    void createSymbolicLink(String name, String target) throws IOException {
        mount.checkWritable();
        Files.createSymbolicLink(checkedPath(name), path.getFileSystem().getPath(target));
    }

    /** Makes an entry of this directory another name of an entry of a directory, which is not followed if a link. */
    void createLink(String name, HostDirectory from, String existing) throws IOException {
        mount.checkWritable();
        from.mount.checkWritable();
        FileStat meant = from.stat(existing);
        Path link = checkedPath(name);
        Files.createLink(link, from.checkedPath(existing));
        FileStat made = stat(name);
        if (meant == null || made == null || !made.isSameFile(meant)) {
            // Someone exchanged a directory on the way: what was linked may be outside.
            Files.deleteIfExists(link);
            throw new WasiException(Errno.STALE);
        }
    }

    /** Renames as rename(2) does, replacing what is there. */
    void rename(String name, HostDirectory to, String newName) throws IOException {
        mount.checkWritable();
        to.mount.checkWritable();
        if (secure != null && to.secure != null) {
            secure.move(entry(name), to.secure, to.entry(newName));
            return;
        }
        Path source = checkedPath(name);
        Path target = to.checkedPath(newName);
        try {
            Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherFileStore) {
            throw new WasiException(Errno.XDEV);
        }
    }

    void removeFile(String name) throws IOException {
        mount.checkWritable();
        if (secure != null) {
            secure.deleteFile(entry(name));
        } else {
            Files.delete(checkedPath(name));
        }
    }

    void removeDirectory(String name) throws IOException {
        mount.checkWritable();
        if (secure != null) {
            secure.deleteDirectory(entry(name));
        } else {
            Files.delete(checkedPath(name));
        }
    }

    /** Sets the times of an entry; a symbolic link's own. */
    void setTimes(String name, long accessed, long modified) throws IOException {
        mount.checkWritable();
        HostFiles.setTimes(checkedPath(name), accessed, modified);
        FileStat now = stat(name);
        if (modified != FileStat.UNCHANGED && now != null && now.type == FileType.SYMBOLIC_LINK
                && now.modified != modified) {
            mount.rememberLinkTime(now, modified, now.modified);
        }
    }

    /** Sets the times of this directory. */
    void setTimes(long accessed, long modified) throws IOException {
        mount.checkWritable();
        checkPath();
        HostFiles.setTimes(path, accessed, modified);
    }

    /** Notes that a directory was renamed, which may be this one or one above it. */
    void renamed(Path from, Path to) {
        if (path.startsWith(from)) {
            path = to.resolve(from.relativize(path));
        }
    }

    /** Whether the entry is this directory or above it, as far as is known. */
    boolean isWithin(HostDirectory parent, String name) throws IOException {
        return path.startsWith(parent.pathOf(name));
    }

    @Override
    public void close() throws IOException {
        plain.close();
    }

    private DirectoryStream<Path> again() throws IOException {
        if (secure != null) {
            return secure.newDirectoryStream(path.getFileSystem().getPath("."), LinkOption.NOFOLLOW_LINKS);
        }
        checkPath();
        return Files.newDirectoryStream(path);
    }

    /** A name as a path of one element; anything that the host's file system would take for more is refused. */
    private Path entry(String name) throws IOException {
        Path entry;
        try {
            entry = path.getFileSystem().getPath(name);
        } catch (InvalidPathException unsuitable) {
            throw new WasiException(Errno.ILSEQ);
        }
        // On Windows that may be a drive, or a path with backslashes.
        if (entry.isAbsolute() || entry.getRoot() != null || entry.getNameCount() != 1
                || !entry.toString().equals(name) || name.equals("..") || name.equals(".") || name.isEmpty()) {
            throw new WasiException(Errno.INVAL);
        }
        // A character takes at most three bytes in UTF-8, or four for two chars.
        if (name.length() > MAX_NAME_BYTES / 3
                && name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            throw new WasiException(Errno.NAMETOOLONG);
        }
        return entry;
    }

    /** The path of an entry, after a check that this directory is still where it was. */
    private Path checkedPath(String name) throws IOException {
        Path entry = entry(name);
        checkPath();
        return path.resolve(entry);
    }

    private void checkPath() throws IOException {
        Object expected = secure != null ? ownAttributes().fileKey() : key;
        boolean same = expected != null
                ? expected.equals(attributes(path).fileKey()) : path.toRealPath().equals(path);
        if (!same) {
            throw new WasiException(Errno.STALE);
        }
    }

    private BasicFileAttributes ownAttributes() throws IOException {
        return secure != null
                ? secure.getFileAttributeView(BasicFileAttributeView.class).readAttributes() : attributes(path);
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
