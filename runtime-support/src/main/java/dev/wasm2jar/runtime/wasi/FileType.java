package dev.wasm2jar.runtime.wasi;

/** What a descriptor or directory entry is ({@code $filetype} in typenames.witx). Compile-time constants all. */
final class FileType {

    static final int UNKNOWN = 0;
    static final int BLOCK_DEVICE = 1;
    static final int CHARACTER_DEVICE = 2;
    static final int DIRECTORY = 3;
    static final int REGULAR_FILE = 4;
    static final int SOCKET_DGRAM = 5;
    static final int SOCKET_STREAM = 6;
    static final int SYMBOLIC_LINK = 7;

    private FileType() {}
}
