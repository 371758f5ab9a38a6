package dev.wasm2jar.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasm2jar.runtime.Memory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Calls host functions the way compiled code does, with strings and results in a real memory. */
final class Guest implements AutoCloseable {

    /** Where results go. */
    static final int RESULT = 64;

    /** Where buffers to read into are. */
    static final int BUFFER = 4096;

    /** Where paths and bytes to write are put. */
    private static final int TEXT = 32768;

    private static final int SECOND_TEXT = 48000;
    private static final int IOVS = 1024;

    final Wasi wasi;

    Guest(WasiBuilder builder) {
        wasi = builder.build();
        wasi.memory = new Memory(1, -1);
    }

    @Override
    public void close() {
        wasi.close();
    }

    /** Puts a text in memory. */
    int text(String text) {
        return put(TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    int put(int address, byte[] bytes) {
        System.arraycopy(bytes, 0, wasi.memory.bytes, address, bytes.length);
        return address;
    }

    static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    String string(int address, int length) {
        return new String(wasi.memory.bytes, address, length, StandardCharsets.UTF_8);
    }

    int i32(int address) {
        return wasi.memory.buffer().getInt(address);
    }

    long i64(int address) {
        return wasi.memory.buffer().getLong(address);
    }

    /** An array of iovecs: addresses and lengths in turn. */
    int iovs(int... spans) {
        for (int i = 0; i < spans.length; i++) {
            wasi.memory.buffer().putInt(IOVS + 4 * i, spans[i]);
        }
        return IOVS;
    }

    int openError(int dir, int lookup, String path, int oflags, long rights, long inheriting, int fdflags) {
        return WasiPath.path_open(
                wasi, dir, lookup, text(path), length(path), oflags, rights, inheriting, fdflags, RESULT);
    }

    int openError(int dir, String path, int oflags) {
        return openError(dir, 0, path, oflags, 0, 0, 0);
    }

    int open(int dir, int lookup, String path, int oflags, long rights, long inheriting, int fdflags) {
        assertEquals(Errno.SUCCESS, openError(dir, lookup, path, oflags, rights, inheriting, fdflags), path);
        return i32(RESULT);
    }

    int open(int dir, String path, int oflags, long rights) {
        return open(dir, 0, path, oflags, rights, 0, 0);
    }

    void touch(int dir, String path) {
        assertEquals(Errno.SUCCESS, closeFd(open(dir, path, Flags.CREAT, 0)));
    }

    int closeFd(int fd) {
        return WasiDescriptor.fd_close(wasi, fd);
    }

    int mkdir(int dir, String path) {
        return WasiPath.path_create_directory(wasi, dir, text(path), length(path));
    }

    int rmdir(int dir, String path) {
        return WasiPath.path_remove_directory(wasi, dir, text(path), length(path));
    }

    int unlink(int dir, String path) {
        return WasiPath.path_unlink_file(wasi, dir, text(path), length(path));
    }

    int symlink(String says, int dir, String path) {
        int second = put(SECOND_TEXT, path.getBytes(StandardCharsets.UTF_8));
        return WasiPath.path_symlink(wasi, text(says), length(says), dir, second, length(path));
    }

    int link(int from, int flags, String old, int to, String path) {
        int second = put(SECOND_TEXT, path.getBytes(StandardCharsets.UTF_8));
        return WasiPath.path_link(wasi, from, flags, text(old), length(old), to, second, length(path));
    }

    int rename(int from, String old, int to, String path) {
        int second = put(SECOND_TEXT, path.getBytes(StandardCharsets.UTF_8));
        return WasiPath.path_rename(wasi, from, text(old), length(old), to, second, length(path));
    }

    int readlink(int dir, String path, int bufLen) {
        return WasiPath.path_readlink(wasi, dir, text(path), length(path), BUFFER, bufLen, RESULT);
    }

    /** The attributes are at {@link #RESULT}. */
    int stat(int dir, int lookup, String path) {
        return WasiPath.path_filestat_get(wasi, dir, lookup, text(path), length(path), RESULT);
    }

    int fdstat(int fd) {
        return WasiFile.fd_filestat_get(wasi, fd, RESULT);
    }

    int setTimes(int dir, int lookup, String path, long atim, long mtim, int flags) {
        return WasiPath.path_filestat_set_times(wasi, dir, lookup, text(path), length(path), atim, mtim, flags);
    }

    int statType() {
        return wasi.memory.bytes[RESULT + 16];
    }

    long statInode() {
        return i64(RESULT + 8);
    }

    long statLinks() {
        return i64(RESULT + 24);
    }

    long statSize() {
        return i64(RESULT + 32);
    }

    long statAtim() {
        return i64(RESULT + 40);
    }

    long statMtim() {
        return i64(RESULT + 48);
    }

    int writeError(int fd, String text) {
        return WasiDescriptor.fd_write(wasi, fd, iovs(text(text), length(text)), 1, RESULT);
    }

    void write(int fd, String text) {
        assertEquals(Errno.SUCCESS, writeError(fd, text));
        assertEquals(length(text), i32(RESULT));
    }

    int readError(int fd, int length) {
        return WasiDescriptor.fd_read(wasi, fd, iovs(BUFFER, length), 1, RESULT);
    }

    String read(int fd, int length) {
        assertEquals(Errno.SUCCESS, readError(fd, length));
        return string(BUFFER, i32(RESULT));
    }

    long seek(int fd, long offset, int whence) {
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_seek(wasi, fd, offset, whence, RESULT));
        return i64(RESULT);
    }

    long tell(int fd) {
        assertEquals(Errno.SUCCESS, WasiFile.fd_tell(wasi, fd, RESULT));
        return i64(RESULT);
    }

    long rights(int fd) {
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_fdstat_get(wasi, fd, RESULT));
        return i64(RESULT + 8);
    }

    long inheriting(int fd) {
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_fdstat_get(wasi, fd, RESULT));
        return i64(RESULT + 16);
    }

    /** An entry as fd_readdir tells it. */
    record Entry(String name, long next, long inode, int type) {}

    /** Reads a whole directory with a buffer of that size. */
    List<Entry> list(int fd, int bufLen, long cookie) {
        List<Entry> entries = new ArrayList<>();
        while (true) {
            assertEquals(Errno.SUCCESS, WasiDirectory.fd_readdir(wasi, fd, BUFFER, bufLen, cookie, RESULT));
            int used = i32(RESULT);
            int at = BUFFER;
            int before = entries.size();
            while (at + 24 <= BUFFER + used && at + 24 + i32(at + 16) <= BUFFER + used) {
                entries.add(new Entry(string(at + 24, i32(at + 16)), i64(at), i64(at + 8), wasi.memory.bytes[at + 20]));
                cookie = i64(at);
                at += 24 + i32(at + 16);
            }
            if (used < bufLen) {
                return entries;
            }
            assertEquals(true, entries.size() > before, "no progress");
        }
    }

    List<String> names(int fd) {
        List<String> names = new ArrayList<>();
        for (Entry entry : list(fd, 4096, 0)) {
            names.add(entry.name());
        }
        return names;
    }
}
