package dev.wasm2jar.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Standard input, output and error. */
class WasiStreamTest {

    /** Remembers each write by itself. */
    private static final class Writes extends OutputStream {
        final List<String> all = new ArrayList<>();

        @Override
        public void write(int single) {
            all.add(String.valueOf((char) single));
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            all.add(new String(bytes, offset, length, StandardCharsets.UTF_8));
        }
    }

    @Test
    void partsAreGatheredIntoOneWrite() {
        Writes out = new Writes();
        Guest guest = new Guest(Wasi.builder().stdout(out));
        guest.put(200, "hello ".getBytes(StandardCharsets.UTF_8));
        guest.put(300, "world".getBytes(StandardCharsets.UTF_8));
        assertEquals(Errno.SUCCESS,
                WasiDescriptor.fd_write(guest.wasi, 1, guest.iovs(200, 6, 0, 0, 300, 5), 3, Guest.RESULT));
        assertEquals(11, guest.i32(Guest.RESULT));
        guest.write(1, "one");
        guest.write(1, "");
        assertEquals(List.of("hello world", "one"), out.all);
    }

    @Test
    void outputAndErrorAreApart() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Guest guest = new Guest(Wasi.builder().stdout(out).stderr(err));
        guest.write(1, "out");
        guest.write(2, "err");
        assertEquals("out", out.toString(StandardCharsets.UTF_8));
        assertEquals("err", err.toString(StandardCharsets.UTF_8));
        assertEquals(Errno.BADF, guest.writeError(0, "x"));
        assertEquals(Errno.BADF, guest.readError(1, 1));
        assertEquals(Errno.BADF, guest.writeError(-31337, "x"));
        assertEquals(Errno.SUCCESS, guest.closeFd(1));
        assertEquals(Errno.BADF, guest.writeError(1, "x"));
    }

    @Test
    void inputFillsPartsAndEnds() {
        Guest guest = new Guest(Wasi.builder().stdin(new ByteArrayInputStream("abcdefg".getBytes())));
        assertEquals(Errno.SUCCESS,
                WasiDescriptor.fd_read(guest.wasi, 0, guest.iovs(200, 2, 300, 3), 2, Guest.RESULT));
        assertEquals(5, guest.i32(Guest.RESULT));
        assertEquals("ab", guest.string(200, 2));
        assertEquals("cde", guest.string(300, 3));
        assertEquals("fg", guest.read(0, 10));
        assertEquals("", guest.read(0, 10));
    }

    @Test
    void inputWaitsForTheFirstBytesOnly() throws IOException {
        PipedOutputStream writer = new PipedOutputStream();
        Guest guest = new Guest(Wasi.builder().stdin(new PipedInputStream(writer)));
        writer.write("ab".getBytes());
        assertEquals(Errno.SUCCESS,
                WasiDescriptor.fd_read(guest.wasi, 0, guest.iovs(200, 2, 300, 3), 2, Guest.RESULT));
        assertEquals(2, guest.i32(Guest.RESULT));
    }

    @Test
    void inputWithoutWaiting() throws Exception {
        PipedOutputStream writer = new PipedOutputStream();
        Guest guest = new Guest(Wasi.builder().stdin(new PipedInputStream(writer)));
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_fdstat_set_flags(guest.wasi, 0, Flags.NONBLOCK));
        assertEquals(Errno.AGAIN, guest.readError(0, 5));
        writer.write("abc".getBytes());
        writer.flush();
        // Blocking again: waits for what is being read ahead.
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_fdstat_set_flags(guest.wasi, 0, 0));
        assertEquals("ab", guest.read(0, 2));
        assertEquals("c", guest.read(0, 5));
        writer.close();
        assertEquals("", guest.read(0, 5));
        assertEquals("", guest.read(0, 5));
    }

    @Test
    void errorsOfTheStreamAreReported() {
        Guest guest = new Guest(Wasi.builder().stdout(new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException("Broken pipe");
            }
        }).stderr(new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException("who knows");
            }
        }));
        assertEquals(Errno.PIPE, guest.writeError(1, "x"));
        assertEquals(Errno.IO, guest.writeError(2, "x"));
    }

    @Test
    void streamsAreDescribedAsWhatTheyAre() {
        Guest guest = new Guest(Wasi.builder().stdout(new ByteArrayOutputStream()).terminal(1, true));
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_fdstat_get(guest.wasi, 1, Guest.RESULT));
        byte[] head = java.util.Arrays.copyOfRange(guest.wasi.memory.bytes, Guest.RESULT, Guest.RESULT + 8);
        assertArrayEquals(new byte[] {FileType.CHARACTER_DEVICE, 0, 0, 0, 0, 0, 0, 0}, head);
        // libc takes a descriptor that can seek for something else than a terminal.
        assertEquals(0, guest.rights(1) & (Rights.FD_SEEK | Rights.FD_TELL));
        WasiDescriptor.fd_fdstat_get(guest.wasi, 2, Guest.RESULT);
        assertEquals(FileType.UNKNOWN, guest.i32(Guest.RESULT));
        assertEquals(Errno.SUCCESS, guest.fdstat(1));
        assertEquals(FileType.CHARACTER_DEVICE, guest.statType());
        assertEquals(Errno.SPIPE, WasiDescriptor.fd_seek(guest.wasi, 1, 0, 0, 0));
        assertEquals(Errno.SPIPE, WasiFile.fd_tell(guest.wasi, 1, 0));
        assertEquals(Errno.SPIPE, WasiFile.fd_pread(guest.wasi, 0, guest.iovs(0, 1), 1, 0, 0));
        assertEquals(Errno.NOTDIR, guest.openError(1, "x", 0));
        assertEquals(Errno.BADF, guest.openError(9, "x", 0));
        assertEquals(Errno.NOTSOCK, WasiSocket.sock_shutdown(guest.wasi, 1, 1));
        assertEquals(Errno.BADF, WasiSocket.sock_shutdown(guest.wasi, 3, 1));
        assertEquals(Errno.BADF, WasiDescriptor.fd_prestat_get(guest.wasi, 1, 0));
        assertEquals(Errno.NOTDIR, WasiDirectory.fd_readdir(guest.wasi, 1, 0, 1, 0, 0));
    }

    @Test
    void renumberingMovesAndCloses() {
        Writes out = new Writes();
        Writes err = new Writes();
        Guest guest = new Guest(Wasi.builder().stdout(out).stderr(err));
        assertEquals(Errno.BADF, WasiDescriptor.fd_renumber(guest.wasi, 1, 3));
        assertEquals(Errno.BADF, WasiDescriptor.fd_renumber(guest.wasi, 3, 1));
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_renumber(guest.wasi, 2, 2));
        assertEquals(Errno.SUCCESS, WasiDescriptor.fd_renumber(guest.wasi, 2, 1));
        guest.write(1, "to stderr");
        assertEquals(List.of("to stderr"), err.all);
        assertEquals(Errno.BADF, guest.writeError(2, "x"));
        assertEquals(List.of(), out.all);
    }
}
