package dev.wasm2jar.runtime.wasi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** An open file, or a device or pipe found among files. */
final class FileDescriptor extends Descriptor {

    /**
     * The most that goes through a channel at once. Java copies what is in an array through memory of its own outside
     * the heap, as large as the piece, and keeps that for the thread.
     */
    private static final int PIECE = 1 << 17;

    private final FileChannel channel;

    /** The same file opened for appending, so that the system finds the end with each write; or null. */
    private final FileChannel appender;

    private final Mount mount;

    /** The file as it was last seen; a channel cannot tell. */
    private final FileStat last;

    /** Where it was opened, or was renamed to. */
    private Path path;

    FileDescriptor(FileChannel channel, FileChannel appender, Mount mount, Path path, FileStat stat, long rights,
            long inheriting, int flags) {
        super(stat.type, Rights.FILE, rights, inheriting);
        this.channel = channel;
        this.appender = appender;
        this.mount = mount;
        this.path = path;
        this.last = stat;
        this.flags = flags;
    }

    @Override
    int misuse(long needed) {
        return (needed & (Rights.SOCK_ACCEPT | Rights.SOCK_SHUTDOWN)) != 0 ? Errno.NOTSOCK : Errno.NOTDIR;
    }

    @Override
    long read(byte[] memory, int[] spans) {
        long done = 0;
        try {
            if (spans.length > 2 && total(spans) <= PIECE) {
                return Math.max(0, channel.read(buffers(memory, spans)));
            }
            for (int i = 0; i < spans.length; i += 2) {
                int left = spans[i + 1];
                for (int at = spans[i]; left > 0;) {
                    int piece = Math.min(left, PIECE);
                    int count = channel.read(ByteBuffer.wrap(memory, at, piece));
                    done += Math.max(0, count);
                    // More may come from a device or pipe, but only what is there was asked for.
                    if (count < piece || type != FileType.REGULAR_FILE) {
                        return done;
                    }
                    at += count;
                    left -= count;
                }
            }
            return done;
        } catch (IOException | IllegalStateException failure) {
            return done > 0 ? done : -IoErrors.errno(failure);
        }
    }

    @Override
    long write(byte[] memory, int[] spans) {
        boolean append = (flags & Flags.APPEND) != 0;
        FileChannel target = append && appender != null ? appender : channel;
        long done = 0;
        try {
            if (append && appender == null && type == FileType.REGULAR_FILE) {
                channel.position(channel.size());
            }
            if (spans.length > 2 && total(spans) <= PIECE) {
                done = target.write(buffers(memory, spans));
            } else {
                for (int i = 0; i < spans.length; i += 2) {
                    int end = spans[i] + spans[i + 1];
                    for (int at = spans[i]; at < end;) {
                        int count = target.write(ByteBuffer.wrap(memory, at, Math.min(end - at, PIECE)));
                        done += count;
                        at += count;
                    }
                }
            }
            if (target == appender) {
                channel.position(appender.position());
            }
            force();
            return done;
        } catch (IOException | IllegalStateException failure) {
            return done > 0 ? done : -IoErrors.errno(failure);
        }
    }

    @Override
    long pread(byte[] memory, int[] spans, long offset) {
        long done = 0;
        try {
            for (int i = 0; i < spans.length; i += 2) {
                int left = spans[i + 1];
                for (int at = spans[i]; left > 0;) {
                    int piece = Math.min(left, PIECE);
                    int count = channel.read(ByteBuffer.wrap(memory, at, piece), offset + done);
                    done += Math.max(0, count);
                    if (count < piece) {
                        return done;
                    }
                    at += count;
                    left -= count;
                }
            }
            return done;
        } catch (IOException | IllegalStateException failure) {
            return done > 0 ? done : -IoErrors.errno(failure);
        }
    }

    /** Writes at the offset even when appending, as POSIX has it (Linux appends). */
    @Override
    long pwrite(byte[] memory, int[] spans, long offset) {
        long done = 0;
        try {
            for (int i = 0; i < spans.length; i += 2) {
                int end = spans[i] + spans[i + 1];
                for (int at = spans[i]; at < end;) {
                    int count =
                            channel.write(ByteBuffer.wrap(memory, at, Math.min(end - at, PIECE)), offset + done);
                    done += count;
                    at += count;
                }
            }
            force();
            return done;
        } catch (IOException | IllegalStateException failure) {
            return done > 0 ? done : -IoErrors.errno(failure);
        }
    }

    @Override
    long seek(long offset, int whence) {
        if (type != FileType.REGULAR_FILE) {
            return -Errno.SPIPE;
        }
        try {
            long position = offset;
            if (whence == Flags.WHENCE_CUR) {
                position += channel.position();
            } else if (whence == Flags.WHENCE_END) {
                position += channel.size();
            }
            if (position < 0) {
                // Before the beginning, or an overflow: the offset added to is not negative.
                return -Errno.INVAL;
            }
            if (offset != 0 || whence != Flags.WHENCE_CUR) {
                channel.position(position);
            }
            return position;
        } catch (IOException failure) {
            return -IoErrors.errno(failure);
        }
    }

    @Override
    int allocate(long offset, long length) {
        try {
            return offset + length > channel.size() ? setSize(offset + length) : Errno.SUCCESS;
        } catch (IOException failure) {
            return IoErrors.errno(failure);
        }
    }

    @Override
    int setSize(long size) {
        if (type != FileType.REGULAR_FILE) {
            return Errno.INVAL;
        }
        try {
            mount.checkWritable();
            long before = channel.size();
            if (size < before) {
                // truncate() takes the position along, ftruncate(2) does not.
                long position = channel.position();
                channel.truncate(size);
                channel.position(position);
            } else if (size > before) {
                channel.write(ByteBuffer.allocate(1), size - 1);
            }
            return Errno.SUCCESS;
        } catch (IOException | IllegalStateException failure) {
            // ftruncate(2) of a file not open for writing is EINVAL.
            return failure instanceof IOException ? IoErrors.errno((IOException) failure) : Errno.INVAL;
        }
    }

    @Override
    int sync(boolean dataOnly) {
        try {
            channel.force(!dataOnly);
            return Errno.SUCCESS;
        } catch (IOException failure) {
            return IoErrors.errno(failure);
        }
    }

    @Override
    int stat(FileStat stat) {
        refresh();
        stat.copy(last);
        return Errno.SUCCESS;
    }

    @Override
    int setTimes(long accessed, long modified) {
        try {
            mount.checkWritable();
            if (refresh()) {
                HostFiles.setTimes(path, accessed, modified);
                return Errno.SUCCESS;
            }
        } catch (IOException failure) {
            return IoErrors.errno(failure);
        }
        // The file has no name any more, and only we know its times.
        last.accessed = accessed != FileStat.UNCHANGED ? accessed : last.accessed;
        last.modified = modified != FileStat.UNCHANGED ? modified : last.modified;
        return Errno.SUCCESS;
    }

    @Override
    int poll(boolean write, PollWait wait) {
        wait.bytes = 1;
        if (!write && type == FileType.REGULAR_FILE) {
            try {
                wait.bytes = Math.max(0, channel.size() - channel.position());
            } catch (IOException failure) {
                return IoErrors.errno(failure);
            }
        }
        return Errno.SUCCESS;
    }

    /** Notes that a file was renamed, which may be this one or a directory above it. */
    void renamed(Path from, Path to) {
        if (path.startsWith(from)) {
            path = path.equals(from) ? to : to.resolve(from.relativize(path));
        }
    }

    @Override
    int close() {
        try {
            if (appender != null) {
                appender.close();
            }
            channel.close();
            return Errno.SUCCESS;
        } catch (IOException failure) {
            return IoErrors.errno(failure);
        }
    }

    /** What the flags dsync, rsync and sync ask for; rsync is taken for sync, as Linux does. */
    private void force() throws IOException {
        if ((flags & (Flags.DSYNC | Flags.RSYNC | Flags.SYNC)) != 0) {
            channel.force((flags & (Flags.RSYNC | Flags.SYNC)) != 0);
        }
    }

    /**
     * Looks at the file again, by its path.
     *
     * @return false if it is no longer there: removed, or exchanged for another. Then only the size is known
     */
    private boolean refresh() {
        FileStat now = HostFiles.stat(path);
        if (now != null && now.isSameFile(last)) {
            last.copy(now);
            return true;
        }
        if (last.links == 1) {
            last.links = 0;
        }
        try {
            if (type == FileType.REGULAR_FILE) {
                last.size = channel.size();
            }
        } catch (IOException ignored) {
            // The size as it was.
        }
        return false;
    }

    private static long total(int[] spans) {
        long total = 0;
        for (int i = 1; i < spans.length; i += 2) {
            total += spans[i];
        }
        return total;
    }

    private static ByteBuffer[] buffers(byte[] memory, int[] spans) {
        ByteBuffer[] buffers = new ByteBuffer[spans.length / 2];
        for (int i = 0; i < buffers.length; i++) {
            buffers[i] = ByteBuffer.wrap(memory, spans[2 * i], spans[2 * i + 1]);
        }
        return buffers;
    }
}
