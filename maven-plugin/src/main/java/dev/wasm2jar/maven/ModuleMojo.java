package dev.wasm2jar.maven;

import dev.wasm2jar.compiler.Interruption;
import dev.wasm2jar.compiler.driver.BuildOptions;
import dev.wasm2jar.compiler.driver.OptionStyle;
import dev.wasm2jar.compiler.driver.UserError;
import dev.wasm2jar.compiler.ir.MemoryKind;
import dev.wasm2jar.compiler.jvm.MissingImports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What the goals have in common: their parameters, and how they fail. */
abstract class ModuleMojo extends AbstractMojo {

    /** The folder with the WebAssembly modules. */
    @Parameter(property = "wasm2jar.sourceDirectory", defaultValue = "${project.basedir}/src/main/wasm")
    private File sourceDirectory;

    /**
     * The class to generate, e.g. {@code com.example.Shop}. By default its package is the folder of the module below
     * the source directory, or else {@code packageName}, and its name is that of the file in the style of Java.
     */
    @Parameter(property = "wasm2jar.className")
    private String className;

    /** The package of classes for modules that are in the source directory itself. */
    @Parameter(property = "wasm2jar.packageName", defaultValue = "wasm")
    private String packageName;

    /** Whether imported functions that nothing provides are compiled into traps. */
    @Parameter(property = "wasm2jar.allowMissing", defaultValue = "false")
    private boolean allowMissing;

    /** Whether memories without a smaller maximum may grow beyond 2 GiB; access to them is slower. */
    @Parameter(property = "wasm2jar.largeMemory", defaultValue = "false")
    private boolean largeMemory;

    /** Whether instances can be stopped while they run, for some 6 % of their time. */
    @Parameter(property = "wasm2jar.interruptible", defaultValue = "false")
    private boolean interruptible;

    /** Whether to do nothing. */
    @Parameter(property = "wasm2jar.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("wasm2jar is skipped");
            return;
        }
        try {
            run();
        } catch (UserError error) {
            throw new MojoFailureException(
                    error.getMessage() + (error.hint() == null ? "" : "\nhint: " + error.hint()), error);
        } catch (IOException failure) {
            throw new MojoExecutionException("cannot write what was compiled: " + failure, failure);
        }
    }

    /** @throws UserError if there is something that the user can put right */
    abstract void run() throws IOException;

    final MavenProject project() {
        return project;
    }

    final ModuleFiles modules() {
        return new ModuleFiles(sourceDirectory.toPath(), packageName, className);
    }

    /** Files of this execution are made in one place, so that executions do not remove those of another. */
    final IncrementalBuild incrementalBuild() {
        Path records = Path.of(project.getBuild().getDirectory(), "wasm2jar",
                execution.getGoal() + "-" + execution.getExecutionId());
        return new IncrementalBuild(project.getBasedir().toPath(), records);
    }

    final BuildOptions options(String name) {
        return BuildOptions.of(name, OptionStyle.MAVEN)
                .withMissingImports(allowMissing ? MissingImports.TRAP : MissingImports.FROM_EMBEDDER)
                .withMemories(largeMemory
                        ? MemoryKind.Policy.LARGE_IF_ALLOWED
                        : MemoryKind.Policy.LARGE_IF_NEEDED)
                .withInterruption(interruptible ? Interruption.CHECKED : Interruption.NONE);
    }

    /** The fingerprint of the parameters here; those of a goal and the contents of files come to it. */
    final Fingerprint fingerprint(String name) {
        return new Fingerprint()
                .add("class", name)
                .add("allowMissing", allowMissing)
                .add("largeMemory", largeMemory)
                .add("interruptible", interruptible);
    }
}
