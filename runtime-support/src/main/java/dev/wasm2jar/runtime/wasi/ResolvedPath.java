package dev.wasm2jar.runtime.wasi;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NotLinkException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a guest's path leads: an open directory and the name of an entry that may or may not exist.
 *
 * <p>The path is walked one component at a time, over directories that are opened one in the other. Symbolic links are
 * expanded here and not by the host. A {@code ..} goes back to the directory opened before. So no path, and no chain of
 * links, leads above the directory it starts from: such a path is refused with EPERM, like an absolute one, whether or
 * not it would come back.
 */
final class ResolvedPath implements Closeable {

    /** MAXSYMLINKS of Linux. */
    private static final int MAX_LINKS = 40;

    /** PATH_MAX of Linux, for links that expand to ever longer paths. */
    private static final int MAX_COMPONENTS = 4096;

    /** The name of the directory itself, where a path ends with a directory and not with an entry of one. */
    static final String SELF = ".";

    /** A link at the end of the path is what the path leads to, unless a slash follows. */
    static final int FOLLOW_IF_SLASH = 0;

    /** A link at the end of the path is expanded. */
    static final int FOLLOW = 1;

    /** A link at the end of the path is what the path leads to, even if a slash follows. */
    static final int NO_FOLLOW = 2;

    private final HostDirectory start;
    private final List<HostDirectory> opened = new ArrayList<>();

    /** What is left of the path. */
    private final ArrayDeque<String> rest = new ArrayDeque<>();

    /** The name in {@link #directory}, or {@link #SELF}. */
    String name = SELF;

    /** Whether the path ends with a slash and so can only mean a directory. */
    boolean slash;

    /** What is there; null if nothing, or if the name is {@link #SELF}. */
    FileStat found;

    private ResolvedPath(HostDirectory start) {
        this.start = start;
    }

    /**
     * Walks a path.
     *
     * @param follow what to do with a symbolic link at the end
     * @throws WasiException if the path leads out of the directory, or a component before the last does not exist
     */
    static ResolvedPath resolve(HostDirectory start, String path, int follow) throws IOException {
        ResolvedPath result = new ResolvedPath(start);
        try {
            result.prepend(path);
            result.walk(follow);
            return result;
        } catch (IOException | RuntimeException failure) {
            result.close();
            throw failure;
        }
    }

    /** The directory in which the name is. */
    HostDirectory directory() {
        return opened.isEmpty() ? start : opened.get(opened.size() - 1);
    }

    boolean isSelf() {
        return name.equals(SELF);
    }

    /** The basic attributes of what the path leads to, or null if it does not exist. */
    FileStat stat() throws IOException {
        return isSelf() ? directory().stat() : found;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            leave();
        }
    }

    private void walk(int follow) throws IOException {
        int links = 0;
        for (String component = rest.poll(); component != null; component = rest.poll()) {
            if (component.equals(".")) {
                continue;
            }
            if (component.equals("..")) {
                if (opened.isEmpty()) {
                    throw new WasiException(Errno.PERM);
                }
                leave();
                continue;
            }
            boolean last = rest.isEmpty();
            FileStat stat = directory().stat(component);
            if (stat != null && stat.type == FileType.SYMBOLIC_LINK
                    && (!last || follow == FOLLOW || (follow == FOLLOW_IF_SLASH && slash))) {
                links++;
                if (links > MAX_LINKS || rest.size() > MAX_COMPONENTS) {
                    throw new WasiException(Errno.LOOP);
                }
                try {
                    prepend(directory().readLink(component));
                } catch (NotLinkException exchanged) {
                    // It was a link a moment ago: someone else is at work here. Look again.
                    rest.push(component);
                }
                continue;
            }
            if (last) {
                name = component;
                found = stat;
                return;
            }
            if (stat == null) {
                throw new WasiException(Errno.NOENT);
            }
            // Asked before opening: to open a pipe could wait for ever.
            if (stat.type != FileType.DIRECTORY) {
                throw new WasiException(Errno.NOTDIR);
            }
            opened.add(directory().openDirectory(component));
        }
    }

    /** Puts the components of a path, or of what a link says, before the rest. */
    private void prepend(String path) throws WasiException {
        if (path.isEmpty()) {
            throw new WasiException(Errno.NOENT);
        }
        if (isAbsolute(path)) {
            throw new WasiException(Errno.PERM);
        }
        boolean atEnd = rest.isEmpty();
        int end = path.length();
        while (end > 0) {
            int start = path.lastIndexOf('/', end - 1) + 1;
            if (start == path.length()) {
                slash |= atEnd;
            } else if (start < end) {
                rest.push(path.substring(start, end));
            }
            end = start - 1;
        }
    }

    /** Whether a path begins at the root of the host. */
    static boolean isAbsolute(String path) {
        return path.startsWith("/") || path.startsWith(java.io.File.separator);
    }

    private void leave() {
        try {
            opened.remove(opened.size() - 1).close();
        } catch (IOException ignored) {
            // It was only read from.
        }
    }
}
