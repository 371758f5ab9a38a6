package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.UserError;
import dev.wasm2jar.compiler.jar.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A file that makes a container image of a jar: a Java runtime, the jar, and an archive that lets it start fast. */
final class Dockerfile {

    private static final String HEAD = """
            # docker build -t %1$s -f %2$s .
            FROM eclipse-temurin:25-jre-alpine
            WORKDIR /app
            COPY %3$s function.jar
            """;

    /** What the JVM loads while the program runs once, without arguments. */
    private static final String ARCHIVE_OF_COMMAND = """
            # What the JVM loads in a run without arguments is kept for later runs, whatever that run's exit code is.
            RUN java -XX:AOTCacheOutput=function.aot -XX:+UseSerialGC -jar function.jar </dev/null || [ -f function.aot ]
            USER 65532:65532
            ENTRYPOINT ["java", "-XX:AOTCache=function.aot", "-XX:+UseSerialGC", "-jar", "function.jar"]
            """;

    /** What the JVM loads for a first request. */
    private static final String ARCHIVE_OF_SERVICE = """
            # What the JVM loads until the first request is answered is kept for later starts.
            RUN java -XX:AOTCacheOutput=function.aot -XX:+UseSerialGC -jar function.jar --listen 127.0.0.1:8080 & \\
                for i in 1 2 3 4 5; do sleep 1; wget -q -O /dev/null http://127.0.0.1:8080/ && break; done; \\
                kill $!; wait $!; [ -f function.aot ]
            USER 65532:65532
            ENV PORT=8080
            EXPOSE 8080
            ENTRYPOINT ["java", "-XX:AOTCache=function.aot", "-XX:+UseSerialGC", "-jar", "function.jar"]
            """;

    private Dockerfile() {}

    /**
     * Writes the file beside the jar, and returns where.
     *
     * @throws UserError if the target is not run so, or the file can't be written
     */
    static Path write(Path jar, Target target) {
        if (target != Target.COMMAND && target != Target.HTTP) {
            throw new UserError("--dockerfile is for the targets command and http, not for " + target.word());
        }
        String name = jar.getFileName().toString();
        String base = name.endsWith(".jar") ? name.substring(0, name.length() - ".jar".length()) : name;
        Path file = jar.resolveSibling(base + ".Dockerfile");
        String text = HEAD.formatted(base.toLowerCase(Locale.ROOT), file.getFileName(), name)
                + (target == Target.HTTP ? ARCHIVE_OF_SERVICE : ARCHIVE_OF_COMMAND);
        try {
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UserError(file + ": cannot be written: " + failure.getMessage());
        }
        return file;
    }
}
