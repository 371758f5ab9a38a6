package dev.wasm2jar.runtime.wasi;

import java.util.ArrayList;
import java.util.List;

/**
 * Which static method a WASI import is bound to: for the compiler only, nothing that a jar needs to run refers to it.
 *
 * <p>The method takes a {@link Wasi} and then the function's parameters, and has the name of the function.
 */
public final class WasiBinding {

    /** The module name of preview 1. */
    public static final String PREVIEW1 = "wasi_snapshot_preview1";

    /** The module name of the snapshot before. */
    public static final String UNSTABLE = "wasi_unstable";

    /** The module name of wasi-threads. */
    public static final String THREADS = "wasi";

    /** Class, function, type: from the wasi-threads proposal. */
    private static final String[] THREADS_FUNCTIONS = {
        "Threads thread-spawn (i32)->(i32)",
    };

    /** Class, function, type: from wasi_snapshot_preview1.witx. */
    private static final String[] PREVIEW1_FUNCTIONS = {
        "Arguments args_get (i32,i32)->(i32)",
        "Arguments args_sizes_get (i32,i32)->(i32)",
        "Arguments environ_get (i32,i32)->(i32)",
        "Arguments environ_sizes_get (i32,i32)->(i32)",
        "Clock clock_res_get (i32,i32)->(i32)",
        "Clock clock_time_get (i32,i64,i32)->(i32)",
        "File fd_advise (i32,i64,i64,i32)->(i32)",
        "File fd_allocate (i32,i64,i64)->(i32)",
        "Descriptor fd_close (i32)->(i32)",
        "File fd_datasync (i32)->(i32)",
        "Descriptor fd_fdstat_get (i32,i32)->(i32)",
        "Descriptor fd_fdstat_set_flags (i32,i32)->(i32)",
        "Descriptor fd_fdstat_set_rights (i32,i64,i64)->(i32)",
        "File fd_filestat_get (i32,i32)->(i32)",
        "File fd_filestat_set_size (i32,i64)->(i32)",
        "File fd_filestat_set_times (i32,i64,i64,i32)->(i32)",
        "File fd_pread (i32,i32,i32,i64,i32)->(i32)",
        "Descriptor fd_prestat_get (i32,i32)->(i32)",
        "Descriptor fd_prestat_dir_name (i32,i32,i32)->(i32)",
        "File fd_pwrite (i32,i32,i32,i64,i32)->(i32)",
        "Descriptor fd_read (i32,i32,i32,i32)->(i32)",
        "Directory fd_readdir (i32,i32,i32,i64,i32)->(i32)",
        "Descriptor fd_renumber (i32,i32)->(i32)",
        "Descriptor fd_seek (i32,i64,i32,i32)->(i32)",
        "File fd_sync (i32)->(i32)",
        "File fd_tell (i32,i32)->(i32)",
        "Descriptor fd_write (i32,i32,i32,i32)->(i32)",
        "Path path_create_directory (i32,i32,i32)->(i32)",
        "Path path_filestat_get (i32,i32,i32,i32,i32)->(i32)",
        "Path path_filestat_set_times (i32,i32,i32,i32,i64,i64,i32)->(i32)",
        "Path path_link (i32,i32,i32,i32,i32,i32,i32)->(i32)",
        "Path path_open (i32,i32,i32,i32,i32,i64,i64,i32,i32)->(i32)",
        "Path path_readlink (i32,i32,i32,i32,i32,i32)->(i32)",
        "Path path_remove_directory (i32,i32,i32)->(i32)",
        "Path path_rename (i32,i32,i32,i32,i32,i32)->(i32)",
        "Path path_symlink (i32,i32,i32,i32,i32)->(i32)",
        "Path path_unlink_file (i32,i32,i32)->(i32)",
        "Poll poll_oneoff (i32,i32,i32,i32)->(i32)",
        "Process proc_exit (i32)->()",
        "Process proc_raise (i32)->(i32)",
        "Process sched_yield ()->(i32)",
        "Random random_get (i32,i32)->(i32)",
        "Socket sock_accept (i32,i32,i32)->(i32)",
        "Socket sock_recv (i32,i32,i32,i32,i32,i32)->(i32)",
        "Socket sock_send (i32,i32,i32,i32,i32)->(i32)",
        "Socket sock_shutdown (i32,i32)->(i32)",
    };

    /** The functions that wasi_unstable.witx has otherwise. */
    private static final String[] UNSTABLE_FUNCTIONS = {
        "UnstableDescriptor fd_seek (i32,i64,i32,i32)->(i32)",
        "UnstableFile fd_filestat_get (i32,i32)->(i32)",
        "UnstablePath path_filestat_get (i32,i32,i32,i32,i32)->(i32)",
        "UnstablePoll poll_oneoff (i32,i32,i32,i32)->(i32)",
    };

    /** The function that came with preview 1. */
    private static final String NEW_IN_PREVIEW1 = "sock_accept";

    private static final String PACKAGE = "dev/wasm2jar/runtime/wasi/";

    private final String owner;
    private final String name;
    private final String type;

    private WasiBinding(String row) {
        String[] columns = row.split(" ");
        this.owner = PACKAGE + "Wasi" + columns[0];
        this.name = columns[1];
        this.type = columns[2];
    }

    /** The internal name of the class that has the method, e.g. {@code dev/wasm2jar/runtime/wasi/WasiClock}. */
    public String owner() {
        return owner;
    }

    /** The name of the function. */
    public String name() {
        return name;
    }

    /** The name of the method: that of the function, as Java can spell it. */
    public String method() {
        return name.replace('-', '_');
    }

    /** The type of the function, in the canonical text of {@code FuncType}, e.g. {@code (i32,i64,i32)->(i32)}. */
    public String type() {
        return type;
    }

    /** The descriptor of the method, e.g. {@code (Ldev/wasm2jar/runtime/wasi/Wasi;IJI)I}. */
    public String descriptor() {
        int arrow = type.indexOf("->");
        String result = letters(type.substring(arrow + 2));
        return "(L" + PACKAGE + "Wasi;" + letters(type.substring(0, arrow)) + ")" + (result.isEmpty() ? "V" : result);
    }

    /** Whether a module of that name is WASI, all of whose functions are bound here. */
    public static boolean isWasi(String module) {
        return module.equals(PREVIEW1) || module.equals(UNSTABLE);
    }

    /** The binding of an import, or null if there is no such function. */
    public static WasiBinding find(String module, String function) {
        for (WasiBinding binding : all(module)) {
            if (binding.name.equals(function)) {
                return binding;
            }
        }
        return null;
    }

    /** The bindings of all functions of a module; none if it is not WASI. */
    public static List<WasiBinding> all(String module) {
        List<WasiBinding> bindings = new ArrayList<>();
        if (module.equals(THREADS)) {
            for (String row : THREADS_FUNCTIONS) {
                bindings.add(new WasiBinding(row));
            }
        }
        if (isWasi(module)) {
            for (String row : PREVIEW1_FUNCTIONS) {
                bindings.add(new WasiBinding(row));
            }
        }
        if (module.equals(UNSTABLE)) {
            bindings.removeIf(binding -> binding.name.equals(NEW_IN_PREVIEW1));
            for (String row : UNSTABLE_FUNCTIONS) {
                WasiBinding different = new WasiBinding(row);
                bindings.replaceAll(binding -> binding.name.equals(different.name) ? different : binding);
            }
        }
        return bindings;
    }

    private static String letters(String types) {
        return types.replace("(", "").replace(")", "").replace(",", "").replace("i32", "I").replace("i64", "J");
    }
}
