package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.ClassNames;
import dev.wasm2jar.compiler.driver.GivenOptions;
import dev.wasm2jar.compiler.driver.JarOption;
import dev.wasm2jar.compiler.driver.JarRequest;
import dev.wasm2jar.compiler.jar.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** What {@code wasm2jar serve} and {@code wasm2jar dev} serve, and how. Its fields are their options. */
final class ServiceOptions {

    @Parameters(index = "0", paramLabel = "FILE.wasm", description = "The program, or the folder of its wasmer.toml.")
    private Path input;

    @Parameters(index = "1..*", paramLabel = "ARGUMENT",
            description = "Arguments that each run of the program is given.")
    private List<String> arguments = new ArrayList<>();

    @Mixin
    private CommonOptions common;

    /** What is to be served. */
    JarRequest request(CommandSpec command) {
        GivenOptions given = OptionSpecs.given(command).with(JarOption.TARGET, List.of(Target.HTTP.word()));
        return JarRequest.of(input, given, ClassNames::of);
    }

    /** Compiles what is to be served. */
    ServiceCompiler compiler(JarRequest request, Terminal terminal, CommandLine command) {
        return new ServiceCompiler(request, arguments, terminal, command);
    }
}
