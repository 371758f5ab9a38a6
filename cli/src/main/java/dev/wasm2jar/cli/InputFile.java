package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ModuleException;
import dev.wasm2jar.compiler.wasm.ModuleParser;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;

/** The WebAssembly file that a command works on. */
final class InputFile {

    private static final String EXTENSION = ".wasm";

    /** Class files and Java arrays end at 2 GiB, and so do our offsets. */
    private static final long MAX_SIZE = Integer.MAX_VALUE - 8;

    private final Path path;

    InputFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** What people call the module: the name of the file. */
    String name() {
        Path last = path.getFileName();
        return last == null ? path.toString() : last.toString();
    }

    /** The name without {@code .wasm}. */
    String baseName() {
        String name = name();
        return name.toLowerCase(Locale.ROOT).endsWith(EXTENSION) && name.length() > EXTENSION.length()
                ? name.substring(0, name.length() - EXTENSION.length())
                : name;
    }

    /** The bytes, whatever they are. */
    byte[] read() {
        try {
            if (Files.isDirectory(path)) {
                throw new UserError(path + ": this is a directory", "give a file in the WebAssembly binary format");
            }
            if (Files.size(path) > MAX_SIZE) {
                throw new UserError(path + ": the file is too large");
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException missing) {
            throw new UserError(path + ": no such file", suggestion());
        } catch (AccessDeniedException denied) {
            throw new UserError(path + ": permission denied");
        } catch (IOException failure) {
            throw new UserError(path + ": cannot be read: " + failure.getMessage());
        }
    }

    /** Words that are no file are mostly misspelt commands. */
    private String suggestion() {
        return path.toString().matches("[a-z]+") ? "wasm2jar --help lists the commands" : null;
    }

    /** The module in the file. */
    Module parse() {
        byte[] binary = read();
        return reporting(() -> ModuleParser.parse(binary));
    }

    /** Does something that may find the module wrong, and says so for the user. */
    <T> T reporting(Supplier<T> work) {
        try {
            return work.get();
        } catch (ModuleException problem) {
            throw Errors.of(path, problem);
        }
    }
}
