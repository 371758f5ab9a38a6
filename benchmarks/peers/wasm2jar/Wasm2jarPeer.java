import dev.wasm2jar.runtime.wasi.ProcessExit;
import dev.wasm2jar.runtime.wasi.Wasi;
import dev.wasm2jar.runtime.wasi.WasiBuilder;
import dev.wasm2jar.runtime.wasi.WasiPreopens;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.List;

/** A jar that wasm2jar made, used as a library; the property {@code peer.class} names its class. */
final class Wasm2jarPeer extends PeerServer {

    private final MethodHandle instantiate;
    private final MethodHandle start;

    private Wasm2jarPeer() throws ReflectiveOperationException {
        Class<?> type = Class.forName(System.getProperty("peer.class"));
        var lookup = MethodHandles.publicLookup();
        instantiate = lookup.findStatic(type, "instantiate", MethodType.methodType(type, Wasi.class))
                .asType(MethodType.methodType(Object.class, Wasi.class));
        start = lookup.findVirtual(type, "_start", MethodType.methodType(void.class))
                .asType(MethodType.methodType(void.class, Object.class));
    }

    public static void main(String[] arguments) throws Exception {
        new Wasm2jarPeer().serve(arguments);
    }

    @Override
    Outcome run(List<String> arguments, Path input, List<Directory> directories) throws Exception {
        var output = new ByteArrayOutputStream();
        WasiBuilder builder = Wasi.builder()
                .arguments(arguments.toArray(String[]::new))
                .stdin(new ByteArrayInputStream(inputOf(input)))
                .stdout(output)
                .stderr(System.err);
        for (Directory directory : directories) {
            WasiPreopens.directory(builder, directory.host(), directory.guest());
        }
        try (Wasi wasi = builder.build()) {
            Object instance = (Object) instantiate.invokeExact(wasi);
            start.invokeExact(instance);
            return new Outcome(0, output.toByteArray());
        } catch (ProcessExit exit) {
            return new Outcome(exit.code(), output.toByteArray());
        } catch (Exception | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }
}
