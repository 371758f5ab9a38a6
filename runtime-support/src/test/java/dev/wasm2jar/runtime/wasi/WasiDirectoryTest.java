package dev.wasm2jar.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasm2jar.runtime.Trap;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** fd_readdir and the preopens. */
class WasiDirectoryTest extends TempDirectory {

    @Test
    void emptyDirectoryHasDotAndDotDot() {
        guest.fdstat(ROOT);
        long inode = guest.statInode();
        List<Guest.Entry> entries = guest.list(ROOT, 256, 0);
        assertEquals(List.of(".", ".."), guest.names(ROOT));
        assertEquals(new Guest.Entry(".", 1, inode, FileType.DIRECTORY), entries.get(0));
        // What is above a preopened directory is not shown.
        assertEquals(new Guest.Entry("..", 2, inode, FileType.DIRECTORY), entries.get(1));
        guest.mkdir(ROOT, "sub");
        int sub = guest.open(ROOT, "sub", Flags.OPEN_DIRECTORY, Rights.FD_READDIR);
        assertEquals(inode, guest.list(sub, 256, 0).get(1).inode());
    }

    @Test
    void entriesHaveInodesTypesAndCookies() {
        guest.touch(ROOT, "file");
        guest.mkdir(ROOT, "dir");
        guest.symlink("file", ROOT, "link");
        List<Guest.Entry> entries = guest.list(ROOT, 4096, 0);
        assertEquals(List.of(".", "..", "dir", "file", "link"), guest.names(ROOT));
        assertEquals(FileType.DIRECTORY, entries.get(2).type());
        assertEquals(FileType.REGULAR_FILE, entries.get(3).type());
        assertEquals(FileType.SYMBOLIC_LINK, entries.get(4).type());
        for (Guest.Entry entry : entries.subList(2, 5)) {
            guest.stat(ROOT, 0, entry.name());
            assertEquals(guest.statInode(), entry.inode(), entry.name());
        }
        for (int i = 0; i < 5; i++) {
            assertEquals(entries.subList(i + 1, 5), guest.list(ROOT, 4096, entries.get(i).next()));
        }
        assertEquals(List.of(), guest.list(ROOT, 4096, 1000));
        assertEquals(Errno.INVAL, WasiDirectory.fd_readdir(guest.wasi, ROOT, 0, 100, -1, 0));
    }

    @Test
    void smallBuffersSeeEveryEntryOnce() {
        for (int i = 0; i < 100; i++) {
            guest.touch(ROOT, "file." + i);
        }
        assertEquals(102, guest.list(ROOT, 256, 0).size());
        assertEquals(102, guest.list(ROOT, 50, 0).size());
        assertEquals(102, guest.list(ROOT, 31, 0).stream().map(Guest.Entry::name).distinct().count());
    }

    @Test
    void lastEntryIsCutOff() {
        guest.touch(ROOT, "a-name");
        assertEquals(Errno.SUCCESS, WasiDirectory.fd_readdir(guest.wasi, ROOT, Guest.BUFFER, 27, 2, 0));
        assertEquals(27, guest.i32(0));
        assertEquals("a-n\0", guest.string(Guest.BUFFER + 24, 4));
        assertEquals(6, guest.i32(Guest.BUFFER + 16));
        assertEquals(Errno.SUCCESS, WasiDirectory.fd_readdir(guest.wasi, ROOT, Guest.BUFFER, 3, 2, 0));
        assertEquals(3, guest.i32(0));
        assertThrows(Trap.class, () -> WasiDirectory.fd_readdir(guest.wasi, ROOT, 65000, 1000, 0, 0));
    }

    @Test
    void cookiesStayGoodWhileEntriesComeAndGo() {
        for (String name : List.of("a", "b", "c", "d")) {
            guest.touch(ROOT, name);
        }
        List<Guest.Entry> entries = guest.list(ROOT, 4096, 0);
        guest.unlink(ROOT, "a");
        guest.unlink(ROOT, "c");
        guest.touch(ROOT, "0");
        List<Guest.Entry> after = guest.list(ROOT, 4096, entries.get(3).next());
        assertEquals(List.of("d"), after.stream().map(Guest.Entry::name).toList());
        assertEquals(List.of(".", "..", "0", "b", "d"), guest.names(ROOT));
    }

    @Test
    void preopensAreNamedAndNumbered() throws IOException {
        WasiBuilder builder = Wasi.builder();
        WasiPreopens.directory(builder, root, "/data");
        WasiPreopens.readOnlyDirectory(builder, outside, ".");
        try (Guest two = new Guest(builder)) {
            assertEquals(Errno.SUCCESS, WasiDescriptor.fd_prestat_get(two.wasi, 3, 0));
            assertEquals(0, two.i32(0));
            assertEquals(5, two.i32(4));
            assertEquals(Errno.SUCCESS, WasiDescriptor.fd_prestat_dir_name(two.wasi, 3, 100, 6));
            assertEquals("/data\0", two.string(100, 6));
            assertEquals(Errno.NAMETOOLONG, WasiDescriptor.fd_prestat_dir_name(two.wasi, 3, 100, 4));
            assertEquals(Errno.SUCCESS, WasiDescriptor.fd_prestat_get(two.wasi, 4, 0));
            assertEquals(1, two.i32(4));
            assertEquals(Errno.BADF, WasiDescriptor.fd_prestat_get(two.wasi, 5, 0));
            int opened = two.open(3, ".", 0, 0);
            assertEquals(5, opened);
            assertEquals(Errno.BADF, WasiDescriptor.fd_prestat_get(two.wasi, opened, 0));
            assertEquals(Errno.NOTDIR, WasiDescriptor.fd_prestat_dir_name(two.wasi, opened, 100, 9));
        }
        assertThrows(IOException.class, () -> WasiPreopens.directory(Wasi.builder(), root.resolve("none"), "/"));
    }

    @Test
    void preopensCanBeClosedAndReplaced() {
        int again = guest.open(ROOT, 0, ".", Flags.OPEN_DIRECTORY, Rights.DIRECTORY, Rights.ALL, 0);
        guest.fdstat(again);
        long inode = guest.statInode();
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_renumber(guest.wasi, again, ROOT));
        guest.fdstat(ROOT);
        assertEquals(inode, guest.statInode());
        assertEquals(Errno.BADF, guest.fdstat(again));
        assertEquals(Errno.SUCCESS, guest.closeFd(ROOT));
        assertEquals(Errno.BADF, guest.openError(ROOT, "x", Flags.CREAT));
    }

    @Test
    void descriptorsTakeTheLowestFreeNumber() {
        assertEquals(4, guest.open(ROOT, "a", Flags.CREAT, 0));
        assertEquals(5, guest.open(ROOT, "b", Flags.CREAT, 0));
        guest.closeFd(4);
        assertEquals(4, guest.open(ROOT, "b", 0, 0));
        for (int fd = 6; fd < 40; fd++) {
            assertEquals(fd, guest.open(ROOT, "a", 0, 0));
        }
    }

    @Test
    void removedDirectoryIsEmptyAndUseless() throws IOException {
        guest.mkdir(ROOT, "dir");
        int dir = guest.open(ROOT, 0, "dir", Flags.OPEN_DIRECTORY, Rights.DIRECTORY, Rights.ALL, 0);
        assertEquals(Errno.SUCCESS, guest.rmdir(ROOT, "dir"));
        guest.mkdir(ROOT, "dir");
        assertEquals(relative() ? Errno.NOENT : Errno.STALE, guest.openError(dir, "file", Flags.CREAT));
        // Not the new directory under the old name.
        assertEquals(Errno.STALE, guest.mkdir(dir, "sub"));
        try (var entries = Files.list(root.resolve("dir"))) {
            assertEquals(0, entries.count());
        }
        assertEquals(Errno.SUCCESS, guest.closeFd(dir));
    }
}
