package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.glue.GlueFile;
import dev.wasm2jar.compiler.wasm.Module;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the JavaScript that wasm-bindgen's command line has written beside a module. */
public final class GlueFiles {

    private static final String SUFFIX = "_bg";

    private GlueFiles() {}

    /**
     * The glue of a module: if there are several files, the one that has what the module imports.
     *
     * @throws UserError if it is no JavaScript
     */
    public static Optional<GlueFile> find(InputFile input, Module module) {
        Optional<GlueFile> other = Optional.empty();
        for (Path file : beside(input, names(input).stream())) {
            GlueFile glue = parse(input, file);
            if (glue.hasFunctions() && glue.fits(module)) {
                return Optional.of(glue);
            } else if (glue.hasFunctions() && other.isEmpty()) {
                other = Optional.of(glue);
            }
        }
        return other;
    }

    private static GlueFile parse(InputFile input, Path file) {
        try {
            return GlueFile.parse(file.toString(), UserFile.text(file));
        } catch (BindgenException malformed) {
            throw new UserError(input.path() + ": " + malformed.getMessage(), ProcessedCheck.hint(input));
        }
    }

    /** The files beside a module that may say something of its types. */
    static List<Path> filesBeside(InputFile input) {
        return beside(input, names(input).stream()
                .flatMap(name -> Stream.of(name, name.replaceFirst("\\.([mc]?)js$", ".d.$1ts"))));
    }

    private static List<Path> beside(InputFile input, Stream<String> names) {
        return names.distinct().map(input.path()::resolveSibling).filter(Files::isRegularFile).toList();
    }

    /** Of a bundler's module; of the other kinds. */
    private static List<String> names(InputFile input) {
        return Stream.of(input.baseName(), withoutSuffix(input))
                .flatMap(name -> Stream.of(name + ".js", name + ".mjs", name + ".cjs"))
                .toList();
    }

    /** The name that cargo gave the file, before the tool added to it. */
    static String withoutSuffix(InputFile input) {
        String name = input.baseName();
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }
}
