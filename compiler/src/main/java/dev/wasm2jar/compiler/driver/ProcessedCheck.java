package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.ProcessedModule;
import dev.wasm2jar.compiler.bindgen.glue.GlueFile;
import dev.wasm2jar.compiler.jvm.MissingImports;
import dev.wasm2jar.compiler.wasm.Module;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Refuses modules that wasm-bindgen's command line has processed: their functions have lost their types, and a library of
 * functions on pointers and handles is not what anybody expects, unless it is asked for.
 */
record ProcessedCheck(MissingImports missingImports, OptionStyle style) {

    private static final String SUFFIX = "_bg";

    /** Refuses those modules, whatever lies beside them. */
    void check(InputFile input, Module module) {
        if (missingImports != MissingImports.TRAP) {
            ProcessedModule.trace(module).ifPresent(trace -> {
                throw refusal(input, trace, "");
            });
        }
    }

    /**
     * The glue of such a module, which lies beside it.
     *
     * @return empty if it is no such module, or is to be compiled as it is
     * @throws UserError if there is no glue
     */
    Optional<GlueFile> glue(InputFile input, Module module) {
        Optional<String> trace = missingImports == MissingImports.TRAP ? Optional.empty() : ProcessedModule.trace(module);
        if (trace.isEmpty()) {
            return Optional.empty();
        }
        Optional<GlueFile> other = Optional.empty();
        for (Path file : glueFiles(input)) {
            GlueFile glue = parse(input, file);
            if (glue.hasFunctions() && glue.fits(module)) {
                return Optional.of(glue);
            } else if (glue.hasFunctions() && other.isEmpty()) {
                other = Optional.of(glue);
            }
        }
        if (other.isPresent()) {
            return other;
        }
        throw refusal(input, trace.get(), ", and its JavaScript " + input.baseName() + ".js or " + withoutSuffix(input)
                + ".js is not beside it");
    }

    /** The files beside a module that may be its glue. */
    private static List<Path> glueFiles(InputFile input) {
        return beside(input, glueNames(input).stream());
    }

    /** The files beside a module that may say something of its types. */
    static List<Path> filesBeside(InputFile input) {
        return beside(input, glueNames(input).stream()
                .flatMap(name -> Stream.of(name, name.substring(0, name.length() - "js".length()) + "d.ts")));
    }

    private static List<Path> beside(InputFile input, Stream<String> names) {
        return names.distinct().map(input.path()::resolveSibling).filter(Files::isRegularFile).toList();
    }

    /** Of a bundler's module; of the other kinds. */
    private static List<String> glueNames(InputFile input) {
        return Stream.of(input.baseName(), withoutSuffix(input))
                .flatMap(name -> Stream.of(name + ".js", name + ".mjs", name + ".cjs"))
                .toList();
    }

    private static GlueFile parse(InputFile input, Path file) {
        try {
            return GlueFile.parse(file.toString(), UserFile.text(file));
        } catch (BindgenException malformed) {
            throw new UserError(input.path() + ": " + malformed.getMessage(), hint(input));
        }
    }

    /** What to do about a module whose glue is beyond what can be read. */
    static String hint(InputFile input) {
        return "compile the module that cargo made, target/wasm32-unknown-unknown/release/" + withoutSuffix(input) + ".wasm";
    }

    private UserError refusal(InputFile input, String trace, String more) {
        return new UserError(
                input.path() + ": the types of this module's functions are gone: wasm-bindgen's command line or wasm-pack"
                        + " has processed it (" + trace + ")" + more,
                hint(input) + "; "
                        + style.option("allow-missing")
                        + " compiles this one as it is, with functions on numbers, and what it imports traps");
    }

    /** The name that cargo gave the file, before the tool added to it. */
    private static String withoutSuffix(InputFile input) {
        String name = input.baseName();
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }
}
