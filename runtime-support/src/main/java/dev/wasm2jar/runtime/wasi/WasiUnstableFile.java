package dev.wasm2jar.runtime.wasi;

/** The function {@code fd_filestat_get} of {@code wasi_unstable}, whose number of links has 32 bits. */
public final class WasiUnstableFile {

    private WasiUnstableFile() {}

    /** Describes the file behind a descriptor. */
    public static int fd_filestat_get(Wasi wasi, int fd, int filestat) {
        wasi.check(filestat, 56);
        FileStat stat = new FileStat(FileType.UNKNOWN);
        int error = WasiFile.stat(wasi, fd, stat);
        if (error == Errno.SUCCESS) {
            stat.storeUnstable(wasi, filestat);
        }
        return error;
    }
}
