package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.ir.VectorTarget;
import dev.wasm2jar.compiler.jar.Deployment;
import dev.wasm2jar.compiler.jar.FunctionJar;
import dev.wasm2jar.compiler.jar.JarEntry;
import dev.wasm2jar.compiler.jar.ProgramKind;
import dev.wasm2jar.compiler.jar.RequestShape;
import dev.wasm2jar.compiler.jar.RuntimePlacement;
import dev.wasm2jar.compiler.jar.Target;
import dev.wasm2jar.runtime.deploy.ServeOptions;
import dev.wasm2jar.runtime.launch.HostOptions;
import dev.wasm2jar.runtime.launch.UsageException;
import dev.wasm2jar.runtime.worker.WorkerOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A jar that is asked for: a module, and options that go together. */
public final class JarRequest {

    private static final String ANY_PORT = "127.0.0.1:0";

    private final GivenOptions given;
    private final InputFile input;
    private final BuildOptions build;
    private final RuntimePlacement runtime;
    private final Optional<JavaInstallation> archiveJava;
    private final Optional<String> configuredName;

    private JarRequest(
            GivenOptions given, InputFile input, BuildOptions build, RuntimePlacement runtime,
            Optional<JavaInstallation> archiveJava, Optional<String> configuredName) {
        this.given = given;
        this.input = input;
        this.build = build;
        this.runtime = runtime;
        this.archiveJava = archiveJava;
        this.configuredName = configuredName;
    }

    /**
     * Understands options.
     *
     * @param path the module; for targets that answer requests also a folder with a {@code wasmer.toml}, or such a file
     * @param className names the class where no name is given
     * @throws OptionError if an option is wrong, or options do not go together
     * @throws UserError if a file that they name cannot be read
     */
    public static JarRequest of(Path path, GivenOptions given, Function<InputFile, String> className) {
        given.one(JarOption.CLASS).flatMap(ClassNames::problem).ifPresent(problem -> {
            throw new OptionError(given.name(JarOption.CLASS) + ": " + problem);
        });
        Target target = target(given);
        RuntimePlacement runtime =
                given.choice(JarOption.RUNTIME, RuntimePlacement.class).orElse(RuntimePlacement.BUNDLED);
        checkTarget(given, target, runtime);
        TrainingRequests.check(given, target);
        ServiceInput described = switch (target) {
            case HTTP, LAMBDA, LAMBDA_CUSTOM -> ServiceInput.of(path);
            case COMMAND, LIBRARY -> new ServiceInput(new InputFile(path), List.of());
        };
        Optional<WorkerConfig> config = given.one(JarOption.CONFIG).map(Path::of).map(WorkerConfig::read);
        var words = new ArrayList<>(described.words());
        config.ifPresent(file -> words.addAll(file.words()));
        // What is given here has the last word.
        words.addAll(given.words(JarOption.Group.HOST));
        words.addAll(given.words(JarOption.Group.SERVER));
        words.addAll(given.without(JarOption.CONFIG).words(JarOption.Group.WORKER));
        check(words, given, target);
        BuildOptions build = given.build(given.one(JarOption.CLASS).orElseGet(() -> className.apply(described.file())))
                .withHostOptions(words)
                .withDeployment(new Deployment(target, given.choice(JarOption.REQUESTS, RequestShape.class)));
        return new JarRequest(given, described.file(), build, runtime, archiveJava(given),
                config.flatMap(WorkerConfig::name));
    }

    /** Options of workers make an HTTP service of a module. */
    private static Target target(GivenOptions given) {
        Optional<JarOption> ofWorkers = given.first(JarOption.Group.WORKER);
        Target target = given.choice(JarOption.TARGET, Target.class)
                .orElse(ofWorkers.isPresent() ? Target.HTTP : Target.COMMAND);
        Optional<JarOption> ofServing = ofWorkers.or(() -> given.first(JarOption.Group.SERVER));
        if (target != Target.HTTP && ofServing.isPresent()) {
            throw given.error(ofServing.get(), "is for " + given.style().option("target", "http"));
        }
        return target;
    }

    private static void checkTarget(GivenOptions given, Target target, RuntimePlacement runtime) {
        Optional<RequestShape> requests = given.choice(JarOption.REQUESTS, RequestShape.class);
        if (target == Target.HTTP && requests.equals(Optional.of(RequestShape.EVENT))) {
            throw new OptionError(given.style().option("requests", "event") + " is for the targets lambda and"
                    + " lambda-custom: what is served over HTTP is a CGI program");
        }
        boolean runs = target == Target.COMMAND || target == Target.HTTP;
        for (JarOption option : List.of(JarOption.ARCHIVE, JarOption.DOCKERFILE)) {
            if (given.has(option) && !runs) {
                throw given.error(option, "is for the targets command and http, not for " + target.word());
            }
            if (given.has(option) && runtime == RuntimePlacement.DEPENDENCY) {
                throw given.error(option, "is for jars that run by themselves, not with "
                        + given.style().option("runtime", "dependency"));
            }
        }
    }

    private static void check(List<String> options, GivenOptions given, Target target) {
        String[] words = options.toArray(new String[0]);
        try {
            if (isWorker(given)) {
                WorkerOptions.check(words);
            } else if (target == Target.HTTP) {
                HostOptions.parse(given.words(JarOption.Group.HOST).toArray(new String[0]), new String[0]);
                ServeOptions.check(words);
            } else {
                HostOptions.parse(words, new String[0]);
            }
        } catch (UsageException wrong) {
            throw new OptionError(given.style().inStyle(wrong.getMessage()));
        }
    }

    private static boolean isWorker(GivenOptions given) {
        return given.first(JarOption.Group.WORKER).isPresent();
    }

    private static Optional<JavaInstallation> archiveJava(GivenOptions given) {
        if (!given.has(JarOption.ARCHIVE)) {
            GivenOptions others = given.has(JarOption.DOCKERFILE) ? given.without(JarOption.ARCHIVE_REQUEST) : given;
            others.first(JarOption.Group.ARCHIVE).ifPresent(option -> {
                throw given.error(option, "needs " + given.name(JarOption.ARCHIVE));
            });
            return Optional.empty();
        }
        JavaInstallation java = given.one(JarOption.ARCHIVE_JDK)
                .map(folder -> JavaInstallation.at(Path.of(folder)))
                .orElseGet(JavaInstallation::current);
        if (java.feature() < 17) {
            throw new UserError(java.home() + ": this is Java " + java.version() + "; jars need 17 or newer");
        }
        return Optional.of(java);
    }

    /** The module. */
    public InputFile input() {
        return input;
    }

    /** The name of the file to make where none is given. */
    public String outputName() {
        return configuredName.orElseGet(input::baseName) + target().extension();
    }

    /** What the jar is for. */
    public Target target() {
        return build.deployment().target();
    }

    /** The name of the class. */
    public String className() {
        return build.className();
    }

    /** Options that are built into the jar, among them those that files stand for, as words of a command line. */
    public List<String> builtIn() {
        return build.hostOptions();
    }

    /** Modules to link. */
    public List<Link> links() {
        return build.links();
    }

    /**
     * Compiles the module.
     *
     * @param listener is told how it goes
     * @throws UserError if it is no module, or cannot be compiled so
     */
    public FunctionJar compile(BuildListener listener) {
        BuildOptions options = build.withListener(listener);
        FunctionJar jar = isWorker(given) ? JarBuild.worker(input, options) : JarBuild.of(input, options);
        if (given.has(JarOption.ARCHIVE) && jar.kind() != ProgramKind.COMMAND && jar.deployment().target() != Target.HTTP) {
            throw new UserError(input.path() + ": " + given.name(JarOption.ARCHIVE)
                    + " is for programs, but this is a library",
                    "the program that uses it can have an archive: java -XX:ArchiveClassesAtExit=...");
        }
        return jar;
    }

    /** Options of {@code java} without which the jar does not run. */
    public List<String> javaOptions() {
        return build.vectors() == VectorTarget.VECTOR ? List.of("--add-modules=jdk.incubator.vector") : List.of();
    }

    /** The files of the jar. */
    public List<JarEntry> entries(FunctionJar compiled) {
        return compiled.entries(runtime);
    }

    /** The archive that is asked for beside a jar. */
    public Optional<StartArchive> archive(Path jar) {
        return archiveJava.map(java -> new StartArchive(jar, java, javaOptions(), training()));
    }

    private TrainingRun training() {
        List<String> words = given.all(JarOption.ARCHIVE_ARG);
        if (target() != Target.HTTP) {
            return new ProgramRun(words);
        }
        // It disturbs no other service.
        var arguments = new ArrayList<>(List.of("--listen", ANY_PORT));
        if (builtIn().stream().anyMatch(word -> word.equals("--admin") || word.startsWith("--admin="))) {
            arguments.addAll(List.of("--admin", ANY_PORT));
        }
        arguments.addAll(words);
        List<String> requests = TrainingRequests.of(given);
        return requests.isEmpty() ? new ProgramRun(arguments) : new ServiceRun(arguments, requests);
    }

    /** The file that makes an image of a jar, if it is asked for. */
    public Optional<Dockerfile> dockerfile(Path jar) {
        return given.has(JarOption.DOCKERFILE)
                ? Optional.of(new Dockerfile(jar, target(), javaOptions(), TrainingRequests.of(given)))
                : Optional.empty();
    }
}
