package dev.wasm2jar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * Tells when a file has changed, by looking at it: the JDK's watch services see neither all file systems nor, on some
 * systems, anything within ten seconds.
 */
final class WatchedFile {

    private static final long INTERVAL = 200;

    /** What is seen of a file; null times stand for one that is not there. */
    private record State(FileTime time, long size, Object key) {}

    private final Path path;
    private State seen;

    WatchedFile(Path path) {
        this.path = path;
        this.seen = look();
    }

    /** Waits until the file is there and different from what it was, and nobody is writing it. */
    void awaitChange() throws InterruptedException {
        State before = look();
        while (true) {
            Thread.sleep(INTERVAL);
            State now = look();
            if (now.equals(before) && now.time() != null && !now.equals(seen)) {
                seen = now;
                return;
            }
            before = now;
        }
    }

    private State look() {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return new State(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException gone) {
            return new State(null, 0, null);
        }
    }
}
