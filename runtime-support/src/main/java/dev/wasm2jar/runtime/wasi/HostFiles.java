package dev.wasm2jar.runtime.wasi;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Attributes of files of the host. Nothing here follows a symbolic link at the end of a path. */
final class HostFiles {

    private static final boolean UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private HostFiles() {}

    /** Translates what every file system knows. */
    static FileStat stat(BasicFileAttributes attributes, Path path) {
        FileStat stat = new FileStat(type(attributes));
        stat.size = attributes.size();
        stat.accessed = attributes.lastAccessTime().to(TimeUnit.NANOSECONDS);
        stat.modified = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        stat.changed = stat.modified;
        identify(stat, attributes.fileKey(), path);
        return stat;
    }

    /** The attributes of a file, all that can be had, or null if there is none. */
    static FileStat stat(Path path) {
        try {
            FileStat stat = stat(
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS), path);
            complete(stat, path);
            return stat;
        } catch (IOException gone) {
            return null;
        }
    }

    /**
     * Adds what only Unix knows: the number of links, the time of the last change, and the kind of a special file. The
     * path may since lead elsewhere; then the attributes stay as they are.
     */
    static void complete(FileStat stat, Path path) {
        if (!UNIX) {
            return;
        }
        try {
            Map<String, Object> unix =
                    Files.readAttributes(path, "unix:dev,ino,nlink,ctime,mode", LinkOption.NOFOLLOW_LINKS);
            if (number(unix, "ino") != stat.inode || number(unix, "dev") != stat.device) {
                return;
            }
            stat.links = number(unix, "nlink");
            stat.changed = ((FileTime) unix.get("ctime")).to(TimeUnit.NANOSECONDS);
            if (stat.type == FileType.UNKNOWN) {
                stat.type = specialType((int) number(unix, "mode"));
            }
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException unknown) {
            // Another file system than the default one, or the file is gone.
        }
    }

    /** Sets the times that are not {@link FileStat#UNCHANGED}. */
    static void setTimes(Path path, long accessed, long modified) throws IOException {
        if (accessed != FileStat.UNCHANGED || modified != FileStat.UNCHANGED) {
            Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setTimes(time(modified), time(accessed), null);
        }
    }

    private static FileTime time(long nanoseconds) {
        return nanoseconds == FileStat.UNCHANGED ? null : FileTime.from(nanoseconds, TimeUnit.NANOSECONDS);
    }

    private static long number(Map<String, Object> attributes, String name) {
        return ((Number) attributes.get(name)).longValue();
    }

    private static int type(BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return FileType.REGULAR_FILE;
        }
        if (attributes.isDirectory()) {
            return FileType.DIRECTORY;
        }
        return attributes.isSymbolicLink() ? FileType.SYMBOLIC_LINK : FileType.UNKNOWN;
    }

    /** The type in {@code st_mode} (POSIX, sys/stat.h, as numbered by every Unix). */
    private static int specialType(int mode) {
        switch (mode & 0170000) {
            case 0020000:
                return FileType.CHARACTER_DEVICE;
            case 0060000:
                return FileType.BLOCK_DEVICE;
            case 0140000:
                return FileType.SOCKET_STREAM;
            default:
                return FileType.UNKNOWN;
        }
    }

    /**
     * On Unix the key of a file is its device and inode, which Java shows as {@code (dev=fe00,ino=123)} only. On other
     * systems there may be no key, and the path has to stand in for the number.
     */
    private static void identify(FileStat stat, Object key, Path path) {
        String text = key == null ? "" : key.toString();
        int comma = text.indexOf(",ino=");
        if (text.startsWith("(dev=") && comma > 0 && text.endsWith(")")) {
            stat.device = Long.parseUnsignedLong(text.substring(5, comma), 16);
            stat.inode = Long.parseUnsignedLong(text.substring(comma + 5, text.length() - 1));
        } else {
            stat.device = 1;
            stat.inode = key == null ? hash(path.toAbsolutePath().toString()) : hash(text);
        }
    }

    private static long hash(String text) {
        long hash = 1;
        for (int i = 0; i < text.length(); i++) {
            hash = hash * 0x5851f42d4c957f2dL + text.charAt(i);
        }
        return hash;
    }
}
