package dev.wasm2jar.runtime.wasi;

import java.io.IOException;
import java.io.OutputStream;

/** Standard output or standard error. */
final class OutputDescriptor extends Descriptor {

    private final OutputStream stream;

    /** @param stream where it goes, or null to discard it */
    OutputDescriptor(OutputStream stream, boolean terminal) {
        super(terminal ? FileType.CHARACTER_DEVICE : FileType.UNKNOWN, APPLICABLE, APPLICABLE, 0);
        this.stream = stream;
    }

    private static final long APPLICABLE = Rights.STREAM | Rights.FD_WRITE;

    /**
     * One write per call, however many parts: what one guest writes at once is not torn apart by what other guests and
     * threads write to the same stream.
     */
    @Override
    long write(byte[] memory, int[] spans) {
        int total = 0;
        for (int i = 1; i < spans.length; i += 2) {
            total += spans[i];
        }
        if (total == 0 || stream == null) {
            return total;
        }
        byte[] source = memory;
        int offset = spans[0];
        if (spans.length > 2) {
            source = new byte[total];
            offset = 0;
            int end = 0;
            for (int i = 0; i < spans.length; i += 2) {
                System.arraycopy(memory, spans[i], source, end, spans[i + 1]);
                end += spans[i + 1];
            }
        }
        try {
            synchronized (stream) {
                stream.write(source, offset, total);
                stream.flush();
            }
        } catch (IOException failure) {
            return -IoErrors.errno(failure);
        }
        return total;
    }

    @Override
    int poll(boolean write, PollWait wait) {
        if (!write) {
            return Errno.BADF;
        }
        wait.bytes = 1;
        return Errno.SUCCESS;
    }
}
