package dev.wasm2jar.runtime.wasi;

/** The functions {@code args_*} and {@code environ_*} of WASI preview 1. */
public final class WasiArguments {

    private WasiArguments() {}

    /** Copies the arguments to {@code argvBuf} and their addresses to {@code argv}. */
    public static int args_get(Wasi wasi, int argv, int argvBuf) {
        return copy(wasi, wasi.arguments, argv, argvBuf);
    }

    /** Says how many arguments there are and how many bytes they take, with their NULs. */
    public static int args_sizes_get(Wasi wasi, int argc, int argvBufSize) {
        return sizes(wasi, wasi.arguments, argc, argvBufSize);
    }

    /** Copies the environment to {@code environBuf} and the addresses of its variables to {@code environ}. */
    public static int environ_get(Wasi wasi, int environ, int environBuf) {
        return copy(wasi, wasi.environment, environ, environBuf);
    }

    /** Says how many variables the environment has and how many bytes they take, with their NULs. */
    public static int environ_sizes_get(Wasi wasi, int count, int bufSize) {
        return sizes(wasi, wasi.environment, count, bufSize);
    }

    private static int copy(Wasi wasi, byte[][] strings, int pointers, int buffer) {
        wasi.check(pointers, strings.length * 4);
        wasi.check(buffer, total(strings));
        for (int i = 0; i < strings.length; i++) {
            wasi.putInt(pointers + i * 4, buffer);
            wasi.putBytes(buffer, strings[i], strings[i].length);
            buffer += strings[i].length;
        }
        return Errno.SUCCESS;
    }

    private static int sizes(Wasi wasi, byte[][] strings, int count, int size) {
        wasi.putInt(count, strings.length);
        wasi.putInt(size, total(strings));
        return Errno.SUCCESS;
    }

    private static int total(byte[][] strings) {
        int total = 0;
        for (byte[] string : strings) {
            total += string.length;
        }
        return total;
    }
}
