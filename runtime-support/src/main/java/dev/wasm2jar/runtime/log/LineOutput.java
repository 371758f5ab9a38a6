package dev.wasm2jar.runtime.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * An output of which each line goes somewhere: without its end, decoded as UTF-8. A line that is too long goes in
 * pieces. What is left without a line's end goes when the stream is closed.
 */
abstract class LineOutput extends OutputStream {

    private static final int LONGEST = 16 << 10;

    private byte[] buffer = new byte[256];
    private int count;

    /** Takes a line. */
    abstract void line(String text);

    @Override
    public final synchronized void write(int value) {
        if (value == '\n') {
            end();
            return;
        }
        if (count == buffer.length) {
            byte[] larger = new byte[2 * count];
            System.arraycopy(buffer, 0, larger, 0, count);
            buffer = larger;
        }
        buffer[count++] = (byte) value;
        if (count == LONGEST) {
            endPiece();
        }
    }

    @Override
    public final synchronized void write(byte[] bytes, int offset, int length) throws IOException {
        if (offset < 0 || length < 0 || length > bytes.length - offset) {
            throw new IndexOutOfBoundsException();
        }
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    @Override
    public final synchronized void close() {
        if (count > 0) {
            end();
        }
    }

    private void end() {
        int length = count > 0 && buffer[count - 1] == '\r' ? count - 1 : count;
        count = 0;
        line(new String(buffer, 0, length, StandardCharsets.UTF_8));
    }

    /** Keeps the bytes of a character together (RFC 3629). */
    private void endPiece() {
        int start = count - 1;
        while (start > count - 4 && (buffer[start] & 0xc0) == 0x80) {
            start--;
        }
        int kept = (buffer[start] & 0xc0) == 0xc0 ? count - start : 0;
        line(new String(buffer, 0, count - kept, StandardCharsets.UTF_8));
        System.arraycopy(buffer, count - kept, buffer, 0, kept);
        count = kept;
    }
}
