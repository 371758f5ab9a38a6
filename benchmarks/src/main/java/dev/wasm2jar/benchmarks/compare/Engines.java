package dev.wasm2jar.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The engines, by the names that the report uses.
 *
 * @param java17 the java command of a JDK 17
 * @param java25 of a JDK 25, on which all other engines on the JVM run
 * @param peers where the classes and libraries of the other engines are
 */
record Engines(Path java17, Path java25, Path node, Path peers, Path runtime, Path nodeScript, Path work) {

    static final String OURS_17 = "wasm2jar, JDK 17";
    static final String OURS = "wasm2jar, JDK 25";
    static final String ENDIVE = "Endive compiler";
    static final String ENDIVE_INTERPRETER = "Endive interpreter";
    static final String GRAAL = "GraalWasm, Graal JIT";
    static final String GRAAL_INTERPRETER = "GraalWasm interpreter";
    static final String V8 = "V8";
    static final String NATIVE = "native";

    static final String ENDIVE_HUGE = "Endive compiler, -XX:-DontCompileHugeMethods";

    private static final String STACK = "-Xss8m";

    /**
     * A heap as functions have it, where a JVM chooses a quarter of the container's memory. For one above 4 GB, which it
     * chooses on a large machine, HotSpot makes slower code (decision 031).
     */
    static final String HEAP = "-Xmx2g";

    /** Those that compile; what is no wasm comes last. */
    static final List<String> COMPILED = List.of(OURS_17, OURS, V8, GRAAL, ENDIVE, NATIVE);
    static final TimesTable TABLE =
            new TimesTable(COMPILED, List.of(OURS_17, OURS), List.of(NATIVE, V8, GRAAL, ENDIVE));

    /** @param version 17 or 25 */
    Path java(String version) {
        return version.equals("17") ? java17 : java25;
    }

    /** What makes executable jars run by that JDK. */
    Map<String, String> javaHome(String version) {
        return Map.of("JAVA_HOME", java(version).getParent().getParent().toString());
    }

    /** An engine for a module and the jar that was made of it; it is started when it is first used. */
    Engine engine(String name, Workload workload, FunctionJar jar) {
        if (name.equals(NATIVE)) {
            return new NativeEngine(work);
        }
        List<String> command = new ArrayList<>(command(name, jar));
        command.add(workload.module().toString());
        command.addAll(workload.directories());
        return new PeerEngine(command);
    }

    private List<String> command(String name, FunctionJar jar) {
        return switch (name) {
            case OURS_17 -> ours(java17, jar);
            case OURS -> ours(java25, jar);
            case ENDIVE -> endive("-Dpeer.interpreter=false");
            case ENDIVE_HUGE -> endive("-XX:-DontCompileHugeMethods");
            case ENDIVE_INTERPRETER -> endive("-Dpeer.interpreter=true");
            case GRAAL -> jvm(java25, "-XX:+UnlockExperimentalVMOptions", "-XX:+EnableJVMCI",
                    "--upgrade-module-path", peers.resolve("graalwasm-upgrade").toString(),
                    "-p", peers.resolve("graalwasm").toString(),
                    "--add-modules", "org.graalvm.polyglot,org.graalvm.wasm",
                    "-cp", peers.resolve("graalwasm-classes").toString(), "GraalWasmPeer");
            case GRAAL_INTERPRETER -> jvm(java25,
                    "-cp", peers.resolve("graalwasm-classes") + ":" + peers.resolve("graalwasm") + "/*:"
                            + peers.resolve("graalwasm-upgrade") + "/*", "GraalWasmPeer");
            case V8 -> List.of(node.toString(), "--no-warnings", nodeScript.toString());
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** What all engines on a JVM are started by, so that none has another stack or heap. */
    private static List<String> jvm(Path java, String... arguments) {
        return Stream.concat(Stream.of(java.toString(), STACK, HEAP), Stream.of(arguments)).toList();
    }

    private List<String> ours(Path java, FunctionJar jar) {
        return jvm(java, "-Dpeer.class=" + jar.className(),
                "-cp", peers.resolve("wasm2jar-classes") + ":" + runtime + ":" + jar.file(), "Wasm2jarPeer");
    }

    private List<String> endive(String option) {
        return jvm(java25, option,
                "-cp", peers.resolve("endive-classes") + ":" + peers.resolve("endive") + "/*", "EndivePeer");
    }
}
