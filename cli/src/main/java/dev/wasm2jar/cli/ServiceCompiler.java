package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.JarRequest;
import dev.wasm2jar.compiler.driver.UserError;
import dev.wasm2jar.compiler.jar.FunctionJar;
import dev.wasm2jar.runtime.launch.GuestProgram;
import dev.wasm2jar.runtime.launch.UsageException;
import dev.wasm2jar.runtime.worker.WorkerProgram;
import java.util.List;
import picocli.CommandLine;

/**
 * Compiles a function to memory, to be served by this JVM.
 *
 * @param arguments that each run of a program is given
 */
record ServiceCompiler(JarRequest request, List<String> arguments, Terminal terminal, CommandLine command) {

    /**
     * Compiles the function.
     *
     * @throws UserError if it cannot be compiled
     */
    Service compile() {
        FunctionJar jar = request.compile(terminal.listener(command.getErr()));
        jar.warning().ifPresent(warning -> Errors.warn(command, request.input().path() + ": " + warning));
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
