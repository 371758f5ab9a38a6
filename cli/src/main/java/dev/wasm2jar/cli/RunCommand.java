package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.ClassNames;
import dev.wasm2jar.compiler.driver.JarRequest;
import dev.wasm2jar.compiler.driver.UserError;
import dev.wasm2jar.compiler.jar.FunctionJar;
import dev.wasm2jar.compiler.jar.ProgramKind;
import dev.wasm2jar.runtime.launch.EmbeddedRun;
import dev.wasm2jar.runtime.launch.GuestProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code wasm2jar run FILE}: compiles a program to memory and runs it. */
@Command(name = "run",
        header = "Compile a program to memory and run it.",
        synopsisHeading = "%nUsage: ",
        customSynopsis = "wasm2jar run [options] FILE.wasm [host options] [--] [ARGUMENT...]",
        description = {
            "%n--link and host options after the file end at -- or at the first word that does not begin with --, as those of"
                    + " java -jar FILE.jar do. The exit code is the program's; 134 after a trap.%n"
        },
        optionListHeading = "%nOptions:%n",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @ParentCommand
    private CompileCommand parent;

    @Parameters(index = "0", paramLabel = "FILE.wasm", description = "The program.")
    private Path input;

    @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "Host options, then the program's arguments.")
    private List<String> arguments = new ArrayList<>();

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws ReflectiveOperationException, InterruptedException {
        CommandLine command = spec.commandLine();
        RunArguments after = RunArguments.of(arguments);
        after.misplaced().ifPresent(option -> {
            throw new CommandLine.ParameterException(command, option + " is an option of the compilation: it goes before "
                    + input + ", or after -- if it is the program's");
        });
        JarRequest request = JarRequest.of(input, after.addTo(OptionSpecs.given(spec)), ClassNames::of);
        FunctionJar jar = request.compile(parent.terminal().listener(command.getErr()));
        if (jar.kind() == ProgramKind.LIBRARY) {
            throw new UserError(input + ": this is a library: it has no export _start to run",
                    "wasm2jar " + input + " makes a jar of it, to be used from Java");
        }
        ClassLoader loader = jar.module().toClassLoader(RunCommand.class.getClassLoader());
        var program = (GuestProgram) loader.loadClass(jar.mainClass().replace('/', '.'))
                .getConstructor()
                .newInstance();
        return EmbeddedRun.run(program, after.words().toArray(new String[0]));
    }
}
