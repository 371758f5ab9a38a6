package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.jar.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A file that makes a container image of a jar: a Java runtime, the jar, and an archive that lets it start fast.
 *
 * @param target {@link Target#COMMAND} or {@link Target#HTTP}
 * @param javaOptions that the jar needs
 */
public record Dockerfile(Path jar, Target target, List<String> javaOptions) {

    private static final String HEAD = """
            # docker build -t %1$s -f %2$s .
            FROM eclipse-temurin:25-jre-alpine
            WORKDIR /app
            COPY %3$s function.jar
            """;

    /** What the JVM loads while the program runs once, without arguments. */
    private static final String ARCHIVE_OF_COMMAND = """
            # What the JVM loads in a run without arguments is kept for later runs, whatever that run's exit code is.
            RUN java -XX:AOTCacheOutput=function.aot -XX:+UseSerialGC%1$s -jar function.jar </dev/null || [ -f function.aot ]
            USER 65532:65532
            ENTRYPOINT ["java", "-XX:AOTCache=function.aot", "-XX:+UseSerialGC",%2$s "-jar", "function.jar"]
            """;

    /** What the JVM loads for a first request. */
    private static final String ARCHIVE_OF_SERVICE = """
            # What the JVM loads until the first request is answered is kept for later starts.
            RUN java -XX:AOTCacheOutput=function.aot -XX:+UseSerialGC%1$s -jar function.jar --listen 127.0.0.1:8080 & \\
                for i in 1 2 3 4 5; do sleep 1; wget -q -O /dev/null http://127.0.0.1:8080/ && break; done; \\
                kill $!; wait $!; [ -f function.aot ]
            USER 65532:65532
            ENV PORT=8080
            EXPOSE 8080
            ENTRYPOINT ["java", "-XX:AOTCache=function.aot", "-XX:+UseSerialGC",%2$s "-jar", "function.jar"]
            """;

    /** Where it is: beside the jar. */
    public Path path() {
        return jar.resolveSibling(base() + ".Dockerfile");
    }

    private String base() {
        String name = jar.getFileName().toString();
        return name.endsWith(".jar") ? name.substring(0, name.length() - ".jar".length()) : name;
    }

    /** What is in it. */
    public String text() {
        var words = new StringBuilder();
        var strings = new StringBuilder();
        for (String option : javaOptions) {
            words.append(' ').append(option);
            strings.append(" \"").append(option).append("\",");
        }
        return HEAD.formatted(base().toLowerCase(Locale.ROOT), path().getFileName(), jar.getFileName())
                + (target == Target.HTTP ? ARCHIVE_OF_SERVICE : ARCHIVE_OF_COMMAND).formatted(words, strings);
    }
}
