package dev.wasm2jar.maven;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wasm2jar.compiler.driver.BuildListener;
import dev.wasm2jar.compiler.driver.InputFile;
import dev.wasm2jar.compiler.driver.JarRequest;
import dev.wasm2jar.compiler.driver.Link;
import dev.wasm2jar.compiler.driver.StartArchive;
import dev.wasm2jar.compiler.driver.UserError;
import dev.wasm2jar.compiler.jar.FunctionJar;
import dev.wasm2jar.compiler.jar.JarEntry;
import dev.wasm2jar.compiler.jar.JarWriter;
import dev.wasm2jar.compiler.jar.WholeFile;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;

/** Makes the jar of a module that can be deployed: what {@code wasm2jar FILE.wasm} on the command line makes. */
@Mojo(name = "jar", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class JarMojo extends ModuleMojo {

    private final MavenProjectHelper projectHelper;

    /** The module, or a folder with a {@code wasmer.toml}; by default the only module in the source directory. */
    @Parameter(property = "wasm2jar.file")
    private File file;

    /** What the name of the jar ends with after that of the project, and its classifier in repositories. */
    @Parameter(property = "wasm2jar.classifier", defaultValue = "function")
    private String classifier;

    /** Whether the jar is installed and deployed with the project. */
    @Parameter(property = "wasm2jar.attach", defaultValue = "true")
    private boolean attach;

    /**
     * What the jar is for: {@code command} (the default), which {@code java -jar} runs, {@code http}, {@code lambda},
     * {@code lambda-custom} or {@code library}.
     */
    @Parameter(property = "wasm2jar.target")
    private String target;

    /** How the program takes requests: as {@code cgi}, or as {@code event} on standard input. Mostly the module shows it. */
    @Parameter(property = "wasm2jar.requests")
    private String requests;

    /**
     * Where the runtime is: {@code bundled} in the jar (the default), {@code relocated} to packages of the jar's own, or a
     * {@code dependency}, not in the jar.
     */
    @Parameter(property = "wasm2jar.runtime")
    private String runtime;

    /** Whether to write a file beside the jar that makes a container image of it, with the extension {@code .Dockerfile}. */
    @Parameter(property = "wasm2jar.dockerfile")
    private boolean dockerfile;

    /** Modules to link, in this order: what the program imports from the name of an element, its file exports. */
    @Parameter
    private Map<String, File> link = new LinkedHashMap<>();

    /**
     * Whether to run the program once, keep what the JVM loads in an archive beside the jar, and make the jar executable
     * and use it.
     */
    @Parameter(property = "wasm2jar.archive")
    private boolean archive;

    /** Host options and arguments of that run, a word for each element. */
    @Parameter(property = "wasm2jar.archiveArg")
    private List<String> archiveArg = new ArrayList<>();

    /** What a service is asked for in that run, by GET: paths, {@code /} by default; {@code none} for nothing. */
    @Parameter(property = "wasm2jar.archiveRequest")
    private List<String> archiveRequest = new ArrayList<>();

    /** The JDK that will run the jar, for the archive; by default the one that runs Maven. */
    @Parameter(property = "wasm2jar.archiveJdk")
    private File archiveJdk;

    /**
     * Routes of a worker, a wasm-bindgen module whose functions answer HTTP requests: {@code [METHOD] /PATH=FUNCTION}.
     * Without any, each function is at its name.
     */
    @Parameter(property = "wasm2jar.route")
    private List<String> route = new ArrayList<>();

    /** The origin whose pages may call the functions of a worker; {@code *} for all. */
    @Parameter(property = "wasm2jar.cors")
    private String cors;

    /** Variables that the functions of a worker see as globals: {@code NAME=VALUE}. */
    @Parameter(property = "wasm2jar.var")
    private List<String> var = new ArrayList<>();

    /** Hosts that functions of a worker may send requests to by {@code fetch}, e.g. {@code api.example.com:8443}. */
    @Parameter(property = "wasm2jar.allowOutbound")
    private List<String> allowOutbound = new ArrayList<>();

    /** A file with routes and variables of a worker: a {@code wasm2jar.toml}, or its {@code wrangler.toml}. */
    @Parameter(property = "wasm2jar.config")
    private File config;

    /**
     * Directories that the program may use when it runs, under another name or only for reading:
     * {@code HOST[::GUEST[::ro]]}.
     */
    @Parameter(property = "wasm2jar.dir")
    private List<String> dir = new ArrayList<>();

    /** Variables of the program's environment: {@code NAME=VALUE}, or {@code NAME} to pass on one of the host. */
    @Parameter(property = "wasm2jar.env")
    private List<String> env = new ArrayList<>();

    /** Whether all variables of the host are passed on to the program. */
    @Parameter(property = "wasm2jar.inheritEnv")
    private boolean inheritEnv;

    /** The limit of each memory of the program, e.g. {@code 64m}. */
    @Parameter(property = "wasm2jar.maxMemory")
    private String maxMemory;

    /** The stack of the program, e.g. {@code 64m}; 128m by default. */
    @Parameter(property = "wasm2jar.stack")
    private String stack;

    /** After what time the program, or each request to it, is stopped: e.g. {@code 500ms}, {@code 30s} or {@code 5m}. */
    @Parameter(property = "wasm2jar.timeout")
    private String timeout;

    /** Whether failures of the program are reported with the stack trace of the JVM. */
    @Parameter(property = "wasm2jar.trace")
    private boolean trace;

    /**
     * Where a service listens, as {@code HOST:PORT}; by default 127.0.0.1:3000, or all addresses at the port that the
     * variable {@code PORT} says.
     */
    @Parameter(property = "wasm2jar.listen")
    private String listen;

    /**
     * Which requests meet in one instance: {@code fresh}, none, as programs have it; {@code reused}, one after another in
     * some; {@code shared}, all in one, as workers have it by default.
     */
    @Parameter(property = "wasm2jar.instances")
    private String instances;

    /** How many requests run at a time. */
    @Parameter(property = "wasm2jar.concurrency")
    private String concurrency;

    /** How many requests wait until others are done, 1024 by default; others are answered 503. */
    @Parameter(property = "wasm2jar.queue")
    private String queue;

    /** The largest body of a request, 64m by default. */
    @Parameter(property = "wasm2jar.maxBody")
    private String maxBody;

    /** The largest response; beyond it the request fails. */
    @Parameter(property = "wasm2jar.maxOutput")
    private String maxOutput;

    /**
     * How many proxies in front are believed what they say of the client, by {@code X-Forwarded-For}, {@code -Proto} and
     * {@code -Host} or by {@code Forwarded}; 0 by default.
     */
    @Parameter(property = "wasm2jar.trustProxy")
    private String trustProxy;

    /** Where a service answers {@code /healthz} and {@code /metrics}, as {@code HOST:PORT}. */
    @Parameter(property = "wasm2jar.admin")
    private String admin;

    /** Whether a service writes a line for each request to standard output. */
    @Parameter(property = "wasm2jar.accessLog")
    private boolean accessLog;

    /** How lines of logs look: {@code text} (the default) or {@code json}. */
    @Parameter(property = "wasm2jar.log")
    private String log;

    @Inject
    public JarMojo(MavenProjectHelper projectHelper) {
        this.projectHelper = projectHelper;
    }

    @Override
    void run() throws IOException {
        JarRequest request = JarRequest.of(module(), options(), modules()::className);
        String extension = request.target().extension();
        Path jar = Path.of(project().getBuild().getDirectory(),
                project().getBuild().getFinalName() + "-" + classifier + extension);
        Optional<StartArchive> archive = request.archive(jar);
        IncrementalBuild build = incrementalBuild();
        boolean made = build.make(classifier, fingerprint(request, archive), () -> outputs(request, jar, archive));
        getLog().info(request.input().name() + (made ? " becomes " : " is up to date: ") + jar.getFileName());
        if (archive.isPresent()) {
            WholeFile.makeExecutable(jar);
            makeArchive(archive.get(), jar, build);
        }
        build.keepOnly(archive.isPresent() ? Set.of(classifier, archiveWork()) : Set.of(classifier));
        if (attach) {
            projectHelper.attachArtifact(project(), extension.substring(1), classifier, jar.toFile());
        }
    }

    private Path module() throws IOException {
        if (file != null) {
            return file.toPath();
        }
        List<InputFile> found = List.copyOf(modules().find().values());
        if (found.size() != 1) {
            throw new UserError((found.isEmpty() ? "there is no module" : "there are " + found.size() + " modules")
                    + " in " + modules().folder(), "<file> names the one to make a jar of");
        }
        return found.get(0).path();
    }

    private String fingerprint(JarRequest request, Optional<StartArchive> archive) {
        Fingerprint fingerprint = fingerprint(request.input(), request.className());
        // Some of them stand in files.
        request.builtIn().forEach(word -> fingerprint.add("built in", word));
        for (Link link : request.links()) {
            fingerprint.add("link", link.name() + "=" + link.file().name()).add("linked module", link.file().read());
        }
        // The name of the main class follows from the rest.
        archive.ifPresent(wanted -> fingerprint.add("script", wanted.script("")));
        return fingerprint.finish();
    }

    private Map<Path, byte[]> outputs(JarRequest request, Path jar, Optional<StartArchive> archive) {
        FunctionJar compiled = request.compile(BuildListener.NONE);
        compiled.warning().ifPresent(warning -> getLog().warn(
                request.input().path() + ": " + warning + "; <requests>cgi</requests> says that it is one"));
        List<JarEntry> entries = request.entries(compiled);
        var outputs = new TreeMap<Path, byte[]>();
        outputs.put(jar, archive.map(wanted -> JarWriter.toExecutableBytes(wanted.script(compiled.mainClass()), entries))
                .orElseGet(() -> JarWriter.toBytes(entries)));
        request.dockerfile(jar).ifPresent(file ->
                outputs.put(file.path(), file.text(compiled.mainClass()).getBytes(UTF_8)));
        return outputs;
    }

    private String archiveWork() {
        return classifier + ".archive";
    }

    /** An archive fits a build of the JVM, and a jar of that path, size and time. */
    private void makeArchive(StartArchive archive, Path jar, IncrementalBuild build) throws IOException {
        Fingerprint fingerprint = new Fingerprint()
                .add("java", archive.java().home() + " " + archive.java().version())
                .add("jar", jar + " " + Files.getLastModifiedTime(jar))
                .add("contents", Files.readAllBytes(jar));
        archiveArg.forEach(word -> fingerprint.add("argument", word));
        archiveRequest.forEach(path -> fingerprint.add("request", path));
        archive.warning().ifPresent(getLog()::warn);
        boolean made = build.make(archiveWork(), fingerprint.finish(), () -> {
            archive.make().forEach(remark -> getLog().warn("in the run that makes the archive, " + remark));
            return Map.of(archive.path(), read(archive.path()));
        });
        if (made) {
            getLog().info(archive.path().getFileName() + " is made for Java " + archive.java().version());
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
