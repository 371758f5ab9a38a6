package dev.wasm2jar.testsuite.functions;

import dev.wasm2jar.compiler.driver.BuildOptions;
import dev.wasm2jar.compiler.driver.ClassNames;
import dev.wasm2jar.compiler.driver.InputFile;
import dev.wasm2jar.compiler.driver.JarBuild;
import dev.wasm2jar.compiler.driver.OptionStyle;
import dev.wasm2jar.compiler.jar.Deployment;
import dev.wasm2jar.compiler.jar.JarWriter;
import dev.wasm2jar.compiler.jar.RuntimePlacement;
import dev.wasm2jar.compiler.jar.Target;
import dev.wasm2jar.testsuite.SharedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Jars of the guest programs for a target. */
final class FunctionJars {

    private FunctionJars() {}

    /** Makes {@code GUEST.jar} in a folder. */
    static Path make(Path folder, String guest, Target target, String... options) throws IOException {
        var input = new InputFile(SharedFolder.repository().resolve("testsuite/guests/wasm").resolve(guest + ".wasm"));
        Path jar = folder.resolve(guest + "-" + target.word() + ".jar");
        JarWriter.write(jar, JarBuild.of(input, BuildOptions.of(ClassNames.of(input), OptionStyle.COMMAND_LINE)
                .withHostOptions(List.of(options))
                .withDeployment(Deployment.of(target))).entries(RuntimePlacement.BUNDLED));
        return jar;
    }
}
