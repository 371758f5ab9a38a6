package dev.wasm2jar.maven;

import dev.wasm2jar.compiler.bindgen.BindgenCompiler;
import dev.wasm2jar.compiler.bindgen.Declarations;
import dev.wasm2jar.compiler.bindgen.ProcessedModule;
import dev.wasm2jar.compiler.driver.GlueFiles;
import dev.wasm2jar.compiler.driver.InputFile;
import dev.wasm2jar.compiler.driver.JarBuild;
import dev.wasm2jar.compiler.wasm.Module;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Compiles the modules in {@code src/main/wasm} before the Java sources of the project. Each becomes a Java interface
 * with a method for each export, typed if wasm-bindgen describes the types, and class files that implement it.
 */
@Mojo(name = "compile", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true,
        requiresDependencyResolution = ResolutionScope.COMPILE)
public final class CompileMojo extends ModuleMojo {

    /** Where the interfaces go; a source folder of the project. */
    @Parameter(defaultValue = "${project.build.directory}/generated-sources/wasm2jar")
    private File generatedSourcesDirectory;

    @Override
    void run() throws IOException {
        Map<String, InputFile> modules = modules().find();
        if (!modules.isEmpty()) {
            RuntimeDependency.check(project().getArtifacts());
        }
        IncrementalBuild build = incrementalBuild();
        int compiled = 0;
        for (Map.Entry<String, InputFile> module : modules.entrySet()) {
            String name = module.getKey();
            InputFile file = module.getValue();
            String fingerprint = fingerprint(file, name).finish();
            if (build.make(name, fingerprint, () -> compile(name, file))) {
                getLog().info(file.path().getFileName() + " becomes " + name);
                compiled++;
            }
        }
        build.keepOnly(modules.keySet());
        if (compiled == 0) {
            getLog().info(
                    modules.isEmpty() ? "no modules to compile" : "nothing to compile: all modules are up to date");
        }
        project().addCompileSourceRoot(generatedSourcesDirectory.getPath());
    }

    private Map<Path, byte[]> compile(String name, InputFile file) {
        var outputs = new TreeMap<Path, byte[]>();
        Path classes = Path.of(project().getBuild().getOutputDirectory());
        String interfaceName = name.replace('.', '/');
        String implementation = ModuleFacade.implementation(name);
        var facade = new ModuleFacade(
                interfaceName, JarBuild.of(file, options().build(implementation)), declarations(file));
        outputs.put(generatedSourcesDirectory.toPath().resolve(interfaceName + ".java"),
                facade.source(file.name()).getBytes(StandardCharsets.UTF_8));
        facade.files().forEach((path, bytes) -> outputs.put(classes.resolve(path), bytes));
        return outputs;
    }

    /** What the module itself says of its functions, if it does. */
    private static Map<String, String> declarations(InputFile file) {
        Module module = file.parse();
        if (BindgenCompiler.accepts(module)) {
            return Declarations.byJavaName(module);
        }
        return ProcessedModule.trace(module)
                .flatMap(trace -> GlueFiles.find(file, module))
                .map(glue -> Declarations.byJavaName(module, glue))
                .orElse(Map.of());
    }
}
