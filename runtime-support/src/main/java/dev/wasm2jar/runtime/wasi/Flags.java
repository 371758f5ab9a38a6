package dev.wasm2jar.runtime.wasi;

/** The small flag and enumeration types of typenames.witx. Compile-time constants all. */
final class Flags {

    // $fdflags
    static final int APPEND = 1;
    static final int DSYNC = 1 << 1;
    static final int NONBLOCK = 1 << 2;
    static final int RSYNC = 1 << 3;
    static final int SYNC = 1 << 4;
    static final int ALL_FD = (1 << 5) - 1;

    // $lookupflags
    static final int SYMLINK_FOLLOW = 1;

    // $oflags
    static final int CREAT = 1;
    static final int OPEN_DIRECTORY = 1 << 1;
    static final int EXCL = 1 << 2;
    static final int TRUNC = 1 << 3;
    static final int ALL_OPEN = (1 << 4) - 1;

    // $fstflags
    static final int ATIM = 1;
    static final int ATIM_NOW = 1 << 1;
    static final int MTIM = 1 << 2;
    static final int MTIM_NOW = 1 << 3;
    static final int ALL_FST = (1 << 4) - 1;

    // $whence of preview 1; wasi_unstable numbers them otherwise
    static final int WHENCE_SET = 0;
    static final int WHENCE_CUR = 1;
    static final int WHENCE_END = 2;

    // $riflags and $sdflags
    static final int RECV_PEEK = 1;
    static final int RECV_WAITALL = 1 << 1;
    static final int SHUT_RD = 1;
    static final int SHUT_WR = 1 << 1;

    // $eventtype, $subclockflags and $eventrwflags
    static final int EVENT_CLOCK = 0;
    static final int EVENT_FD_READ = 1;
    static final int EVENT_FD_WRITE = 2;
    static final int CLOCK_ABSTIME = 1;
    static final int HANGUP = 1;

    // $clockid
    static final int REALTIME = 0;
    static final int MONOTONIC = 1;
    static final int PROCESS_CPUTIME = 2;
    static final int THREAD_CPUTIME = 3;

    private Flags() {}
}
