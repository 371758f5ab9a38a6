package dev.wasm2jar.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The layouts and numbers of wasi_unstable that differ from preview 1. */
class WasiUnstableTest extends TempDirectory {

    @Test
    void whenceIsNumberedOtherwise() {
        int fd = guest.open(ROOT, "file", Flags.CREAT, ALL);
        guest.write(fd, "0123456789");
        assertEquals(Errno.SUCCESS, WasiUnstableDescriptor.fd_seek(guest.wasi, fd, 3, 2, 0));
        assertEquals(3, guest.i64(0));
        assertEquals(Errno.SUCCESS, WasiUnstableDescriptor.fd_seek(guest.wasi, fd, 1, 0, 0));
        assertEquals(4, guest.i64(0));
        assertEquals(Errno.SUCCESS, WasiUnstableDescriptor.fd_seek(guest.wasi, fd, -1, 1, 0));
        assertEquals(9, guest.i64(0));
        assertEquals(Errno.INVAL, WasiUnstableDescriptor.fd_seek(guest.wasi, fd, 0, 3, 0));
        assertEquals(Errno.BADF, WasiUnstableDescriptor.fd_seek(guest.wasi, 99, 0, 3, 0));
    }

    @Test
    void filestatIsShorter() {
        int fd = guest.open(ROOT, "file", Flags.CREAT, ALL);
        guest.write(fd, "12345");
        guest.link(ROOT, 0, "file", ROOT, "link");
        guest.setTimes(ROOT, 0, "file", 11, 22, Flags.ATIM | Flags.MTIM);
        guest.fdstat(fd);
        long inode = guest.statInode();
        for (int variant = 0; variant < 2; variant++) {
            guest.wasi.memory.fill(0, 0xee, 64);
            assertEquals(Errno.SUCCESS, variant == 0
                    ? WasiUnstableFile.fd_filestat_get(guest.wasi, fd, 0)
                    : WasiUnstablePath.path_filestat_get(guest.wasi, ROOT, 0, guest.text("file"), 4, 0));
            assertEquals(inode, guest.i64(8));
            assertEquals(FileType.REGULAR_FILE, guest.wasi.memory.bytes[16]);
            assertEquals(2, guest.i32(20));
            assertEquals(5, guest.i64(24));
            assertEquals(11, guest.i64(32));
            assertEquals(22, guest.i64(40));
            assertEquals(0xeeeeeeeeeeeeeeeeL, guest.i64(56));
        }
        assertEquals(Errno.BADF, WasiUnstableFile.fd_filestat_get(guest.wasi, 99, 0));
    }

    @Test
    void subscriptionOfAClockHasAnIdentifier() {
        ByteBuffer memory = guest.wasi.memory.buffer();
        memory.putLong(200, 1).putLong(208, Flags.EVENT_CLOCK).putLong(216, 99).putInt(224, Flags.MONOTONIC)
                .putLong(232, 1000).putLong(240, 0).putShort(248, (short) 0);
        memory.putLong(256, 2).putLong(264, Flags.EVENT_FD_WRITE).putInt(272, 77);
        assertEquals(Errno.SUCCESS, WasiUnstablePoll.poll_oneoff(guest.wasi, 200, 400, 1, 0));
        assertEquals(1, guest.i32(0));
        assertEquals(1, guest.i64(400));
        assertEquals(Errno.SUCCESS, WasiUnstablePoll.poll_oneoff(guest.wasi, 256, 400, 1, 0));
        assertEquals(2, guest.i64(400));
        assertEquals(Errno.BADF, memory.getShort(408));
    }
}
