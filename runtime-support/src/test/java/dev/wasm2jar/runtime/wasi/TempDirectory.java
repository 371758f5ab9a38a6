package dev.wasm2jar.runtime.wasi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A guest with a new directory as descriptor 3, in a directory that it must not reach. */
abstract class TempDirectory {

    static final int ROOT = 3;
    static final long READ = Rights.FD_READ;
    static final long WRITE = Rights.FD_WRITE;
    static final long ALL = Rights.FILE;

    @TempDir
    Path outside;

    Path root;
    Guest guest;

    @BeforeEach
    void open() throws IOException {
        root = Files.createDirectory(outside.resolve("root"));
        guest = guest(root);
    }

    /** Whether to work relative to open directories, as on Linux, or by path, as on Windows. */
    boolean relative() {
        return true;
    }

    Guest guest(Path directory) throws IOException {
        WasiBuilder builder = Wasi.builder();
        WasiPreopens.add(builder, directory, "/", new Mount(false, relative()));
        return new Guest(builder);
    }

    @AfterEach
    void close() {
        guest.close();
    }
}
