package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.DebugInfo;
import dev.wasm2jar.compiler.ir.VectorTarget;
import dev.wasm2jar.compiler.jar.RequestShape;
import dev.wasm2jar.compiler.jar.RuntimePlacement;
import dev.wasm2jar.compiler.jar.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What users can choose about a jar: the options of the command line and the parameters of plugins, in the order in which
 * help lists them. {@link JarRequest} says what they mean and which go together.
 */
public enum JarOption {
    CLASS(Group.JAR, Kind.VALUE, "NAME", "The class to generate, e.g. com.example.Function (default: wasm.File)."),
    RUNTIME(Group.JAR, Kind.CHOICE, "PLACE", "Where the runtime is: bundled in the jar, relocated to packages of the jar's"
            + " own, or a dependency, not in the jar (default: bundled).", RuntimePlacement.values()),
    TARGET(Group.JAR, Kind.CHOICE, "TARGET", "What the jar is for: command, http, lambda, lambda-custom or library (default:"
            + " command, which java -jar runs).", Target.values()),
    REQUESTS(Group.JAR, Kind.CHOICE, "SHAPE", "How the program takes requests: as cgi, or as event on standard input. Mostly"
            + " the module shows it.", RequestShape.CGI, RequestShape.EVENT),
    DOCKERFILE(Group.JAR, Kind.FLAG, "", "Write FILE.Dockerfile beside the jar, which makes an image of it."),

    ALLOW_MISSING(Group.COMPILATION, Kind.FLAG, "", "Compile imported functions that the host does not provide into traps."),
    LINK(Group.COMPILATION, Kind.LIST, "NAME=FILE.wasm", "Link a module: what the program, or a module linked after this one,"
            + " imports from NAME."),
    THREADS(Group.COMPILATION, Kind.VALUE, "COUNT", "How many functions to compile at a time (default: one per processor)."),
    LARGE_MEMORY(Group.COMPILATION, Kind.FLAG, "", "Let memories without a smaller maximum grow beyond 2 GiB; access to them"
            + " is slower."),
    SIMD(Group.COMPILATION, Kind.CHOICE, "HOW", "What vectors become: scalar, numbers; or vector, vectors of the JDK's Vector"
            + " API, for java --add-modules jdk.incubator.vector of JDK 25 or later (default: scalar).",
            VectorTarget.values()),
    PREINIT(Group.COMPILATION, Kind.VALUE, "FUNC", "Call this exported function now, and let instances begin with what it"
            + " leaves in memory."),
    DEBUG(Group.COMPILATION, Kind.CHOICE, "WHAT", "What stack traces and debuggers are told of source files, if the module"
            + " has debug information: lines or none (default: lines).", DebugInfo.values()),
    INTERRUPTIBLE(Group.COMPILATION, Kind.FLAG, "", "Let Java code stop instances while they run, for some 6 % of their"
            + " time."),

    ARCHIVE(Group.ARCHIVE, Kind.FLAG, "", "Run the program once, keep what the JVM loads in an archive beside the jar, and"
            + " make the jar executable and use it: ./FILE.jar."),
    ARCHIVE_ARG(Group.ARCHIVE, Kind.LIST, "WORD", "A host option or argument of that run; as often as needed."),
    ARCHIVE_REQUEST(Group.ARCHIVE, Kind.LIST, "PATH", "What a service is asked for in that run, by GET; as often as needed; or"
            + " none (default: /)."),
    ARCHIVE_JDK(Group.ARCHIVE, Kind.VALUE, "FOLDER", "The JDK that will run the jar (default: the one that runs wasm2jar)."),

    ROUTE(Group.WORKER, Kind.LIST, "'[METHOD] /PATH=FUNCTION'", "The function that answers requests; without any, each"
            + " function is at its name."),
    CORS(Group.WORKER, Kind.VALUE, "ORIGIN", "Let pages of an origin call the functions; * for all."),
    VAR(Group.WORKER, Kind.LIST, "NAME=VALUE", "A variable that the functions see as a global."),
    ALLOW_OUTBOUND(Group.WORKER, Kind.LIST, "HOST[:PORT]", "Let fetch send requests to a host, *.example.com or *; as often"
            + " as needed."),
    CONFIG(Group.WORKER, Kind.VALUE, "FILE.toml", "Routes and variables from a file: a wasm2jar.toml, or the wrangler.toml of"
            + " a worker."),

    DIR(Group.HOST, Kind.LIST, "HOST[::GUEST[::ro]]", "Let the program use a directory, under another name or only for"
            + " reading."),
    ENV(Group.HOST, Kind.LIST, "NAME[=VALUE]", "Set a variable of the program's environment, or pass on one of the host."),
    INHERIT_ENV(Group.HOST, Kind.FLAG, "", "Pass on all variables of the host."),
    MAX_MEMORY(Group.HOST, Kind.VALUE, "SIZE", "Limit each memory of the program, e.g. 64m."),
    STACK(Group.HOST, Kind.VALUE, "SIZE", "The stack of the program, e.g. 64m (default: 128m)."),
    TIMEOUT(Group.HOST, Kind.VALUE, "TIME", "Stop the program, or each request to it, after e.g. 500ms, 30s or 5m."),
    TRACE(Group.HOST, Kind.FLAG, "", "Report failures of the program with the stack trace of the JVM."),

    LISTEN(Group.SERVER, Kind.VALUE, "HOST:PORT", "Where to listen (default: 127.0.0.1:3000, or all addresses at the port"
            + " that PORT says)."),
    INSTANCES(Group.SERVER, Kind.VALUE, "POLICY", "Which requests meet in one instance: fresh, none (programs always); reused,"
            + " one after another in some; shared, all in one (default for workers)."),
    CONCURRENCY(Group.SERVER, Kind.VALUE, "COUNT", "How many requests run at a time."),
    QUEUE(Group.SERVER, Kind.VALUE, "COUNT", "How many requests wait for that (default: 1024); others are answered 503."),
    MAX_BODY(Group.SERVER, Kind.VALUE, "SIZE", "The largest body of a request (default: 64m)."),
    MAX_OUTPUT(Group.SERVER, Kind.VALUE, "SIZE", "The largest response; beyond it the request fails."),
    TRUST_PROXY(Group.SERVER, Kind.VALUE, "COUNT", "Believe what so many proxies in front say of the client, by"
            + " X-Forwarded-For, -Proto and -Host or by Forwarded (default: 0)."),
    ADMIN(Group.SERVER, Kind.VALUE, "HOST:PORT", "Where to answer /healthz and /metrics."),
    ACCESS_LOG(Group.SERVER, Kind.FLAG, "", "Write a line for each request to standard output."),
    LOG(Group.SERVER, Kind.VALUE, "FORMAT", "How lines of logs look: text (default) or json.");

    /** What options are about. */
    public enum Group {
        /** The file to make. */
        JAR,
        /** How a module becomes classes. */
        COMPILATION,
        /** An archive of the JVM beside the jar. */
        ARCHIVE,
        /** Workers, which are wasm-bindgen modules that answer HTTP requests. They imply {@link Target#HTTP}. */
        WORKER,
        /** Options of the launcher, built in under the same names. */
        HOST,
        /** Options of serving, built in likewise. */
        SERVER;

        /** The options that are about it. */
        public List<JarOption> options() {
            return Arrays.stream(JarOption.values()).filter(option -> option.group == this).toList();
        }
    }

    /** What is given with an option. */
    public enum Kind {
        /** Nothing. */
        FLAG,
        /** One word. */
        VALUE,
        /** One of the option's choices. */
        CHOICE,
        /** A word each time, as often as one likes. */
        LIST
    }

    private final Group group;
    private final Kind kind;
    private final String label;
    private final String description;
    private final List<String> choices;

    JarOption(Group group, Kind kind, String label, String description, Enum<?>... choices) {
        this.group = group;
        this.kind = kind;
        this.label = label;
        this.description = description;
        this.choices = Arrays.stream(choices).map(JarOption::word).toList();
    }

    /** Its name on the command line without the dashes, e.g. {@code allow-missing}. */
    public String word() {
        return word(this);
    }

    /** As values are written: {@code lambda-custom}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Group group() {
        return group;
    }

    public Kind kind() {
        return kind;
    }

    /** What stands for its value in help, e.g. {@code SIZE}; empty for flags. */
    public String label() {
        return label;
    }

    /** What it does, in a sentence or two. */
    public String description() {
        return description;
    }

    /** The values of a {@link Kind#CHOICE}. */
    public List<String> choices() {
        return choices;
    }

    /** The option with its value as words of a command line. */
    List<String> words(List<String> values) {
        if (kind == Kind.FLAG) {
            return List.of("--" + word());
        }
        var words = new ArrayList<String>();
        values.forEach(value -> words.addAll(List.of("--" + word(), value)));
        return words;
    }
}
