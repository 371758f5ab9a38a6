package dev.wasm2jar.runtime.wasi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Gives a guest directories of the host. This class, and with it all that deals with files, is needed only by a program
 * that does so.
 */
public final class WasiPreopens {

    private WasiPreopens() {}

    /**
     * Lets the guest do anything below a directory.
     *
     * @param host the directory; may be a symbolic link
     * @param guest the name under which the guest finds it, e.g. {@code /} or {@code .}
     * @throws IOException if there is no such directory, or it cannot be read
     */
    public static void directory(WasiBuilder builder, Path host, String guest) throws IOException {
        add(builder, host, guest, new Mount(false, true));
    }

    /**
     * Lets the guest read below a directory; whatever would change something fails with EROFS.
     *
     * @param host the directory; may be a symbolic link
     * @param guest the name under which the guest finds it
     * @throws IOException if there is no such directory, or it cannot be read
     */
    public static void readOnlyDirectory(WasiBuilder builder, Path host, String guest) throws IOException {
        add(builder, host, guest, new Mount(true, true));
    }

    static void add(WasiBuilder builder, Path host, String guest, Mount mount) throws IOException {
        HostDirectory directory = HostDirectory.open(host, mount);
        builder.descriptor(new DirectoryDescriptor(
                directory, guest.getBytes(StandardCharsets.UTF_8), true, Rights.ALL, Rights.ALL));
    }
}
