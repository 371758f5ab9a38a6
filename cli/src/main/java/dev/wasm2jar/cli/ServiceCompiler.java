package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.InputFile;
import dev.wasm2jar.compiler.driver.UserError;
import dev.wasm2jar.compiler.jar.Deployment;
import dev.wasm2jar.compiler.jar.FunctionJar;
import dev.wasm2jar.compiler.jar.Target;
import dev.wasm2jar.runtime.launch.GuestProgram;
import java.util.List;
import picocli.CommandLine;

/** Compiles a program to memory, to be served by this JVM. */
record ServiceCompiler(Compilation compilation, List<String> hostOptions, Terminal terminal, CommandLine command) {

    /** @throws UserError if it cannot be compiled */
    GuestProgram compile(InputFile file) {
        FunctionJar jar = compilation.compile(
                file, null, hostOptions, Deployment.of(Target.HTTP), terminal, command);
        ClassLoader loader = jar.module().toClassLoader(ServiceCompiler.class.getClassLoader());
        try {
            return (GuestProgram) loader.loadClass(jar.mainClass().replace('/', '.')).getConstructor().newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
