import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;

/** GraalWasm: one engine, so that code stays compiled, and a fresh context for every run. */
final class GraalWasmPeer extends PeerServer {

    private final Engine engine = Engine.newBuilder("wasm").option("engine.WarnInterpreterOnly", "false").build();
    private final Source source;

    private GraalWasmPeer(Path file) throws Exception {
        source = Source.newBuilder("wasm", file.toFile()).name("main").build();
    }

    public static void main(String[] arguments) throws Exception {
        new GraalWasmPeer(Path.of(arguments[0])).serve(arguments);
    }

    @Override
    Outcome run(List<String> arguments, Path input, List<Directory> directories) throws Exception {
        var output = new ByteArrayOutputStream();
        StringBuilder mapped = new StringBuilder();
        for (Directory directory : directories) {
            mapped.append(mapped.length() == 0 ? "" : ",").append(directory.guest()).append("::").append(directory.host());
        }
        Context.Builder builder = Context.newBuilder("wasm")
                .engine(engine)
                .allowIO(IOAccess.ALL)
                .arguments("wasm", arguments.toArray(String[]::new))
                .option("wasm.Builtins", "wasi_snapshot_preview1")
                .in(new ByteArrayInputStream(inputOf(input)))
                .out(output);
        if (mapped.length() > 0) {
            builder.option("wasm.WasiMapDirs", mapped.toString());
        }
        try (Context context = builder.build()) {
            Value module = context.eval(source);
            Value instance = module.canInstantiate() ? module.newInstance() : module;
            Value start = instance.hasMember("exports")
                    ? instance.getMember("exports").getMember("_start")
                    : instance.getMember("_start");
            start.execute();
            return new Outcome(0, output.toByteArray());
        } catch (PolyglotException exit) {
            if (!exit.isExit()) {
                throw exit;
            }
            return new Outcome(exit.getExitStatus(), output.toByteArray());
        }
    }
}
