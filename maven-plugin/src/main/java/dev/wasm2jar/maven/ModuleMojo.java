package dev.wasm2jar.maven;

import dev.wasm2jar.compiler.driver.GivenOptions;
import dev.wasm2jar.compiler.driver.InputFile;
import dev.wasm2jar.compiler.driver.JarOption;
import dev.wasm2jar.compiler.driver.UserError;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What the goals have in common: their parameters, of which {@link MojoOptions} reads some, and how they fail. */
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

    /**
     * What vectors become: {@code scalar} (the default), numbers; or {@code vector}, vectors of the JDK's Vector API, for
     * {@code java --add-modules jdk.incubator.vector} of JDK 25 or later.
     */
    @Parameter(property = "wasm2jar.simd")
    private String simd;

    /** Whether instances can be stopped while they run, for some 6 % of their time. */
    @Parameter(property = "wasm2jar.interruptible", defaultValue = "false")
    private boolean interruptible;

    /**
     * An exported function to call at compile time: instances begin with what it leaves in memory. It has neither
     * parameters nor results, and needs nothing of a host.
     */
    @Parameter(property = "wasm2jar.preinit")
    private String preinit;

    /**
     * What stack traces, debuggers and profilers are told of source files, if the module has debug information:
     * {@code lines} (the default) or {@code none}.
     */
    @Parameter(property = "wasm2jar.debug")
    private String debug;

    /** How many functions to compile at a time; by default one per processor. */
    @Parameter(property = "wasm2jar.threads")
    private String threads;

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

    /** The parameters that are options of compilations. */
    final GivenOptions options() {
        return MojoOptions.of(this);
    }

    /** The fingerprint of a module with what is read beside it, the name of its class, and the parameters here. */
    final Fingerprint fingerprint(InputFile module, String className) {
        Fingerprint fingerprint = new Fingerprint().add("class", className).add("name", module.name());
        options().values().forEach((option, words) -> {
            // The outputs are the same for any number of threads.
            if (option != JarOption.THREADS) {
                fingerprint.add(option.word(), words.size());
                words.forEach(word -> fingerprint.add(option.word(), word));
            }
        });
        module.readAll().forEach(fingerprint::add);
        return fingerprint;
    }
}
