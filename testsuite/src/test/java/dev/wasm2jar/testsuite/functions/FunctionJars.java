package dev.wasm2jar.testsuite.functions;

import dev.wasm2jar.compiler.driver.BuildOptions;
import dev.wasm2jar.compiler.driver.ClassNames;
import dev.wasm2jar.compiler.driver.InputFile;
import dev.wasm2jar.compiler.driver.JarBuild;
import dev.wasm2jar.compiler.driver.OptionStyle;
import dev.wasm2jar.compiler.jar.Deployment;
import dev.wasm2jar.compiler.jar.FunctionJar;
import dev.wasm2jar.compiler.jar.JarEntry;
import dev.wasm2jar.compiler.jar.JarWriter;
import dev.wasm2jar.compiler.jar.RequestShape;
import dev.wasm2jar.compiler.jar.RuntimePlacement;
import dev.wasm2jar.compiler.jar.Target;
import dev.wasm2jar.runtime.launch.GuestProgram;
import dev.wasm2jar.testsuite.SharedFolder;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jars of the guest programs for a target. */
final class FunctionJars {

    private FunctionJars() {}

    /** Makes {@code GUEST.jar} in a folder. */
    static Path make(Path folder, String guest, Target target, String... options) throws IOException {
        var input = new InputFile(SharedFolder.repository().resolve("testsuite/guests/wasm").resolve(guest + ".wasm"));
        Path jar = folder.resolve(guest + "-" + target.word() + target.extension());
        JarWriter.write(jar, JarBuild.of(input, BuildOptions.of(ClassNames.of(input), OptionStyle.COMMAND_LINE)
                .withHostOptions(List.of(options))
                .withDeployment(Deployment.of(target))).entries(RuntimePlacement.BUNDLED));
        return jar;
    }

    /** Makes the jar of a custom runtime of Lambda for a program that reads events. */
    static Path makeForEvents(Path folder, String guest, String... options) throws IOException {
        var input = new InputFile(SharedFolder.repository().resolve("testsuite/guests/wasm").resolve(guest + ".wasm"));
        List<JarEntry> files = JarBuild.of(input, BuildOptions.of(ClassNames.of(input), OptionStyle.COMMAND_LINE)
                .withHostOptions(List.of(options))
                .withDeployment(new Deployment(Target.LAMBDA_CUSTOM, Optional.of(RequestShape.EVENT))))
                .entries(RuntimePlacement.BUNDLED);
        return Files.write(folder.resolve("function.jar"), files.get(1).bytes());
    }

    /** A guest program in this JVM. */
    static GuestProgram load(String guest) throws Exception {
        var input = new InputFile(SharedFolder.repository().resolve("testsuite/guests/wasm").resolve(guest + ".wasm"));
        FunctionJar jar = JarBuild.of(input, BuildOptions.of(ClassNames.of(input), OptionStyle.COMMAND_LINE)
                .withDeployment(Deployment.of(Target.HTTP)));
        return (GuestProgram) jar.module().toClassLoader(FunctionJars.class.getClassLoader())
                .loadClass(jar.mainClass().replace('/', '.')).getConstructor().newInstance();
    }

    /** The permissions of a file in a zip file, as {@code unzip} would give it. */
    static String permissions(Path zip, String path) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"))) {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(files.getPath(path)));
        }
    }
}
