package dev.wasm2jar.compiler.jar;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes jars that depend on their contents only: the same entries make the same bytes, whenever and wherever. */
public final class JarWriter {

    /** The zip format knows no time before 1980; the first month is left out for the sake of time zones. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private JarWriter() {}

    /**
     * Writes a jar file. It appears complete or not at all: a file that was there before stays until then.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, List<JarEntry> entries) throws IOException {
        WholeFile.write(file, output -> write(output, entries));
    }

    /**
     * Writes a jar file that is also a program: it begins with a {@link ShellPrefix#script script}, and everybody who may
     * read it may run it.
     *
     * @throws IOException if the file cannot be written
     */
    public static void writeExecutable(Path file, byte[] script, List<JarEntry> entries) throws IOException {
        byte[] bytes = toExecutableBytes(script, entries);
        WholeFile.replace(file, output -> output.write(bytes));
        WholeFile.makeExecutable(file);
    }

    /** The bytes of a jar. */
    public static byte[] toBytes(List<JarEntry> entries) {
        var bytes = new ByteArrayOutputStream();
        try {
            write(bytes, entries);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** The bytes of a jar that begins with a {@link ShellPrefix#script script}. */
    public static byte[] toExecutableBytes(byte[] script, List<JarEntry> entries) {
        return ShellPrefix.prepend(script, toBytes(entries));
    }

    /** Writes a jar to a stream, which stays open. */
    public static void write(OutputStream output, List<JarEntry> entries) throws IOException {
        Set<String> executables = entries.stream()
                .filter(file -> file.mode() == JarEntry.Mode.EXECUTABLE)
                .map(JarEntry::path)
                .collect(Collectors.toSet());
        if (executables.isEmpty()) {
            writeAll(output, entries);
            return;
        }
        var whole = new ByteArrayOutputStream();
        writeAll(whole, entries);
        byte[] bytes = whole.toByteArray();
        ZipPermissions.enter(bytes, executables);
        output.write(bytes);
    }

    private static void writeAll(OutputStream output, List<JarEntry> entries) throws IOException {
        var buffered = new BufferedOutputStream(output, 1 << 16);
        var zip = new ZipOutputStream(buffered);
        for (JarEntry file : entries) {
            write(zip, file);
        }
        zip.finish();
        buffered.flush();
    }

    /**
     * Nothing is compressed: classes that are only copied load faster (2 ms of 50 at the start of a small program, 10 of 130
     * with SQLite), and the bytes do not depend on the JDK's version of zlib.
     */
    private static void write(ZipOutputStream zip, JarEntry file) throws IOException {
        var checksum = new CRC32();
        checksum.update(file.bytes());
        var entry = new ZipEntry(file.path());
        entry.setTimeLocal(TIME);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(file.bytes().length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(file.bytes());
        zip.closeEntry();
    }
}
