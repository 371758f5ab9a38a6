package dev.wasm2jar.runtime.wasi;

/** The function {@code path_filestat_get} of {@code wasi_unstable}, whose number of links has 32 bits. */
public final class WasiUnstablePath {

    private WasiUnstablePath() {}

    /** Describes a file. */
    public static int path_filestat_get(Wasi wasi, int fd, int flags, int path, int pathLen, int filestat) {
        wasi.check(filestat, 56);
        FileStat stat = new FileStat(FileType.UNKNOWN);
        int error = WasiPath.stat(wasi, fd, flags, path, pathLen, stat);
        if (error == Errno.SUCCESS) {
            stat.storeUnstable(wasi, filestat);
        }
        return error;
    }
}
