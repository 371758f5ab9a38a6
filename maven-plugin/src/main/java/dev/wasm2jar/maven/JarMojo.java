package dev.wasm2jar.maven;

import dev.wasm2jar.compiler.driver.BuildOptions;
import dev.wasm2jar.compiler.driver.InputFile;
import dev.wasm2jar.compiler.driver.JarBuild;
import dev.wasm2jar.compiler.driver.Link;
import dev.wasm2jar.compiler.driver.UserError;
import dev.wasm2jar.compiler.jar.Deployment;
import dev.wasm2jar.compiler.jar.FunctionJar;
import dev.wasm2jar.compiler.jar.JarWriter;
import dev.wasm2jar.compiler.jar.RequestShape;
import dev.wasm2jar.compiler.jar.RuntimePlacement;
import dev.wasm2jar.compiler.jar.Target;
import dev.wasm2jar.runtime.deploy.ServeOptions;
import dev.wasm2jar.runtime.launch.HostOptions;
import dev.wasm2jar.runtime.launch.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;

/** Makes the jar of a module that can be deployed: what {@code wasm2jar FILE.wasm} on the command line makes. */
@Mojo(name = "jar", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class JarMojo extends ModuleMojo {

    /** The module; by default the only one in the source directory. */
    @Parameter(property = "wasm2jar.file")
    private File file;

    /** What the name of the jar ends with after that of the project, and its classifier in repositories. */
    @Parameter(property = "wasm2jar.classifier", defaultValue = "function")
    private String classifier;

    /** Whether the jar is installed and deployed with the project. */
    @Parameter(property = "wasm2jar.attach", defaultValue = "true")
    private boolean attach;

    /**
     * What the jar is for: {@code command}, which {@code java -jar} runs, {@code http}, {@code lambda},
     * {@code lambda-custom} or {@code library}.
     */
    @Parameter(property = "wasm2jar.target", defaultValue = "command")
    private String target;

    /** How the program takes requests: as {@code cgi}, or as {@code event} on standard input. */
    @Parameter(property = "wasm2jar.requests")
    private String requests;

    /** Where the runtime is: {@code bundled}, {@code relocated} or {@code dependency}. */
    @Parameter(property = "wasm2jar.runtime", defaultValue = "bundled")
    private String runtime;

    /**
     * Host options to build in, as words of a command line, e.g. {@code --dir}, {@code /srv/data::/data::ro}; for the
     * target {@code http} also those of serving.
     */
    @Parameter
    private List<String> hostOptions = new ArrayList<>();

    /** Modules to link, in this order: what the program imports from the name of an element, its file exports. */
    @Parameter
    private LinkedHashMap<String, File> link = new LinkedHashMap<>();

    @Component
    private MavenProjectHelper projectHelper;

    @Override
    void run() throws IOException {
        InputFile module = module();
        String name = modules().className(module);
        Deployment deployment = deployment();
        checkHostOptions(deployment);
        RuntimePlacement placement = choice("runtime", runtime, RuntimePlacement.values());
        List<Link> links = link.entrySet().stream()
                .map(entry -> new Link(entry.getKey(), new InputFile(entry.getValue().toPath())))
                .toList();
        BuildOptions options = options(name).withHostOptions(hostOptions).withLinks(links).withDeployment(deployment);
        String extension = deployment.target().extension();
        Path jar = Path.of(project().getBuild().getDirectory(),
                project().getBuild().getFinalName() + "-" + classifier + extension);
        Fingerprint fingerprint = fingerprint(name)
                .add("runtime", placement)
                .add("deployment", deployment)
                .add("name", module.name())
                .add("module", module.read());
        hostOptions.forEach(word -> fingerprint.add("hostOptions", word));
        links.forEach(each -> fingerprint.add("link", each.name() + "=" + each.file().name())
                .add("linked module", each.file().read()));
        boolean made = incrementalBuild().make(
                classifier, fingerprint.finish(), () -> Map.of(jar, toBytes(JarBuild.of(module, options), placement)));
        getLog().info(module.name() + (made ? " becomes " : " is up to date: ") + jar.getFileName());
        if (attach) {
            projectHelper.attachArtifact(project(), extension.substring(1), classifier, jar.toFile());
        }
    }

    private InputFile module() throws IOException {
        if (file != null) {
            return new InputFile(file.toPath());
        }
        List<InputFile> found = List.copyOf(modules().find().values());
        if (found.size() != 1) {
            throw new UserError((found.isEmpty() ? "there is no module" : "there are " + found.size() + " modules")
                    + " in " + modules().folder(), "<file> names the one to make a jar of");
        }
        return found.get(0);
    }

    private void checkHostOptions(Deployment deployment) {
        String[] words = hostOptions.toArray(new String[0]);
        try {
            if (deployment.target() == Target.HTTP) {
                ServeOptions.check(words);
            } else {
                HostOptions.parse(new String[0], words);
            }
        } catch (UsageException wrong) {
            throw new UserError("<hostOptions>: " + wrong.getMessage());
        }
    }

    private Deployment deployment() {
        return new Deployment(choice("target", target, Target.values()),
                Optional.ofNullable(requests).map(word -> choice("requests", word, RequestShape.values())));
    }

    /** The value that a word of the configuration stands for. */
    private static <T extends Enum<T>> T choice(String parameter, String word, T[] values) {
        for (T value : values) {
            if (word(value).equals(word)) {
                return value;
            }
        }
        throw new UserError("<" + parameter + "> is " + word + ", but there are only "
                + String.join(", ", Stream.of(values).map(JarMojo::word).toList()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static byte[] toBytes(FunctionJar jar, RuntimePlacement placement) {
        var bytes = new ByteArrayOutputStream();
        try {
            JarWriter.write(bytes, jar.entries(placement));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
