package dev.wasm2jar.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.runtime.Trap;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** Reading, writing and describing open files. */
class WasiFileTest extends TempDirectory {

    @Test
    void readsWhatItWrote() throws IOException {
        int fd = guest.open(ROOT, "file", Flags.CREAT, ALL);
        assertEquals(0, guest.tell(fd));
        guest.write(fd, "hello, world");
        assertEquals(12, guest.tell(fd));
        assertEquals(7, guest.seek(fd, -5, Flags.WHENCE_CUR));
        assertEquals("world", guest.read(fd, 100));
        assertEquals("", guest.read(fd, 100));
        assertEquals(2, guest.seek(fd, -10, Flags.WHENCE_END));
        assertEquals("llo", guest.read(fd, 3));
        assertEquals(1000, guest.seek(fd, 1000, Flags.WHENCE_SET));
        assertEquals("", guest.read(fd, 3));
        assertEquals(Errno.INVAL, WasiDescriptor.fd_seek(guest.wasi, fd, -2000, Flags.WHENCE_CUR, 0));
        assertEquals(Errno.INVAL, WasiDescriptor.fd_seek(guest.wasi, fd, Long.MAX_VALUE, Flags.WHENCE_CUR, 0));
        assertEquals(Errno.INVAL, WasiDescriptor.fd_seek(guest.wasi, fd, 0, 3, 0));
        assertEquals(1000, guest.tell(fd));
        guest.write(fd, "!");
        assertEquals(1001, Files.size(root.resolve("file")));
        assertEquals(Errno.SUCCESS, guest.closeFd(fd));
        assertEquals(Errno.BADF, guest.closeFd(fd));
    }

    @Test
    void partsAreScatteredAndGathered() {
        int fd = guest.open(ROOT, "file", Flags.CREAT, ALL);
        guest.put(200, "abc".getBytes());
        guest.put(300, "defg".getBytes());
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_write(guest.wasi, fd, guest.iovs(200, 3, 300, 4), 2, 0));
        assertEquals(7, guest.i32(0));
        guest.seek(fd, 0, Flags.WHENCE_SET);
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_read(guest.wasi, fd, guest.iovs(400, 2, 500, 9), 2, 0));
        assertEquals(7, guest.i32(0));
        assertEquals("ab", guest.string(400, 2));
        assertEquals("cdefg", guest.string(500, 5));
        assertEquals(Errno.SUCCESS, WasiFile.fd_pread(guest.wasi, fd, guest.iovs(600, 1, 700, 2), 2, 3, 0));
        assertEquals(3, guest.i32(0));
        assertEquals("d", guest.string(600, 1));
        assertEquals("ef", guest.string(700, 2));
        assertEquals(Errno.SUCCESS, WasiFile.fd_pwrite(guest.wasi, fd, guest.iovs(700, 2, 600, 1), 2, 0, 0));
        assertEquals(7, guest.tell(fd));
        guest.seek(fd, 0, Flags.WHENCE_SET);
        assertEquals("efddefg", guest.read(fd, 10));
        assertEquals(Errno.INVAL, WasiFile.fd_pread(guest.wasi, fd, guest.iovs(0, 1), 1, -1, 0));
    }

    @Test
    void largeTransfersGoThroughInPieces() {
        guest.wasi.memory = new Memory(20, -1);
        int size = 1_000_001;
        for (int i = 0; i < size; i++) {
            guest.wasi.memory.bytes[70000 + i] = (byte) (i * 31 >> 3);
        }
        byte[] written = java.util.Arrays.copyOfRange(guest.wasi.memory.bytes, 70000, 70000 + size);
        int fd = guest.open(ROOT, "file", Flags.CREAT, ALL);
        assertEquals(Errno.SUCCESS,
                WasiDescriptor.fd_write(guest.wasi, fd, guest.iovs(70000, 500_000, 570_000, 500_001), 2, 0));
        assertEquals(size, guest.i32(0));
        java.util.Arrays.fill(guest.wasi.memory.bytes, (byte) 0);
        guest.seek(fd, 0, Flags.WHENCE_SET);
        assertEquals(Errno.SUCCESS,
                WasiDescriptor.fd_read(guest.wasi, fd, guest.iovs(70000, 3, 70003, size), 2, 0));
        assertEquals(size, guest.i32(0));
        assertEquals(-1, java.util.Arrays.mismatch(written,
                java.util.Arrays.copyOfRange(guest.wasi.memory.bytes, 70000, 70000 + size)));
        assertThrows(Trap.class,
                () -> WasiDescriptor.fd_read(guest.wasi, fd, guest.iovs(70000, 2_000_000), 1, 0));
        assertEquals(Errno.INVAL, WasiDescriptor.fd_read(guest.wasi, fd, manyParts(), 3000, 0));
    }

    /** Parts that add up to more than 2 GiB, over and over the same bytes. */
    private int manyParts() {
        for (int i = 0; i < 3000; i++) {
            guest.wasi.memory.buffer().putInt(8 * i, 100_000);
            guest.wasi.memory.buffer().putInt(8 * i + 4, 1_000_000);
        }
        return 0;
    }

    @Test
    void appendsUntilTheFlagIsTakenAway() throws IOException {
        int fd = guest.open(ROOT, 0, "file", Flags.CREAT, ALL, 0, Flags.APPEND);
        guest.write(fd, "aa");
        Files.writeString(root.resolve("file"), "bbb");
        guest.seek(fd, 0, Flags.WHENCE_SET);
        guest.write(fd, "cc");
        assertEquals(5, guest.tell(fd));
        assertEquals(Errno.SUCCESS, WasiFile.fd_pwrite(guest.wasi, fd, guest.iovs(guest.text("X"), 1), 1, 0, 0));
        assertEquals(5, guest.tell(fd));
        assertEquals("Xbbcc", Files.readString(root.resolve("file")));
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_fdstat_set_flags(guest.wasi, fd, 0));
        guest.seek(fd, 1, Flags.WHENCE_SET);
        guest.write(fd, "Y");
        assertEquals("XYbcc", Files.readString(root.resolve("file")));
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_fdstat_set_flags(guest.wasi, fd, Flags.APPEND | Flags.DSYNC));
        guest.write(fd, "Z");
        assertEquals("XYbccZ", Files.readString(root.resolve("file")));
        WasiDescriptor.fd_fdstat_get(guest.wasi, fd, 0);
        assertEquals(FileType.REGULAR_FILE | (Flags.APPEND | Flags.DSYNC) << 16, guest.i32(0));
        assertEquals(Errno.INVAL, WasiDescriptor.fd_fdstat_set_flags(guest.wasi, fd, 1 << 5));
        int late = guest.open(ROOT, "file", 0, ALL);
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_fdstat_set_flags(guest.wasi, late, Flags.APPEND));
        guest.write(late, "!");
        assertEquals("XYbccZ!", Files.readString(root.resolve("file")));
    }

    @Test
    void writesAreSeenThroughOtherDescriptors() {
        int reader = guest.open(ROOT, "file", Flags.CREAT, READ);
        int writer = guest.open(ROOT, 0, "file", 0, WRITE | Rights.FD_SYNC, 0, Flags.SYNC);
        guest.write(writer, "x");
        assertEquals("x", guest.read(reader, 5));
    }

    @Test
    void sizeIsSetAndAllocated() {
        int fd = guest.open(ROOT, "file", Flags.CREAT, ALL);
        guest.write(fd, "0123456789");
        assertEquals(Errno.SUCCESS, WasiFile.fd_filestat_set_size(guest.wasi, fd, 4));
        assertEquals(10, guest.tell(fd));
        assertEquals(Errno.SUCCESS, WasiFile.fd_filestat_set_size(guest.wasi, fd, 6));
        guest.seek(fd, 0, Flags.WHENCE_SET);
        assertEquals("0123\0\0", guest.read(fd, 20));
        assertEquals(Errno.SUCCESS, WasiFile.fd_allocate(guest.wasi, fd, 2, 2));
        assertEquals(Errno.SUCCESS, guest.fdstat(fd));
        assertEquals(6, guest.statSize());
        assertEquals(Errno.SUCCESS, WasiFile.fd_allocate(guest.wasi, fd, 90, 20));
        assertEquals(Errno.SUCCESS, guest.fdstat(fd));
        assertEquals(110, guest.statSize());
        assertEquals(Errno.INVAL, WasiFile.fd_allocate(guest.wasi, fd, 0, 0));
        assertEquals(Errno.FBIG, WasiFile.fd_allocate(guest.wasi, fd, Long.MAX_VALUE, 2));
        assertEquals(Errno.INVAL, WasiFile.fd_filestat_set_size(guest.wasi, fd, -1));
        assertEquals(Errno.SUCCESS, WasiFile.fd_advise(guest.wasi, fd, 10, 50, 0));
        assertEquals(Errno.INVAL, WasiFile.fd_advise(guest.wasi, fd, 10, 50, 6));
        assertEquals(Errno.SUCCESS, WasiFile.fd_sync(guest.wasi, fd));
        assertEquals(Errno.SUCCESS, WasiFile.fd_datasync(guest.wasi, fd));
        int reader = guest.open(ROOT, "file", 0, READ | Rights.FD_FILESTAT_SET_SIZE);
        assertEquals(Errno.INVAL, WasiFile.fd_filestat_set_size(guest.wasi, reader, 1));
    }

    @Test
    void timesAreSetToTheNanosecond() {
        int fd = guest.open(ROOT, "file", Flags.CREAT, ALL);
        guest.fdstat(fd);
        long before = guest.statAtim();
        long time = 1_700_000_000_123_456_789L;
        assertEquals(Errno.SUCCESS, WasiFile.fd_filestat_set_times(guest.wasi, fd, 1, time, Flags.MTIM));
        guest.fdstat(fd);
        assertEquals(time, guest.statMtim());
        assertEquals(before, guest.statAtim());
        assertEquals(Errno.SUCCESS, WasiFile.fd_filestat_set_times(guest.wasi, fd, 5, 0, Flags.ATIM | Flags.MTIM_NOW));
        guest.fdstat(fd);
        assertEquals(5, guest.statAtim());
        assertTrue(guest.statMtim() > time);
        for (int flags : new int[] {Flags.MTIM | Flags.MTIM_NOW, Flags.ATIM | Flags.ATIM_NOW, 1 << 4}) {
            assertEquals(Errno.INVAL, WasiFile.fd_filestat_set_times(guest.wasi, fd, 1, 1, flags));
        }
    }

    @Test
    void filesHaveInodesAndLinks() {
        int a = guest.open(ROOT, "a", Flags.CREAT, ALL);
        int b = guest.open(ROOT, "b", Flags.CREAT, ALL);
        guest.fdstat(a);
        long inode = guest.statInode();
        long device = guest.i64(Guest.RESULT);
        assertEquals(FileType.REGULAR_FILE, guest.statType());
        assertEquals(1, guest.statLinks());
        guest.fdstat(b);
        assertNotEquals(inode, guest.statInode());
        assertEquals(device, guest.i64(Guest.RESULT));
        guest.stat(ROOT, 0, "a");
        assertEquals(inode, guest.statInode());
        guest.link(ROOT, 0, "a", ROOT, "c");
        guest.fdstat(a);
        assertEquals(2, guest.statLinks());
    }

    @Test
    void removedFileLivesOnWhileOpen() {
        int fd = guest.open(ROOT, "file", Flags.CREAT, ALL);
        guest.write(fd, "still here");
        guest.fdstat(fd);
        long inode = guest.statInode();
        assertEquals(Errno.SUCCESS, guest.unlink(ROOT, "file"));
        guest.touch(ROOT, "file");
        guest.seek(fd, 0, Flags.WHENCE_SET);
        assertEquals("still here", guest.read(fd, 20));
        guest.write(fd, "!");
        assertEquals(Errno.SUCCESS, guest.fdstat(fd));
        assertEquals(inode, guest.statInode());
        assertEquals(11, guest.statSize());
        assertEquals(0, guest.statLinks());
        assertEquals(Errno.SUCCESS, WasiFile.fd_filestat_set_times(guest.wasi, fd, 7, 8, Flags.ATIM | Flags.MTIM));
        guest.fdstat(fd);
        assertEquals(7, guest.statAtim());
        guest.stat(ROOT, 0, "file");
        assertNotEquals(7, guest.statAtim());
    }

    @Test
    void renamedFileIsStillDescribed() {
        guest.mkdir(ROOT, "dir");
        int fd = guest.open(ROOT, "dir/file", Flags.CREAT, ALL);
        int dir = guest.open(ROOT, 0, "dir", Flags.OPEN_DIRECTORY, Rights.DIRECTORY, Rights.ALL, 0);
        guest.write(fd, "abc");
        assertEquals(Errno.SUCCESS, guest.rename(ROOT, "dir", ROOT, "other"));
        assertEquals(Errno.SUCCESS, guest.rename(dir, "file", dir, "file2"));
        guest.fdstat(fd);
        assertEquals(1, guest.statLinks());
        assertEquals(3, guest.statSize());
        // What needs a path finds the directory where it is now.
        assertEquals(Errno.SUCCESS, guest.mkdir(dir, "sub"));
        assertEquals(Errno.SUCCESS, guest.stat(ROOT, 0, "other/sub"));
    }

    @Test
    void directoriesRefuseWhatFilesDo() {
        int fd = guest.open(ROOT, ".", Flags.OPEN_DIRECTORY, Rights.ALL & ~WRITE);
        assertEquals(0, guest.rights(fd) & (Rights.FD_SEEK | READ | Rights.FD_FILESTAT_SET_SIZE));
        assertEquals(Errno.ISDIR, guest.readError(fd, 1));
        assertEquals(Errno.ISDIR, guest.writeError(fd, "x"));
        assertEquals(Errno.ISDIR, WasiFile.fd_pread(guest.wasi, fd, 0, 0, 0, 0));
        assertEquals(Errno.ISDIR, WasiFile.fd_pwrite(guest.wasi, fd, 0, 0, 0, 0));
        assertEquals(Errno.ISDIR, WasiDescriptor.fd_seek(guest.wasi, fd, 0, Flags.WHENCE_CUR, 0));
        assertEquals(Errno.ISDIR, WasiFile.fd_tell(guest.wasi, fd, 0));
        assertEquals(Errno.ISDIR, WasiFile.fd_allocate(guest.wasi, fd, 0, 1));
        assertEquals(Errno.ISDIR, WasiFile.fd_filestat_set_size(guest.wasi, fd, 0));
        assertEquals(Errno.BADF, WasiFile.fd_advise(guest.wasi, fd, 0, 1, 0));
        assertEquals(Errno.SUCCESS, WasiFile.fd_sync(guest.wasi, fd));
        int file = guest.open(ROOT, "file", Flags.CREAT, ALL);
        assertEquals(Errno.NOTDIR, WasiDirectory.fd_readdir(guest.wasi, file, 0, 1, 0, 0));
        assertEquals(Errno.NOTDIR, guest.openError(file, "foo", Flags.CREAT));
    }
}
