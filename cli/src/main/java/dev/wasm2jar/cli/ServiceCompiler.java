package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.InputFile;
import dev.wasm2jar.compiler.driver.UserError;
import dev.wasm2jar.compiler.jar.Deployment;
import dev.wasm2jar.compiler.jar.FunctionJar;
import dev.wasm2jar.compiler.jar.Target;
import dev.wasm2jar.runtime.launch.GuestProgram;
import dev.wasm2jar.runtime.launch.UsageException;
import dev.wasm2jar.runtime.worker.WorkerProgram;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/**
 * Compiles functions to memory, to be served by this JVM.
 *
 * @param hostOptions options to serve with
 * @param workerOptions the same and options of workers, if there are any of these
 * @param arguments that each run of a program is given
 */
record ServiceCompiler(
        Compilation compilation,
        List<String> hostOptions,
        Optional<List<String>> workerOptions,
        List<String> arguments,
        Terminal terminal,
        CommandLine command) {

    /**
     * Compiles a function.
     *
     * @throws UserError if it cannot be compiled
     */
    Service compile(InputFile file) {
        FunctionJar jar = workerOptions
                .map(words -> compilation.compileWorker(file, null, words, terminal, command))
                .orElseGet(() -> compilation.compile(
                        file, null, hostOptions, Deployment.of(Target.HTTP), terminal, command));
        ClassLoader loader = jar.module().toClassLoader(ServiceCompiler.class.getClassLoader());
        String[] words = arguments.toArray(new String[0]);
        try {
            Object main = loader.loadClass(jar.mainClass().replace('/', '.')).getConstructor().newInstance();
            return main instanceof WorkerProgram worker
                    ? Service.of(worker, words)
                    : Service.of((GuestProgram) main, words);
        } catch (UsageException wrong) {
            throw new CommandLine.ParameterException(command, wrong.getMessage());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
