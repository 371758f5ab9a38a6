import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.wasi.WasiExitException;
import run.endive.wasi.WasiOptions;
import run.endive.wasi.WasiPreview1;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;

/** Endive with its faster memory: compiled, or interpreted when the property {@code peer.interpreter} is set. */
final class EndivePeer extends PeerServer {

    private final WasmModule module;
    private final Function<Instance, Machine> machines;

    private EndivePeer(Path file) {
        module = Parser.parse(file);
        machines = Boolean.getBoolean("peer.interpreter") ? null : MachineFactoryCompiler.compile(module);
    }

    public static void main(String[] arguments) throws Exception {
        new EndivePeer(Path.of(arguments[0])).serve(arguments);
    }

    @Override
    Outcome run(List<String> arguments, Path input, List<Directory> directories) throws Exception {
        var output = new ByteArrayOutputStream();
        WasiOptions.Builder options = WasiOptions.builder()
                .withArguments(arguments)
                .withStdin(new ByteArrayInputStream(inputOf(input)), false)
                .withStdout(output, false)
                .withStderr(System.err, false);
        directories.forEach(directory -> options.withDirectory(directory.guest(), directory.host()));
        try (WasiPreview1 wasi = WasiPreview1.builder().withOptions(options.build()).build()) {
            Instance.Builder instance = Instance.builder(module)
                    .withMemoryFactory(ByteArrayMemory::new)
                    .withImportValues(ImportValues.builder().addFunction(wasi.toHostFunctions()).build());
            if (machines != null) {
                instance.withMachineFactory(machines);
            }
            instance.build();
            return new Outcome(0, output.toByteArray());
        } catch (WasiExitException exit) {
            return new Outcome(exit.exitCode(), output.toByteArray());
        }
    }
}
