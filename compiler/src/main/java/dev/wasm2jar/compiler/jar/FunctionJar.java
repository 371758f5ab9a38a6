package dev.wasm2jar.compiler.jar;

import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.compiler.CompilerVersion;
import dev.wasm2jar.compiler.host.WasiFunctions;
import dev.wasm2jar.compiler.jvm.JvmCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A compiled module with its main class: all that becomes a jar, or runs in this JVM.
 *
 * @param module with the main class among its classes
 * @param mainClass internal name of the main class
 * @param deployment what the jar is made for
 */
public record FunctionJar(CompiledModule module, ProgramKind kind, String mainClass, Deployment deployment) {

    /** Methods that a library's main class lists: enough to see what it is. */
    private static final int LISTED_METHODS = 40;

    private static final String NOTICE = """
            This jar was made by wasm2jar from a WebAssembly module. The code made from the module
            is under the licence of the module. The classes of the runtime, in packages whose names
            have the part "runtime", are part of wasm2jar and licensed under the Apache License,
            Version 2.0:
            https://www.apache.org/licenses/LICENSE-2.0
            """;

    /**
     * Adds a main class to a module.
     *
     * @param moduleName what people call it, e.g. {@code hello.wasm}
     * @param hostOptions options of the launcher that count before those of the command line; for commands only
     */
    public static FunctionJar of(CompiledModule compiled, String moduleName, List<String> hostOptions) {
        return of(compiled, moduleName, hostOptions, List.of(), Deployment.DEFAULT);
    }

    /**
     * Adds a main class to a module, and the modules it imports from.
     *
     * @param linked of a command, in the order of their instantiation; with classes of other names
     * @param deployment what the jar is made for
     */
    public static FunctionJar of(
            CompiledModule compiled, String moduleName, List<String> hostOptions, List<LinkedModule> linked,
            Deployment deployment) {
        JvmCode code = compiled.code();
        ProgramKind kind = deployment.kind(compiled.module());
        byte[] main = kind == ProgramKind.COMMAND
                ? MainClass.ofCommand(compiled, moduleName, CompilerVersion.current(), hostOptions, linked,
                        deployment.launcher(compiled.module()))
                : MainClass.ofLibrary(code, moduleName, listing(code));
        String mainName = MainClass.name(code);
        Map<String, byte[]> classes = new TreeMap<>(code.classes());
        classes.put(mainName, main);
        if (deployment.target() == Target.LAMBDA) {
            String handler = LambdaHandlerClass.name(code);
            classes.put(handler, LambdaHandlerClass.of(handler, mainName, deployment.shape(compiled.module())));
        }
        Map<String, byte[]> resources = new TreeMap<>(code.resources());
        for (LinkedModule module : linked) {
            classes.putAll(module.module().code().classes());
            resources.putAll(module.module().code().resources());
        }
        var complete = new JvmCode(
                code.instanceClass(), classes, resources, code.hostStates(),
                code.importsMemories(), code.needsImports());
        return new FunctionJar(new CompiledModule(compiled.module(), complete), kind, mainName, deployment);
    }

    private static String listing(JvmCode code) {
        var text = new StringBuilder();
        List<String> methods = JavaApi.listing(code);
        for (String method : methods.subList(0, Math.min(LISTED_METHODS, methods.size()))) {
            // Constants are at most 65535 bytes long (JVMS 4.4.7), characters at most 3 bytes.
            if (text.length() + method.length() > 20_000) {
                break;
            }
            text.append("  ").append(method).append('\n');
        }
        if (methods.size() > LISTED_METHODS) {
            text.append("  ... ").append(methods.size() - LISTED_METHODS).append(" more\n");
        }
        return text.toString();
    }

    /**
     * The files of the jar, or of the zip file that holds it, in order: the manifest, the main class and the class of
     * instances, which a start needs first, then the other classes and files of the module, then what it needs of the
     * runtime, unless that is elsewhere.
     */
    public List<JarEntry> entries(RuntimePlacement runtime) {
        List<JarEntry> jar = runtime.place(entries(), module.code().instanceClass());
        return deployment.target() == Target.LAMBDA_CUSTOM ? LambdaPackage.of(jar) : jar;
    }

    /** What keeps the function from being of use, as far as the module shows it. */
    public Optional<String> warning() {
        boolean serves = deployment.target() == Target.HTTP && ProgramKind.of(module.module()) == ProgramKind.COMMAND;
        return serves && deployment.shape(module.module()) != RequestShape.CGI
                ? Optional.of("this does not look like a CGI program: a request is answered 502 unless what is written"
                        + " begins with a header section")
                : Optional.empty();
    }

    /** Binary name of the class that Lambda's Java runtimes call; for {@link Target#LAMBDA}. */
    public String lambdaHandler() {
        return LambdaHandlerClass.name(module.code()).replace('/', '.');
    }

    /** The files of a jar with the runtime in it. */
    private List<JarEntry> entries() {
        JvmCode code = module.code();
        var result = new ArrayList<JarEntry>();
        result.add(new JarEntry(Manifest.PATH, manifest().toBytes()));
        result.add(new JarEntry("META-INF/NOTICE.txt", NOTICE.getBytes(StandardCharsets.US_ASCII)));
        add(result, mainClass, code.classes().get(mainClass));
        add(result, code.instanceClass(), code.classes().get(code.instanceClass()));
        new TreeMap<>(code.classes()).forEach((name, bytes) -> {
            if (!name.equals(mainClass) && !name.equals(code.instanceClass())) {
                add(result, name, bytes);
            }
        });
        new TreeMap<>(code.resources()).forEach((path, bytes) -> result.add(new JarEntry(path, bytes)));
        RuntimeClasses.neededBy(code.classes().values(), embeddersNeed()).forEach((name, bytes) -> add(result, name, bytes));
        return result;
    }

    /** Internal names of classes to which the module does not refer, but Java programs that use it do. */
    private List<String> embeddersNeed() {
        var names = new ArrayList<String>();
        if (kind == ProgramKind.LIBRARY && module.code().needsImports()) {
            names.add("dev/wasm2jar/runtime/HostFunction");
        }
        if (kind == ProgramKind.LIBRARY && module.code().hostStates().contains(WasiFunctions.STATE)) {
            names.add("dev/wasm2jar/runtime/wasi/WasiPreopens");
        }
        return names;
    }

    private static void add(List<JarEntry> target, String className, byte[] bytes) {
        target.add(new JarEntry(className + ".class", bytes));
    }

    private Manifest manifest() {
        String version = CompilerVersion.current();
        var manifest = new Manifest();
        manifest.put("Main-Class", mainClass.replace('/', '.'));
        manifest.put("Automatic-Module-Name", JarPackage.of(module.code().instanceClass()).replace('/', '.'));
        manifest.put("Created-By", "wasm2jar " + version);
        manifest.put("Multi-Release", "false");
        manifest.put("Wasm2jar-Version", version);
        return manifest;
    }
}
