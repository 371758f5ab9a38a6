package dev.wasm2jar.compiler.jar;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.LocalDateTime;
import java.util.EnumSet;
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
        var zip = new ByteArrayOutputStream();
        write(zip, entries);
        byte[] bytes = ShellPrefix.prepend(script, zip.toByteArray());
        WholeFile.replace(file, output -> output.write(bytes));
        try {
            Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
            if (permissions.contains(PosixFilePermission.OWNER_READ)) {
                permissions.add(PosixFilePermission.OWNER_EXECUTE);
            }
            if (permissions.contains(PosixFilePermission.GROUP_READ)) {
                permissions.add(PosixFilePermission.GROUP_EXECUTE);
            }
            if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
                permissions.add(PosixFilePermission.OTHERS_EXECUTE);
            }
            Files.setPosixFilePermissions(file, permissions);
        } catch (UnsupportedOperationException windows) {
            // Nothing is executable there, or everything is.
        }
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
