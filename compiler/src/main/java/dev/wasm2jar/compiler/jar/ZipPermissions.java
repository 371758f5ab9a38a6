package dev.wasm2jar.compiler.jar;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Enters permissions of Unix into the central directory of a zip file, which the classes of the JDK for streams don't write
 * (APPNOTE.TXT 4.4.2 and 4.4.15).
 */
final class ZipPermissions {

    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int END_HEADER = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int CENTRAL_LENGTH = 46;

    /** Version 2.0 of the format, made on Unix. */
    private static final short MADE_BY_UNIX = 3 << 8 | 20;

    /** Regular files, rw-r--r-- and rwxr-xr-x. */
    private static final int PLAIN = 0100644 << 16;
    private static final int EXECUTABLE = 0100755 << 16;

    private ZipPermissions() {}

    /**
     * Lets all read the files, and execute some.
     *
     * @param zip a zip file without comment, less than 65535 entries and 4 GiB
     */
    static void enter(byte[] zip, Set<String> executables) {
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int end = zip.length - END_LENGTH;
        if (bytes.getInt(end) != END_HEADER) {
            throw new IllegalArgumentException("the zip file has a comment");
        }
        int entries = Short.toUnsignedInt(bytes.getShort(end + 10));
        int at = bytes.getInt(end + 16);
        for (int i = 0; i < entries; i++) {
            if (bytes.getInt(at) != CENTRAL_HEADER) {
                throw new IllegalArgumentException("no central directory at " + at);
            }
            int name = Short.toUnsignedInt(bytes.getShort(at + 28));
            int extra = Short.toUnsignedInt(bytes.getShort(at + 30));
            int comment = Short.toUnsignedInt(bytes.getShort(at + 32));
            String path = new String(zip, at + CENTRAL_LENGTH, name, StandardCharsets.UTF_8);
            bytes.putShort(at + 4, MADE_BY_UNIX);
            bytes.putInt(at + 38, executables.contains(path) ? EXECUTABLE : PLAIN);
            at += CENTRAL_LENGTH + name + extra + comment;
        }
    }
}
