package dev.wasm2jar.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasm2jar.runtime.Trap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the path functions do inside of a directory. */
class WasiPathTest extends TempDirectory {

    @Test
    void openCreatesOrFindsOrFails() {
        assertEquals(Errno.NOENT, guest.openError(ROOT, "file", 0));
        guest.touch(ROOT, "file");
        assertEquals(Errno.SUCCESS, guest.openError(ROOT, "file", 0));
        assertEquals(Errno.SUCCESS, guest.openError(ROOT, "file", Flags.CREAT));
        assertEquals(Errno.EXIST, guest.openError(ROOT, "file", Flags.CREAT | Flags.EXCL));
        assertEquals(Errno.SUCCESS, guest.openError(ROOT, "new", Flags.CREAT | Flags.EXCL));
        assertEquals(Errno.NOTDIR, guest.openError(ROOT, "file", Flags.OPEN_DIRECTORY));
        assertEquals(Errno.NOENT, guest.openError(ROOT, "none/file", Flags.CREAT));
        assertEquals(Errno.NOTDIR, guest.openError(ROOT, "file/file", Flags.CREAT));
        assertEquals(Errno.NOENT, guest.openError(ROOT, "", Flags.CREAT));
        assertEquals(Errno.INVAL, guest.openError(ROOT, "x", Flags.CREAT | Flags.OPEN_DIRECTORY));
        assertEquals(Errno.INVAL, guest.openError(ROOT, "x", 1 << 4));
        assertEquals(Errno.INVAL, guest.openError(ROOT, 2, "x", 0, 0, 0, 0));
        assertEquals(Errno.INVAL, guest.openError(ROOT, 0, "x", 0, 0, 0, 1 << 5));
        assertThrows(Trap.class, () -> WasiPath.path_open(guest.wasi, ROOT, 0, 65000, 1000, 0, 0, 0, 0, 0));
    }

    @Test
    void openTruncates() throws IOException {
        Files.writeString(root.resolve("file"), "to be truncated");
        int fd = guest.open(ROOT, "file", Flags.TRUNC, READ);
        assertEquals("", guest.read(fd, 10));
        assertEquals(Errno.NOTCAPABLE, guest.writeError(fd, "x"));
        assertEquals(0, Files.size(root.resolve("file")));
    }

    @Test
    void openRespectsAccess() throws IOException {
        guest.touch(ROOT, "file");
        int reader = guest.open(ROOT, "file", 0, READ);
        assertEquals(Errno.NOTCAPABLE, guest.writeError(reader, "x"));
        int writer = guest.open(ROOT, "file", 0, WRITE);
        assertEquals(Errno.NOTCAPABLE, guest.readError(writer, 1));
        guest.write(writer, "x");
        int both = guest.open(ROOT, "file", 0, READ | WRITE);
        assertEquals("x", guest.read(both, 1));
        guest.write(both, "y");
        assertEquals("xy", Files.readString(root.resolve("file")));
    }

    @Test
    void directoriesAreOpenedToReadOnly() {
        guest.mkdir(ROOT, "dir");
        for (String path : new String[] {"dir", "dir/", "dir/.", ".", "./", "dir/.."}) {
            assertEquals(Errno.SUCCESS, guest.openError(ROOT, path, 0), path);
            assertEquals(Errno.SUCCESS, guest.openError(ROOT, path, Flags.OPEN_DIRECTORY), path);
            assertEquals(Errno.SUCCESS, guest.openError(ROOT, 0, path, 0, READ, 0, Flags.NONBLOCK), path);
            assertEquals(Errno.ISDIR, guest.openError(ROOT, 0, path, Flags.OPEN_DIRECTORY, READ | WRITE, 0, 0), path);
            assertEquals(Errno.ISDIR, guest.openError(ROOT, path, Flags.CREAT), path);
            assertEquals(Errno.ISDIR, guest.openError(ROOT, path, Flags.TRUNC), path);
            assertEquals(Errno.EXIST, guest.openError(ROOT, path, Flags.CREAT | Flags.EXCL), path);
        }
    }

    @Test
    void slashAtTheEndMeansADirectory() {
        guest.touch(ROOT, "file");
        guest.mkdir(ROOT, "dir");
        assertEquals(Errno.NOTDIR, guest.openError(ROOT, "file/", 0));
        assertEquals(Errno.NOTDIR, guest.openError(ROOT, "file///", 0));
        assertEquals(Errno.ISDIR, guest.openError(ROOT, "new/", Flags.CREAT));
        assertEquals(Errno.NOTDIR, guest.stat(ROOT, 0, "file/"));
        assertEquals(Errno.SUCCESS, guest.stat(ROOT, 0, "dir//"));
        assertEquals(Errno.ISDIR, guest.unlink(ROOT, "dir"));
        assertEquals(Errno.ISDIR, guest.unlink(ROOT, "dir/"));
        assertEquals(Errno.NOTDIR, guest.unlink(ROOT, "file/"));
        assertEquals(Errno.SUCCESS, guest.unlink(ROOT, "file"));
        assertEquals(Errno.NOENT, guest.unlink(ROOT, "file"));
        assertEquals(Errno.SUCCESS, guest.rmdir(ROOT, "dir/"));
        assertEquals(Errno.SUCCESS, guest.mkdir(ROOT, "dir/"));
        guest.touch(ROOT, "file");
        assertEquals(Errno.NOTDIR, guest.rmdir(ROOT, "file"));
        assertEquals(Errno.NOTDIR, guest.rmdir(ROOT, "file/"));
    }

    @Test
    void directoriesAreCreatedAndRemoved() {
        assertEquals(Errno.SUCCESS, guest.mkdir(ROOT, "dir"));
        assertEquals(Errno.EXIST, guest.mkdir(ROOT, "dir"));
        assertEquals(Errno.EXIST, guest.mkdir(ROOT, "."));
        assertEquals(Errno.SUCCESS, guest.mkdir(ROOT, "dir/sub"));
        assertEquals(Errno.NOENT, guest.mkdir(ROOT, "no/sub"));
        assertEquals(Errno.NOTEMPTY, guest.rmdir(ROOT, "dir"));
        assertEquals(Errno.INVAL, guest.rmdir(ROOT, "."));
        assertEquals(Errno.SUCCESS, guest.rmdir(ROOT, "dir/sub"));
        assertEquals(Errno.SUCCESS, guest.rmdir(ROOT, "dir"));
        assertEquals(Errno.NOENT, guest.rmdir(ROOT, "dir"));
    }

    @Test
    void namesMustBeTextAndNotTooLong() {
        assertEquals(Errno.INVAL, guest.openError(ROOT, "file\0", Flags.CREAT));
        guest.put(100, new byte[] {'a', (byte) 0xff});
        assertEquals(Errno.ILSEQ, WasiPath.path_create_directory(guest.wasi, ROOT, 100, 2));
        assertEquals(Errno.NAMETOOLONG, guest.mkdir(ROOT, "x".repeat(256)));
        assertEquals(Errno.SUCCESS, guest.mkdir(ROOT, "x".repeat(255)));
        assertEquals(Errno.NAMETOOLONG, guest.mkdir(ROOT, "x/".repeat(3000)));
    }

    @Test
    void renamesFiles() throws IOException {
        Files.writeString(root.resolve("source"), "s");
        assertEquals(Errno.SUCCESS, guest.rename(ROOT, "source", ROOT, "target"));
        assertEquals(Errno.NOENT, guest.rename(ROOT, "source", ROOT, "target"));
        guest.touch(ROOT, "source");
        assertEquals(Errno.SUCCESS, guest.rename(ROOT, "target", ROOT, "source"));
        assertEquals("s", Files.readString(root.resolve("source")));
        guest.mkdir(ROOT, "dir");
        assertEquals(Errno.ISDIR, guest.rename(ROOT, "source", ROOT, "dir"));
        assertEquals(Errno.NOTDIR, guest.rename(ROOT, "source", ROOT, "new/"));
        assertEquals(Errno.NOTDIR, guest.rename(ROOT, "source/", ROOT, "new"));
        assertEquals(Errno.SUCCESS, guest.rename(ROOT, "source", ROOT, "source"));
        int dir = guest.open(ROOT, 0, "dir", Flags.OPEN_DIRECTORY, Rights.DIRECTORY, Rights.ALL, 0);
        assertEquals(Errno.SUCCESS, guest.rename(ROOT, "source", dir, "moved"));
        assertEquals("s", Files.readString(root.resolve("dir/moved")));
        guest.symlink("dir", ROOT, "link");
        assertEquals(Errno.SUCCESS, guest.rename(ROOT, "link", ROOT, "link2"));
        assertEquals(true, Files.isSymbolicLink(root.resolve("link2")));
        assertEquals(Errno.NOTDIR, guest.rename(ROOT, "link2/", ROOT, "dir2"));
        assertEquals(Errno.BUSY, guest.rename(ROOT, ".", ROOT, "dir2"));
    }

    @Test
    void renamesDirectories() {
        guest.mkdir(ROOT, "source");
        assertEquals(Errno.SUCCESS, guest.rename(ROOT, "source/", ROOT, "target"));
        assertEquals(Errno.SUCCESS, guest.rename(ROOT, "target", ROOT, "source/"));
        assertEquals(Errno.SUCCESS, guest.rename(ROOT, "source/", ROOT, "target/"));
        guest.mkdir(ROOT, "source");
        assertEquals(Errno.SUCCESS, guest.rename(ROOT, "source", ROOT, "target"));
        assertEquals(Errno.NOENT, guest.openError(ROOT, "source", Flags.OPEN_DIRECTORY));
        guest.mkdir(ROOT, "source");
        guest.touch(ROOT, "target/file");
        assertEquals(Errno.NOTEMPTY, guest.rename(ROOT, "source", ROOT, "target"));
        assertEquals(Errno.NOTDIR, guest.rename(ROOT, "source", ROOT, "target/file"));
        assertEquals(Errno.INVAL, guest.rename(ROOT, "target", ROOT, "target/sub"));
    }

    @Test
    void links() {
        guest.touch(ROOT, "file");
        assertEquals(Errno.SUCCESS, guest.link(ROOT, 0, "file", ROOT, "link"));
        guest.stat(ROOT, 0, "file");
        long inode = guest.statInode();
        assertEquals(2, guest.statLinks());
        guest.stat(ROOT, 0, "link");
        assertEquals(inode, guest.statInode());
        assertEquals(Errno.EXIST, guest.link(ROOT, 0, "file", ROOT, "link"));
        assertEquals(Errno.EXIST, guest.link(ROOT, 0, "file", ROOT, "file"));
        assertEquals(Errno.NOENT, guest.link(ROOT, 0, "none", ROOT, "link2"));
        assertEquals(Errno.NOENT, guest.link(ROOT, 0, "file", ROOT, "link2/"));
        guest.mkdir(ROOT, "dir");
        assertEquals(Errno.EXIST, guest.link(ROOT, 0, "file", ROOT, "dir"));
        assertEquals(Errno.PERM, guest.link(ROOT, 0, "dir", ROOT, "link2"));
        guest.symlink("target", ROOT, "symlink");
        assertEquals(Errno.SUCCESS, guest.link(ROOT, 0, "symlink", ROOT, "link2"));
        assertEquals(Errno.SUCCESS, guest.readlink(ROOT, "link2", 10));
        assertEquals(Errno.EXIST, guest.link(ROOT, 0, "file", ROOT, "symlink"));
        assertEquals(Errno.INVAL, guest.link(ROOT, Flags.SYMLINK_FOLLOW, "symlink", ROOT, "link3"));
    }

    @Test
    void symbolicLinksAreMade() {
        assertEquals(Errno.NOENT, guest.symlink("source", ROOT, "target/"));
        guest.mkdir(ROOT, "target");
        assertEquals(Errno.EXIST, guest.symlink("source", ROOT, "target/"));
        assertEquals(Errno.EXIST, guest.symlink("source", ROOT, "target"));
        guest.touch(ROOT, "file");
        assertEquals(Errno.NOTDIR, guest.symlink("source", ROOT, "file/"));
        assertEquals(Errno.EXIST, guest.symlink("source", ROOT, "file"));
        assertEquals(Errno.SUCCESS, guest.symlink("../some/where", ROOT, "link"));
        assertEquals(Errno.SUCCESS, guest.readlink(ROOT, "link", 100));
        assertEquals("../some/where", guest.string(Guest.BUFFER, guest.i32(Guest.RESULT)));
        assertEquals(Errno.SUCCESS, guest.readlink(ROOT, "link", 4));
        assertEquals(4, guest.i32(Guest.RESULT));
        assertEquals(Errno.INVAL, guest.readlink(ROOT, "file", 4));
        assertEquals(Errno.INVAL, guest.readlink(ROOT, "target", 4));
        assertEquals(Errno.NOENT, guest.readlink(ROOT, "none", 4));
    }

    @Test
    void symbolicLinksAreFollowedWhereAsked() {
        guest.mkdir(ROOT, "dir");
        guest.touch(ROOT, "dir/file");
        guest.symlink("dir", ROOT, "link");
        guest.symlink("link/file", ROOT, "link2");
        assertEquals(Errno.NOTDIR, guest.openError(ROOT, "link", Flags.OPEN_DIRECTORY));
        assertEquals(Errno.LOOP, guest.openError(ROOT, "link", 0));
        assertEquals(Errno.SUCCESS, guest.openError(ROOT, "link/", 0));
        assertEquals(Errno.SUCCESS, guest.openError(ROOT, "link/file", 0));
        assertEquals(Errno.SUCCESS, guest.openError(ROOT, 1, "link", Flags.OPEN_DIRECTORY, 0, 0, 0));
        assertEquals(Errno.SUCCESS, guest.openError(ROOT, 1, "link2", 0, READ, 0, 0));
        assertEquals(Errno.NOTDIR, guest.openError(ROOT, 1, "link2", Flags.OPEN_DIRECTORY, 0, 0, 0));
        assertEquals(Errno.EXIST, guest.openError(ROOT, 1, "link2", Flags.CREAT | Flags.EXCL, 0, 0, 0));
        guest.stat(ROOT, 0, "link");
        assertEquals(FileType.SYMBOLIC_LINK, guest.statType());
        assertEquals(3, guest.statSize());
        guest.stat(ROOT, 1, "link");
        assertEquals(FileType.DIRECTORY, guest.statType());
        guest.stat(ROOT, 1, "link2");
        assertEquals(FileType.REGULAR_FILE, guest.statType());
        // The link itself is what goes.
        assertEquals(Errno.NOTDIR, guest.rmdir(ROOT, "link"));
        assertEquals(Errno.SUCCESS, guest.unlink(ROOT, "link"));
        assertEquals(Errno.SUCCESS, guest.stat(ROOT, 0, "dir/file"));
    }

    @Test
    void linkToNothingIsFollowedToCreate() {
        guest.symlink("target", ROOT, "link");
        assertEquals(Errno.NOENT, guest.openError(ROOT, 1, "link", 0, 0, 0, 0));
        assertEquals(Errno.LOOP, guest.openError(ROOT, "link", 0));
        assertEquals(Errno.LOOP, guest.openError(ROOT, "link", Flags.CREAT));
        assertEquals(Errno.EXIST, guest.openError(ROOT, 1, "link", Flags.CREAT | Flags.EXCL, 0, 0, 0));
        assertEquals(Errno.EXIST, guest.mkdir(ROOT, "link"));
        assertEquals(Errno.SUCCESS, guest.openError(ROOT, 1, "link", Flags.CREAT, 0, 0, 0));
        assertEquals(Errno.SUCCESS, guest.stat(ROOT, 0, "target"));
    }

    @Test
    void linksThatLoopAreFound() {
        guest.symlink("loop", ROOT, "loop");
        guest.symlink("b", ROOT, "a");
        guest.symlink("a/x", ROOT, "b");
        assertEquals(Errno.LOOP, guest.openError(ROOT, "loop", 0));
        assertEquals(Errno.LOOP, guest.openError(ROOT, 1, "loop", 0, 0, 0, 0));
        assertEquals(Errno.LOOP, guest.openError(ROOT, 1, "loop/x", Flags.CREAT, 0, 0, 0));
        assertEquals(Errno.LOOP, guest.stat(ROOT, 1, "a"));
        assertEquals(Errno.SUCCESS, guest.stat(ROOT, 0, "a"));
        assertEquals(Errno.SUCCESS, guest.unlink(ROOT, "loop"));
    }

    @Test
    void timesOfPathsAreSetToTheNanosecond() {
        guest.touch(ROOT, "file");
        guest.symlink("file", ROOT, "link");
        guest.stat(ROOT, 0, "file");
        long fileTime = guest.statMtim();
        guest.stat(ROOT, 0, "link");
        long linkTime = guest.statMtim() - 200;
        assertEquals(Errno.SUCCESS, guest.setTimes(ROOT, 0, "link", 0, linkTime, Flags.MTIM));
        guest.stat(ROOT, 0, "link");
        assertEquals(linkTime, guest.statMtim());
        guest.stat(ROOT, 1, "link");
        assertEquals(fileTime, guest.statMtim());
        assertEquals(Errno.SUCCESS, guest.setTimes(ROOT, 1, "link", 0, 123_456_789, Flags.MTIM));
        guest.stat(ROOT, 0, "file");
        assertEquals(123_456_789, guest.statMtim());
        guest.stat(ROOT, 0, "link");
        assertEquals(linkTime, guest.statMtim());
        assertEquals(Errno.INVAL, guest.setTimes(ROOT, 0, "file", 0, 0, Flags.MTIM | Flags.MTIM_NOW));
        assertEquals(Errno.SUCCESS, guest.setTimes(ROOT, 0, ".", 3, 4, Flags.MTIM | Flags.ATIM));
        guest.stat(ROOT, 0, ".");
        assertEquals(3, guest.statAtim());
        assertEquals(4, guest.statMtim());
        assertEquals(Errno.NOENT, guest.setTimes(ROOT, 0, "none", 0, 0, Flags.MTIM));
    }

    @Test
    void pathsWindAboutInside() throws IOException {
        guest.mkdir(ROOT, "dir");
        guest.mkdir(ROOT, "dir/nested");
        guest.touch(ROOT, "dir/nested/file");
        assertEquals(Errno.SUCCESS,
                guest.openError(ROOT, "dir/.//nested/../../dir/nested/../nested///./file", 0));
        assertEquals(Errno.NOENT, guest.openError(ROOT, "none/../dir", 0));
        assertEquals(Errno.NOTDIR, guest.openError(ROOT, "dir/nested/file/../file", 0));
        // The directory above a linked directory is where that is, not where the link is.
        Files.createSymbolicLink(root.resolve("link"), Path.of("dir/nested"));
        assertEquals(Errno.SUCCESS, guest.stat(ROOT, 0, "link/../nested/file"));
    }

    @Test
    void specialFilesAreReadLikePipes() throws IOException {
        Path device = Path.of("/dev");
        if (!Files.exists(device.resolve("zero"))) {
            return;
        }
        try (Guest devices = guest(device)) {
            int fd = devices.open(ROOT, "zero", 0, ALL & ~WRITE);
            assertEquals("\0\0", devices.read(fd, 2));
            assertEquals(Errno.SPIPE, WasiDescriptor.fd_seek(devices.wasi, fd, 0, 0, 0));
            devices.fdstat(fd);
            assertEquals(FileType.CHARACTER_DEVICE, devices.statType());
        }
    }
}
