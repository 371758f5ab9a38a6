package dev.wasm2jar.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/** Base and inheriting rights. */
class WasiRightsTest extends TempDirectory {

    @Test
    void preopenHasEveryRightThatApplies() {
        assertEquals(Rights.DIRECTORY, guest.rights(ROOT));
        assertEquals(Rights.ALL, guest.inheriting(ROOT));
    }

    @Test
    void rightsShrinkOnly() {
        int fd = guest.open(ROOT, "file", Flags.CREAT, READ | WRITE | Rights.FD_SEEK | Rights.FD_TELL);
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_fdstat_set_rights(guest.wasi, fd, Rights.FD_SEEK, 0));
        assertEquals(Rights.FD_SEEK, guest.rights(fd));
        assertEquals(Errno.NOTCAPABLE, guest.readError(fd, 1));
        assertEquals(Errno.NOTCAPABLE, guest.writeError(fd, "x"));
        assertEquals(Errno.NOTCAPABLE,
                WasiDescriptor.fd_fdstat_set_rights(guest.wasi, fd, Rights.FD_SEEK | READ, 0));
        assertEquals(Errno.NOTCAPABLE, WasiDescriptor.fd_fdstat_set_rights(guest.wasi, fd, 0, READ));
        assertEquals(Errno.BADF, WasiDescriptor.fd_fdstat_set_rights(guest.wasi, 99, 0, 0));
    }

    @Test
    void everyFileFunctionNeedsItsRight() {
        needs(READ, fd -> guest.readError(fd, 1));
        needs(WRITE, fd -> guest.writeError(fd, "x"));
        needs(READ, fd -> WasiFile.fd_pread(guest.wasi, fd, 0, 0, 0, 0));
        needs(Rights.FD_SEEK, fd -> WasiFile.fd_pread(guest.wasi, fd, 0, 0, 0, 0));
        needs(WRITE, fd -> WasiFile.fd_pwrite(guest.wasi, fd, 0, 0, 0, 0));
        needs(Rights.FD_SEEK, fd -> WasiFile.fd_pwrite(guest.wasi, fd, 0, 0, 0, 0));
        needs(Rights.FD_SEEK, fd -> WasiDescriptor.fd_seek(guest.wasi, fd, 1, 1, 0));
        needs(Rights.FD_SEEK | Rights.FD_TELL, fd -> WasiDescriptor.fd_seek(guest.wasi, fd, 0, 1, 0));
        needs(Rights.FD_SEEK | Rights.FD_TELL, fd -> WasiFile.fd_tell(guest.wasi, fd, 0));
        needs(Rights.FD_ADVISE, fd -> WasiFile.fd_advise(guest.wasi, fd, 0, 0, 0));
        needs(Rights.FD_ALLOCATE, fd -> WasiFile.fd_allocate(guest.wasi, fd, 0, 1));
        needs(Rights.FD_SYNC, fd -> WasiFile.fd_sync(guest.wasi, fd));
        needs(Rights.FD_DATASYNC, fd -> WasiFile.fd_datasync(guest.wasi, fd));
        needs(Rights.FD_FDSTAT_SET_FLAGS, fd -> WasiDescriptor.fd_fdstat_set_flags(guest.wasi, fd, 0));
        needs(Rights.FD_FILESTAT_GET, guest::fdstat);
        needs(Rights.FD_FILESTAT_SET_SIZE, fd -> WasiFile.fd_filestat_set_size(guest.wasi, fd, 0));
        needs(Rights.FD_FILESTAT_SET_TIMES, fd -> WasiFile.fd_filestat_set_times(guest.wasi, fd, 0, 0, 0));
    }

    /** The function works with all rights but fails with all but these. */
    private void needs(long rights, ToIntFunction<Integer> function) {
        int fd = guest.open(ROOT, "file", Flags.CREAT, ALL);
        assertEquals(Errno.SUCCESS, function.applyAsInt(fd));
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_fdstat_set_rights(guest.wasi, fd, ALL & ~rights, 0));
        assertEquals(Errno.NOTCAPABLE, function.applyAsInt(fd), Long.toHexString(rights));
        guest.closeFd(fd);
    }

    @Test
    void everyPathFunctionNeedsItsRight() {
        guest.touch(ROOT, "file");
        guest.symlink("file", ROOT, "link");
        lacks(Rights.PATH_OPEN, fd -> guest.openError(fd, "file", 0));
        lacks(Rights.PATH_CREATE_FILE, fd -> guest.openError(fd, "file", Flags.CREAT));
        lacks(Rights.PATH_FILESTAT_SET_SIZE, fd -> guest.openError(fd, "file", Flags.TRUNC));
        lacks(Rights.PATH_CREATE_DIRECTORY, fd -> guest.mkdir(fd, "new"));
        lacks(Rights.PATH_REMOVE_DIRECTORY, fd -> guest.rmdir(fd, "new"));
        lacks(Rights.PATH_UNLINK_FILE, fd -> guest.unlink(fd, "file"));
        lacks(Rights.PATH_FILESTAT_GET, fd -> guest.stat(fd, 0, "file"));
        lacks(Rights.PATH_FILESTAT_SET_TIMES, fd -> guest.setTimes(fd, 0, "file", 0, 0, 0));
        lacks(Rights.PATH_READLINK, fd -> guest.readlink(fd, "link", 10));
        lacks(Rights.PATH_SYMLINK, fd -> guest.symlink("x", fd, "new"));
        lacks(Rights.PATH_LINK_SOURCE, fd -> guest.link(fd, 0, "file", ROOT, "new"));
        lacks(Rights.PATH_LINK_TARGET, fd -> guest.link(ROOT, 0, "file", fd, "new"));
        lacks(Rights.PATH_RENAME_SOURCE, fd -> guest.rename(fd, "file", ROOT, "new"));
        lacks(Rights.PATH_RENAME_TARGET, fd -> guest.rename(ROOT, "file", fd, "new"));
        lacks(Rights.FD_READDIR, fd -> WasiDirectory.fd_readdir(guest.wasi, fd, 0, 0, 0, 0));
        lacks(Rights.FD_FILESTAT_GET, guest::fdstat);
        lacks(Rights.FD_FILESTAT_SET_TIMES, fd -> WasiFile.fd_filestat_set_times(guest.wasi, fd, 0, 0, 0));
        assertEquals(java.util.List.of(".", "..", "file", "link"), guest.names(ROOT));
    }

    private void lacks(long right, ToIntFunction<Integer> function) {
        int fd = guest.open(ROOT, 0, ".", 0, Rights.DIRECTORY & ~right, Rights.ALL, 0);
        assertEquals(Errno.NOTCAPABLE, function.applyAsInt(fd), Long.toHexString(right));
        guest.closeFd(fd);
    }

    @Test
    void nothingIsInheritedBeyondInheritingRights() {
        guest.touch(ROOT, "file");
        guest.mkdir(ROOT, "dir");
        long few = READ | Rights.FD_SEEK | Rights.PATH_OPEN;
        int dir = guest.open(ROOT, 0, ".", 0, Rights.DIRECTORY, few, 0);
        assertEquals(few, guest.inheriting(dir));
        assertEquals(Errno.SUCCESS, guest.openError(dir, 0, "file", 0, READ, 0, 0));
        assertEquals(Errno.NOTCAPABLE, guest.openError(dir, 0, "file", 0, READ | WRITE, 0, 0));
        assertEquals(Errno.NOTCAPABLE, guest.openError(dir, 0, "dir", 0, Rights.PATH_SYMLINK, 0, 0));
        assertEquals(Errno.NOTCAPABLE, guest.openError(dir, 0, "dir", 0, 0, WRITE, 0));
        assertEquals(Errno.NOTCAPABLE, guest.openError(dir, 0, "file", 0, READ, 0, Flags.SYNC));
        assertEquals(Errno.NOTCAPABLE, guest.openError(dir, 0, "file", 0, READ, 0, Flags.DSYNC));
        assertEquals(Errno.NOTCAPABLE, guest.openError(dir, 0, "new", Flags.CREAT, WRITE, 0, 0));
        assertEquals(Errno.NOENT, guest.stat(ROOT, 0, "new"));
        // Rights that mean nothing for a file may be asked for: Rust's library does so with every file.
        int fd = guest.open(dir, 0, "file", 0, READ | Rights.PATH_SYMLINK | Rights.SOCK_ACCEPT | 1L << 40, 0, 0);
        assertEquals(READ, guest.rights(fd));
        int sub = guest.open(dir, 0, "dir", 0, few | Rights.FD_WRITE & 0, few, 0);
        assertEquals(Rights.PATH_OPEN, guest.rights(sub));
    }

    @Test
    void truncatingNeedsTheDirectorysRightOnly() {
        guest.touch(ROOT, "file");
        int dir = guest.open(ROOT, 0, ".", 0, Rights.DIRECTORY, Rights.ALL & ~Rights.FD_FILESTAT_SET_SIZE, 0);
        assertEquals(Errno.SUCCESS, guest.openError(dir, "file", Flags.TRUNC));
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_fdstat_set_rights(
                guest.wasi, dir, Rights.DIRECTORY & ~Rights.PATH_FILESTAT_SET_SIZE, 0));
        assertEquals(Errno.NOTCAPABLE, guest.openError(dir, "file", Flags.TRUNC));
    }
}
