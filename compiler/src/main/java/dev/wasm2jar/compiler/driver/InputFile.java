package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ModuleException;
import dev.wasm2jar.compiler.wasm.ModuleParser;
import dev.wasm2jar.compiler.wasm.ModuleValidator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A WebAssembly file. What is wrong with it is a {@link UserError}. */
public final class InputFile {

    private static final String EXTENSION = ".wasm";

    private final Path path;

    public InputFile(Path path) {
        this.path = path;
    }

    /** The file, as the user named it. */
    public Path path() {
        return path;
    }

    /** What people call the module: the name of the file. */
    public String name() {
        Path last = path.getFileName();
        return last == null ? path.toString() : last.toString();
    }

    /** The name without {@code .wasm}. */
    public String baseName() {
        String name = name();
        return name.toLowerCase(Locale.ROOT).endsWith(EXTENSION) && name.length() > EXTENSION.length()
                ? name.substring(0, name.length() - EXTENSION.length())
                : name;
    }

    /** The bytes, whatever they are. */
    public byte[] read() {
        if (Files.isDirectory(path)) {
            throw new UserError(path + ": this is a directory", "give a file in the WebAssembly binary format");
        }
        return UserFile.bytes(path);
    }

    /** The bytes of this and of the files beside it that are read with it, by their names. */
    public Map<String, byte[]> readAll() {
        var files = new TreeMap<String, byte[]>();
        files.put(name(), read());
        for (Path beside : GlueFiles.filesBeside(this)) {
            var file = new InputFile(beside);
            files.put(file.name(), file.read());
        }
        return files;
    }

    /** The module in the file. */
    public Module parse() {
        byte[] binary = read();
        return reporting(() -> ModuleParser.parse(binary));
    }

    /** The module in the file, with valid declarations. */
    public Module parseAndValidate() {
        Module module = parse();
        reporting(() -> ModuleValidator.validate(module));
        return module;
    }

    /** Does something that may find the module wrong, and says so for the user. */
    public <T> T reporting(Supplier<T> work) {
        try {
            return work.get();
        } catch (ModuleException problem) {
            throw ModuleErrors.of(path, problem);
        }
    }
}
