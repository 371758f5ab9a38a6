package dev.wasm2jar.maven;

import dev.wasm2jar.compiler.jar.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes files from inputs unless an earlier build made them from the same inputs and they are still there. A record says
 * what was made: the fingerprint of the inputs, and the files with digests of their contents.
 */
final class IncrementalBuild {

    private static final String FINGERPRINT = "inputs";
    private static final String EXTENSION = ".properties";

    private final Path base;
    private final Path records;

    /**
     * @param base below which all outputs are
     * @param records the folder for the records, which nothing else is in
     */
    IncrementalBuild(Path base, Path records) {
        this.base = base;
        this.records = records;
    }

    /**
     * Makes the files of one piece of work.
     *
     * @param name of the piece, for its record
     * @param work makes all outputs, by path, before any of them is written
     * @return whether there was anything to do
     */
    boolean make(String name, String fingerprint, Supplier<Map<Path, byte[]>> work) throws IOException {
        Path file = records.resolve(name + EXTENSION);
        Properties earlier = read(file);
        if (fingerprint.equals(earlier.getProperty(FINGERPRINT)) && isComplete(earlier)) {
            return false;
        }
        Map<Path, byte[]> outputs = work.get();
        var record = new TreeMap<String, String>();
        outputs.forEach((path, contents) -> record.put(relative(path), Fingerprint.of(contents)));
        // Without a record, what is left of an interrupted build counts for nothing.
        Files.deleteIfExists(file);
        for (Map.Entry<Path, byte[]> output : outputs.entrySet()) {
            write(output.getKey(), output.getValue());
        }
        remove(earlier, record.keySet());
        record.put(FINGERPRINT, fingerprint);
        write(file, toBytes(record));
        return true;
    }

    /** Removes the outputs of all pieces of work but these: their inputs are gone. */
    void keepOnly(Set<String> names) throws IOException {
        if (!Files.isDirectory(records)) {
            return;
        }
        try (Stream<Path> files = Files.list(records)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                String work = name.substring(0, Math.max(0, name.length() - EXTENSION.length()));
                if (name.endsWith(EXTENSION) && !names.contains(work)) {
                    remove(read(file), Set.of());
                    Files.delete(file);
                }
            }
        }
    }

    private String relative(Path path) {
        return base.relativize(path).toString().replace('\\', '/');
    }

    private boolean isComplete(Properties record) throws IOException {
        for (String name : record.stringPropertyNames()) {
            if (!name.equals(FINGERPRINT)) {
                Path path = base.resolve(name);
                if (!Files.isRegularFile(path)
                        || !Fingerprint.of(Files.readAllBytes(path)).equals(record.getProperty(name))) {
                    return false;
                }
            }
        }
        return true;
    }

    private void remove(Properties record, Set<String> kept) throws IOException {
        for (String name : record.stringPropertyNames()) {
            if (!name.equals(FINGERPRINT) && !kept.contains(name)) {
                Files.deleteIfExists(base.resolve(name));
            }
        }
    }

    private static Properties read(Path file) throws IOException {
        var record = new Properties();
        if (Files.exists(file)) {
            record.load(new ByteArrayInputStream(Files.readAllBytes(file)));
        }
        return record;
    }

    /** The format of {@link Properties}, sorted and without a line for the time: the same record is the same bytes. */
    private static byte[] toBytes(Map<String, String> record) throws IOException {
        var result = new ByteArrayOutputStream();
        for (Map.Entry<String, String> entry : record.entrySet()) {
            var one = new Properties();
            one.setProperty(entry.getKey(), entry.getValue());
            var text = new ByteArrayOutputStream();
            one.store(text, null);
            String lines = text.toString(StandardCharsets.ISO_8859_1);
            result.writeBytes(lines.substring(lines.indexOf('\n') + 1).getBytes(StandardCharsets.ISO_8859_1));
        }
        return result.toByteArray();
    }

    private static void write(Path file, byte[] contents) throws IOException {
        Files.createDirectories(file.getParent());
        WholeFile.replace(file, output -> output.write(contents));
    }
}
