package dev.wasm2jar.compiler.jar;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The lines of shell script that make a jar a program of its own: {@code ./function.jar}. Readers of zip files look
 * for the directory at the end of the file, so it stays a jar; all offsets count from the beginning of the script
 * (APPNOTE 4.1.9).
 */
public final class ShellPrefix {

    // End of central directory record (APPNOTE 4.3.16).
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int END_COUNT = 10;
    private static final int END_DIRECTORY = 16;
    private static final int ZIP64_COUNT = 0xffff;

    // Central directory file header (APPNOTE 4.3.12).
    private static final int HEADER_LENGTH = 46;
    private static final int HEADER_NAME_LENGTH = 28;
    private static final int HEADER_EXTRA_LENGTH = 30;
    private static final int HEADER_COMMENT_LENGTH = 32;
    private static final int HEADER_OFFSET = 42;

    private ShellPrefix() {}

    /**
     * The script: runs the jar by the {@code java} of {@code JAVA_HOME} or the {@code PATH}.
     *
     * @param variable of options of the user, which is to be among the options
     * @param otherwise its value where neither it nor a variable that the JVM itself reads is set: options that give way,
     *     as a JVM that is told of two collectors does not start
     * @param options of the JVM, as the shell reads them
     * @param mainClass its name: the jar is a class path, which starts 2 to 5 ms sooner than {@code -jar}, for which a JVM
     *     first reads the manifest
     */
    public static byte[] script(String variable, List<String> otherwise, List<String> options, String mainClass) {
        String choice = otherwise.isEmpty() ? "" : "[ \"${" + variable + "+x}${JDK_JAVA_OPTIONS+x}${JAVA_TOOL_OPTIONS+x}\" ] || "
                + variable + "='" + String.join(" ", otherwise) + "'\n";
        return ("#!/bin/sh\n" + choice + "exec \"${JAVA_HOME:+$JAVA_HOME/bin/}java\" " + String.join(" ", options)
                + " -cp \"$0\" '" + mainClass + "' \"$@\"\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A file beside the jar, as the script names it. */
    public static String beside(String fileName) {
        return "\"${0%/*}\"/'" + fileName.replace("'", "'\\''") + "'";
    }

    /**
     * Puts a script before a zip file.
     *
     * @param zip without a comment at its end
     */
    static byte[] prepend(byte[] script, byte[] zip) {
        byte[] result = new byte[Math.addExact(script.length, zip.length)];
        System.arraycopy(script, 0, result, 0, script.length);
        System.arraycopy(zip, 0, result, script.length, zip.length);
        ByteBuffer bytes = ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN);
        int end = result.length - END_LENGTH;
        int count = bytes.getShort(end + END_COUNT) & 0xffff;
        if (bytes.getInt(end) != END_SIGNATURE || count == ZIP64_COUNT) {
            throw new IllegalArgumentException("not a zip file without a comment, of less than 65535 files");
        }
        move(bytes, end + END_DIRECTORY, script.length);
        int header = bytes.getInt(end + END_DIRECTORY);
        for (int i = 0; i < count; i++) {
            move(bytes, header + HEADER_OFFSET, script.length);
            header += HEADER_LENGTH
                    + (bytes.getShort(header + HEADER_NAME_LENGTH) & 0xffff)
                    + (bytes.getShort(header + HEADER_EXTRA_LENGTH) & 0xffff)
                    + (bytes.getShort(header + HEADER_COMMENT_LENGTH) & 0xffff);
        }
        return result;
    }

    private static void move(ByteBuffer bytes, int position, int distance) {
        bytes.putInt(position, bytes.getInt(position) + distance);
    }
}
