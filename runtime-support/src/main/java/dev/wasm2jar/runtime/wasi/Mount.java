package dev.wasm2jar.runtime.wasi;

import java.util.HashMap;
import java.util.Map;

/** What all descriptors that come from one preopened directory share. */
final class Mount {

    /** More symbolic links than a guest is likely to set the time of and ask for it again. */
    private static final int MAX_LINK_TIMES = 1024;

    /** Whether everything that would change a file is refused with EROFS. */
    final boolean readOnly;

    /** Whether to work relative to open directories where the host can; otherwise by path, as where it cannot. */
    final boolean relative;

    private final Map<Long, long[]> linkTimes = new HashMap<>();

    Mount(boolean readOnly, boolean relative) {
        this.readOnly = readOnly;
        this.relative = relative;
    }

    /** Refuses to change anything if the mount is read-only. */
    void checkWritable() throws WasiException {
        if (readOnly) {
            throw new WasiException(Errno.ROFS);
        }
    }

    /**
     * Remembers the time a symbolic link was meant to get. Java sets it with lutimes(2), to the microsecond only (until
     * JDK 21), but what a guest sets it expects to read again.
     *
     * @param actual the time it has now
     */
    void rememberLinkTime(FileStat link, long meant, long actual) {
        if (linkTimes.size() >= MAX_LINK_TIMES) {
            linkTimes.clear();
        }
        linkTimes.put(link.inode, new long[] {link.device, actual, meant});
    }

    /** Puts the time in place that a symbolic link was meant to get, unless it was changed since. */
    void refineLinkTime(FileStat link) {
        long[] times = linkTimes.get(link.inode);
        if (times != null && times[0] == link.device && times[1] == link.modified) {
            link.modified = times[2];
        }
    }
}
