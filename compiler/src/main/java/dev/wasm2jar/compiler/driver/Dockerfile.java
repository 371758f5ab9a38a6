package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.jar.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A file that makes a container image of a jar: a Java runtime, the jar, and an archive that lets it start fast.
 *
 * @param target {@link Target#COMMAND} or {@link Target#HTTP}
 * @param javaOptions that the jar needs
 * @param requests paths that a service is asked for when the archive is made
 */
public record Dockerfile(Path jar, Target target, List<String> javaOptions, List<String> requests) {

    private static final String HEAD = """
            # docker build -t %1$s -f %2$s .
            FROM eclipse-temurin:25-jre-alpine
            WORKDIR /app
            COPY %3$s function.jar
            """;

    /** What the JVM loads while the program runs once, without arguments. */
    private static final String ARCHIVE_OF_COMMAND = """
            # What the JVM loads in a run without arguments is kept for later runs, whatever that run's exit code is.
            RUN java -XX:AOTCacheOutput=function.aot -XX:+UseSerialGC%1$s -cp function.jar '%2$s' </dev/null || [ -f function.aot ]
            USER 65532:65532
            """;

    /** What the JVM loads for a first request. */
    private static final String ARCHIVE_OF_SERVICE = """
            # What the JVM loads until %4$s is kept for later starts.
            RUN java -XX:AOTCacheOutput=function.aot -XX:+UseSerialGC%1$s -cp function.jar '%2$s' --listen 127.0.0.1:8080 & \\
                %3$s; \\
                kill $!; wait $!; [ -f function.aot ]
            USER 65532:65532
            ENV PORT=8080
            EXPOSE 8080
            """;

    /** Tries each for some seconds, as the service may not listen yet. */
    private static final String REQUESTS = """
            for path in%s; do for i in 1 2 3 4 5; do \\
                    sleep 1; wget -q -O /dev/null "http://127.0.0.1:8080$path" && break; done; done""";

    private static final String ENTRY_POINT = """
            ENTRYPOINT ["java", "-XX:AOTCache=function.aot", "-XX:+UseSerialGC",%1$s "-cp", "function.jar", "%2$s"]
            """;

    /** Where it is: beside the jar. */
    public Path path() {
        return jar.resolveSibling(base() + ".Dockerfile");
    }

    private String base() {
        String name = jar.getFileName().toString();
        return name.endsWith(".jar") ? name.substring(0, name.length() - ".jar".length()) : name;
    }

    /**
     * What is in it. The jar is a class path there: for {@code -jar} a JVM first reads the manifest.
     *
     * @param mainClass internal name of the jar's main class
     */
    public String text(String mainClass) {
        String name = mainClass.replace('/', '.');
        return HEAD.formatted(base().toLowerCase(Locale.ROOT), path().getFileName(), jar.getFileName())
                + archive(name)
                + ENTRY_POINT.formatted(strings(StartOptions.ALWAYS) + strings(javaOptions), name);
    }

    private String archive(String mainClass) {
        String options = javaOptions.stream().map(" "::concat).collect(Collectors.joining());
        if (target != Target.HTTP) {
            return ARCHIVE_OF_COMMAND.formatted(options, mainClass);
        }
        return requests.isEmpty()
                ? ARCHIVE_OF_SERVICE.formatted(options, mainClass, "sleep 3", "it listens")
                : ARCHIVE_OF_SERVICE.formatted(options, mainClass, REQUESTS.formatted(
                        requests.stream().map(path -> " '" + path + "'").collect(Collectors.joining())),
                        "requests are answered");
    }

    private static String strings(List<String> options) {
        return options.stream().map(option -> " \"" + option + "\",").collect(Collectors.joining());
    }
}
