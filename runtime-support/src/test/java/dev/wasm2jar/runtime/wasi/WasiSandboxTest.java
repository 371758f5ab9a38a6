package dev.wasm2jar.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Attempts to get out of a preopened directory, by every function that takes a path. */
class WasiSandboxTest extends TempDirectory {

    @BeforeEach
    void fillOutside() throws IOException {
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createDirectory(outside.resolve("private"));
        Files.writeString(outside.resolve("private/secret"), "secret");
        Files.createDirectory(root.resolve("dir"));
        Files.writeString(root.resolve("file"), "mine");
    }

    /** Tries everything with a path that leads out; nothing may work. */
    private void refuseAll(String path, int expected) {
        for (int follow = 0; follow <= 1; follow++) {
            assertEquals(expected, guest.openError(ROOT, follow, path, 0, READ, 0, 0), path);
            assertEquals(expected, guest.openError(ROOT, follow, path, Flags.CREAT, READ | WRITE, 0, 0), path);
            assertEquals(expected, guest.openError(ROOT, follow, path, Flags.OPEN_DIRECTORY, 0, 0, 0), path);
            assertEquals(expected, guest.openError(ROOT, follow, path, Flags.TRUNC, 0, 0, 0), path);
            assertEquals(expected, guest.stat(ROOT, follow, path), path);
            assertEquals(expected, guest.setTimes(ROOT, follow, path, 1, 1, Flags.MTIM), path);
        }
        assertEquals(expected, guest.mkdir(ROOT, path), path);
        assertEquals(expected, guest.rmdir(ROOT, path), path);
        assertEquals(expected, guest.unlink(ROOT, path), path);
        assertEquals(expected, guest.readlink(ROOT, path, 10), path);
        assertEquals(expected, guest.symlink("file", ROOT, path), path);
        assertEquals(expected, guest.link(ROOT, 0, path, ROOT, "stolen"), path);
        assertEquals(expected, guest.link(ROOT, 0, "file", ROOT, path), path);
        assertEquals(expected, guest.rename(ROOT, path, ROOT, "stolen"), path);
        assertEquals(expected, guest.rename(ROOT, "file", ROOT, path), path);
        untouched();
    }

    private void untouched() {
        try {
            assertEquals("secret", Files.readString(outside.resolve("secret")));
            assertEquals("secret", Files.readString(outside.resolve("private/secret")));
            try (var entries = Files.list(outside)) {
                assertEquals(3, entries.count());
            }
            try (var entries = Files.list(outside.resolve("private"))) {
                assertEquals(1, entries.count());
            }
            assertFalse(Files.exists(root.resolve("stolen"), LinkOption.NOFOLLOW_LINKS));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void dotDotDoesNotLeave() {
        for (String path : List.of("..", "../", "../secret", "./../secret", "dir/../../secret", "dir/../..",
                "../root/file", "dir/../../root/file", "..//secret", "../../../../../../../../etc/passwd")) {
            refuseAll(path, Errno.PERM);
        }
    }

    @Test
    void absolutePathsAreRefused() {
        for (String path : List.of("/", "/etc/passwd", "//etc/passwd", outside.resolve("secret").toString(),
                root.resolve("file").toString())) {
            refuseAll(path, Errno.PERM);
        }
    }

    @Test
    void subdirectoriesAreSandboxesOfTheirOwn() {
        guest.mkdir(ROOT, "dir/sub");
        int dir = guest.open(ROOT, 0, "dir", Flags.OPEN_DIRECTORY, Rights.DIRECTORY, Rights.ALL, 0);
        assertEquals(Errno.PERM, guest.openError(dir, "../file", 0));
        assertEquals(Errno.PERM, guest.openError(dir, "sub/../../file", 0));
        assertEquals(Errno.PERM, guest.openError(dir, "..", Flags.OPEN_DIRECTORY));
        guest.symlink("../file", dir, "link");
        assertEquals(Errno.PERM, guest.openError(dir, 1, "link", 0, READ, 0, 0));
        // From further up the same link stays inside.
        assertEquals(Errno.SUCCESS, guest.openError(ROOT, 1, "dir/link", 0, READ, 0, 0));
    }

    @Test
    void linksInTheMiddleDoNotLeave() throws IOException {
        Files.createSymbolicLink(root.resolve("up"), Path.of(".."));
        Files.createSymbolicLink(root.resolve("abs"), outside);
        Files.createSymbolicLink(root.resolve("dir/up2"), Path.of("../.."));
        Files.createSymbolicLink(root.resolve("chain1"), Path.of("dir/up2"));
        Files.createSymbolicLink(root.resolve("chain2"), Path.of("chain1/private"));
        Files.createSymbolicLink(root.resolve("back"), Path.of("../root"));
        for (String path : List.of("up/secret", "abs/secret", "dir/up2/secret", "chain1/secret", "chain2/secret",
                "up/private/secret", "dir/../up/secret", "up/root/file", "back/file", "up/new", "abs/new",
                "chain2/new")) {
            refuseAll(path, Errno.PERM);
        }
    }

    @Test
    void linksAtTheEndDoNotLeave() throws IOException {
        Files.createSymbolicLink(root.resolve("up"), Path.of("../secret"));
        Files.createSymbolicLink(root.resolve("abs"), outside.resolve("secret"));
        Files.createSymbolicLink(root.resolve("chain"), Path.of("dir/../up"));
        Files.createSymbolicLink(root.resolve("dangling"), Path.of("../created"));
        Files.createSymbolicLink(root.resolve("updir"), Path.of("../private"));
        Files.createSymbolicLink(root.resolve("parent"), Path.of(".."));
        for (String link : List.of("up", "abs", "chain", "dangling", "updir", "parent")) {
            assertEquals(Errno.PERM, guest.openError(ROOT, 1, link, 0, READ, 0, 0), link);
            assertEquals(Errno.PERM, guest.openError(ROOT, 1, link, Flags.CREAT, READ | WRITE, 0, 0), link);
            assertEquals(Errno.PERM, guest.openError(ROOT, 1, link, Flags.TRUNC, READ | WRITE, 0, 0), link);
            assertEquals(Errno.LOOP, guest.openError(ROOT, 0, link, Flags.CREAT, READ | WRITE, 0, 0), link);
            assertEquals(Errno.PERM, guest.openError(ROOT, 0, link + "/", 0, READ, 0, 0), link);
            assertEquals(Errno.PERM, guest.stat(ROOT, 1, link), link);
            assertEquals(Errno.PERM, guest.stat(ROOT, 0, link + "/"), link);
            assertEquals(Errno.PERM, guest.setTimes(ROOT, 1, link, 1, 1, Flags.MTIM), link);
            assertEquals(Errno.EXIST, guest.mkdir(ROOT, link), link);
            assertEquals(Errno.EXIST, guest.link(ROOT, 0, "file", ROOT, link), link);
            assertEquals(Errno.NOTDIR, guest.rmdir(ROOT, link), link);
            assertEquals(Errno.NOTDIR, guest.rmdir(ROOT, link + "/"), link);
            assertEquals(Errno.NOTDIR, guest.unlink(ROOT, link + "/"), link);
            assertEquals(Errno.NOTDIR, guest.rename(ROOT, link + "/", ROOT, "stolen"), link);
            // What is done to the link itself stays inside.
            assertEquals(Errno.SUCCESS, guest.stat(ROOT, 0, link), link);
            assertEquals(Errno.SUCCESS, guest.setTimes(ROOT, 0, link, 1, 1, Flags.MTIM), link);
            untouched();
        }
        for (String link : List.of("up", "abs", "chain", "dangling", "updir", "parent")) {
            assertEquals(Errno.SUCCESS, guest.rename(ROOT, "file", ROOT, link), link);
            assertEquals(Errno.SUCCESS, guest.rename(ROOT, link, ROOT, "file"), link);
            untouched();
        }
    }

    @Test
    void hardLinkToALinkOutIsNoWayOut() throws IOException {
        Files.createSymbolicLink(root.resolve("out"), Path.of("../secret"));
        assertEquals(Errno.SUCCESS, guest.link(ROOT, 0, "out", ROOT, "copy"));
        assertTrue(Files.isSymbolicLink(root.resolve("copy")));
        assertEquals(Errno.PERM, guest.openError(ROOT, 1, "copy", 0, READ, 0, 0));
    }

    @Test
    void absoluteLinksAreNeitherMadeNorRead() throws IOException {
        assertEquals(Errno.PERM, guest.symlink("/", ROOT, "link"));
        assertEquals(Errno.PERM, guest.symlink("/etc/passwd", ROOT, "link"));
        Files.createSymbolicLink(root.resolve("abs"), outside.resolve("secret"));
        assertEquals(Errno.PERM, guest.readlink(ROOT, "abs", 100));
    }

    @Test
    void preopenThatIsALinkIsWhereItLeads() throws IOException {
        Files.createSymbolicLink(outside.resolve("linked"), Path.of("root"));
        try (Guest other = guest(outside.resolve("linked"))) {
            assertEquals(Errno.SUCCESS, other.stat(ROOT, 0, "file"));
            assertEquals(Errno.SUCCESS, other.mkdir(ROOT, "made"));
            assertEquals(Errno.PERM, other.stat(ROOT, 0, "../secret"));
        }
        assertTrue(Files.isDirectory(root.resolve("made")));
    }

    @Test
    void directoryExchangedForALinkMeanwhileIsNotFollowed() throws IOException {
        int dir = guest.open(ROOT, 0, "dir", Flags.OPEN_DIRECTORY, Rights.DIRECTORY, Rights.ALL, 0);
        Files.move(root.resolve("dir"), root.resolve("moved"));
        Files.createSymbolicLink(root.resolve("dir"), outside.resolve("private"));
        int gone = relative() ? Errno.NOENT : Errno.STALE;
        assertEquals(gone, guest.openError(dir, "secret", 0));
        assertEquals(Errno.STALE, guest.mkdir(dir, "made"));
        assertEquals(Errno.STALE, guest.symlink("x", dir, "made"));
        assertEquals(Errno.STALE, guest.link(ROOT, 0, "file", dir, "made"));
        assertEquals(gone, guest.link(dir, 0, "secret", ROOT, "stolen"));
        assertEquals(gone, guest.unlink(dir, "secret"));
        assertEquals(gone, guest.rename(dir, "secret", ROOT, "stolen"));
        untouched();
        assumeTrue(relative());
        assertEquals(List.of(".", ".."), guest.names(dir));
        // What is relative to the open directory works where it is now.
        guest.touch(dir, "new");
        assertTrue(Files.exists(root.resolve("moved/new")));
    }

    /** Someone exchanges a directory for a link out all the time; no open may ever see the other side. */
    @Test
    void raceOfOpenAgainstExchange() throws Exception {
        assumeTrue(relative());
        Files.createDirectory(root.resolve("a"));
        Files.writeString(root.resolve("a/secret"), "decoy");
        Files.createSymbolicLink(root.resolve("b"), Path.of("../private"));
        AtomicBoolean stop = new AtomicBoolean();
        Thread exchanger = new Thread(() -> {
            try (Guest other = guest(root)) {
                while (!stop.get()) {
                    other.rename(ROOT, "a", ROOT, "t");
                    other.rename(ROOT, "b", ROOT, "a");
                    other.rename(ROOT, "a", ROOT, "b");
                    other.rename(ROOT, "t", ROOT, "a");
                }
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        });
        exchanger.start();
        try {
            for (int i = 0; i < 2000; i++) {
                int error = guest.openError(ROOT, 1, "a/secret", 0, READ, 0, 0);
                if (error == Errno.SUCCESS) {
                    int fd = guest.i32(Guest.RESULT);
                    assertEquals("decoy", guest.read(fd, 10));
                    guest.closeFd(fd);
                } else {
                    assertTrue(error == Errno.PERM || error == Errno.NOENT || error == Errno.LOOP
                            || error == Errno.NOTDIR || error == Errno.STALE, "errno " + error);
                }
                guest.openError(ROOT, 1, "a/made", Flags.CREAT | Flags.EXCL, WRITE, 0, 0);
            }
        } finally {
            stop.set(true);
            exchanger.join();
        }
        assertFalse(Files.exists(outside.resolve("private/made")));
    }

    @Test
    void readOnlyDirectoryCannotBeChanged() throws IOException {
        Files.createSymbolicLink(root.resolve("link"), Path.of("file"));
        WasiBuilder builder = Wasi.builder();
        WasiPreopens.readOnlyDirectory(builder, root, "/");
        WasiPreopens.directory(builder, root, "/rw");
        try (Guest other = new Guest(builder)) {
            int fd = other.open(ROOT, "file", 0, READ | Rights.FD_FILESTAT_SET_SIZE | Rights.FD_FILESTAT_SET_TIMES
                    | Rights.FD_ALLOCATE);
            assertEquals("mine", other.read(fd, 10));
            assertEquals(Errno.ROFS, WasiFile.fd_filestat_set_size(other.wasi, fd, 1));
            assertEquals(Errno.ROFS, WasiFile.fd_allocate(other.wasi, fd, 0, 10));
            assertEquals(Errno.ROFS, WasiFile.fd_filestat_set_times(other.wasi, fd, 1, 1, Flags.MTIM));
            assertEquals(Errno.ROFS, other.openError(ROOT, 0, "file", 0, READ | WRITE, 0, 0));
            assertEquals(Errno.ROFS, other.openError(ROOT, "file", Flags.TRUNC));
            assertEquals(Errno.ROFS, other.openError(ROOT, "new", Flags.CREAT));
            assertEquals(Errno.SUCCESS, other.openError(ROOT, "file", Flags.CREAT));
            assertEquals(Errno.ROFS, other.mkdir(ROOT, "new"));
            assertEquals(Errno.ROFS, other.rmdir(ROOT, "dir"));
            assertEquals(Errno.ROFS, other.unlink(ROOT, "file"));
            assertEquals(Errno.ROFS, other.symlink("file", ROOT, "new"));
            assertEquals(Errno.ROFS, other.link(ROOT, 0, "file", ROOT, "new"));
            assertEquals(Errno.ROFS, other.link(ROOT, 0, "file", 4, "new"));
            assertEquals(Errno.ROFS, other.rename(ROOT, "file", ROOT, "new"));
            assertEquals(Errno.ROFS, other.rename(4, "file", ROOT, "new"));
            assertEquals(Errno.ROFS, other.rename(ROOT, "file", 4, "new"));
            assertEquals(Errno.ROFS, other.setTimes(ROOT, 0, "file", 1, 1, Flags.MTIM));
            assertEquals(Errno.ROFS, other.setTimes(ROOT, 0, ".", 1, 1, Flags.MTIM));
            assertEquals(Errno.SUCCESS, other.readlink(ROOT, "link", 10));
            // What is opened below is read-only too.
            int dir = other.open(ROOT, 0, "dir", Flags.OPEN_DIRECTORY, Rights.DIRECTORY, Rights.ALL, 0);
            assertEquals(Errno.ROFS, other.openError(dir, "new", Flags.CREAT));
            assertEquals(Errno.ROFS, WasiFile.fd_filestat_set_times(other.wasi, dir, 1, 1, Flags.MTIM));
        }
        assertEquals("mine", Files.readString(root.resolve("file")));
    }
}
