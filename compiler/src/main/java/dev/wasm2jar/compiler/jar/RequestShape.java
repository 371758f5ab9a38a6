package dev.wasm2jar.compiler.jar;

import dev.wasm2jar.compiler.wasm.ByteSlice;
import dev.wasm2jar.compiler.wasm.DataSegment;
import dev.wasm2jar.compiler.wasm.Import;
import dev.wasm2jar.compiler.wasm.ImportDescription;
import dev.wasm2jar.compiler.wasm.Module;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How a program that is run once for each request takes it. */
public enum RequestShape {
    /** By the Common Gateway Interface (RFC 3875): variables and standard input, and a header section before the output. */
    CGI,
    /** As bytes on standard input; standard output is the response. */
    EVENT,
    /** Not at all: it reads nothing. */
    NONE;

    /** The variable without which no CGI program can do (RFC 3875, 4.1.12), and those that simple ones only look at. */
    private static final String[] META_VARIABLES = {"REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "GATEWAY_INTERFACE"};

    /** The shape that a program of WASI seems to have: a CGI program has names of CGI's variables in its data. */
    public static RequestShape of(Module module) {
        if (imports(module, "environ_get") && imports(module, "fd_write")) {
            for (String variable : META_VARIABLES) {
                if (hasData(module, variable.getBytes(StandardCharsets.US_ASCII))) {
                    return CGI;
                }
            }
        }
        return imports(module, "fd_read") && imports(module, "fd_write") ? EVENT : NONE;
    }

    private static boolean imports(Module module, String function) {
        for (Import imported : module.imports()) {
            if (imported.description() instanceof ImportDescription.Function && imported.name().equals(function)
                    && imported.module().startsWith("wasi_")) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasData(Module module, byte[] text) {
        for (DataSegment segment : module.data()) {
            ByteSlice bytes = segment.bytes();
            for (int i = bytes.offset(); i + text.length <= bytes.end(); i++) {
                if (Arrays.equals(bytes.array(), i, i + text.length, text, 0, text.length)) {
                    return true;
                }
            }
        }
        return false;
    }
}
