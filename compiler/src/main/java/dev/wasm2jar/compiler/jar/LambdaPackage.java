package dev.wasm2jar.compiler.jar;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The deployment package of a custom runtime of Lambda: the jar, and {@code bootstrap}, which Lambda starts. */
final class LambdaPackage {

    /** Lambda's images for custom runtimes have no JVM: one comes along, in a layer or in the container's image. */
    private static final String BOOTSTRAP = """
            #!/bin/sh
            # What AWS Lambda starts. A Java runtime is looked for in this package, in layers, in JAVA_HOME and on the PATH.
            # JAVA_OPTIONS are options for it, instead of those that make a cold start short.
            here=$(cd "$(dirname "$0")" && pwd)
            java=
            for home in "$here/jre" /opt/jre /opt/java "${JAVA_HOME:-}"; do
                if [ -z "$java" ] && [ -n "$home" ] && [ -x "$home/bin/java" ]; then
                    java=$home/bin/java
                fi
            done
            # shellcheck disable=SC2086 # These are words.
            exec "${java:-java}" ${JAVA_OPTIONS:--XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto} \\
                -jar "$here/function.jar"
            """;

    private LambdaPackage() {}

    /** The files of the package with a jar of these. */
    static List<JarEntry> of(List<JarEntry> jar) {
        var bytes = new ByteArrayOutputStream();
        try {
            JarWriter.write(bytes, jar);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return List.of(
                JarEntry.executable("bootstrap", BOOTSTRAP.getBytes(StandardCharsets.US_ASCII)),
                new JarEntry("function.jar", bytes.toByteArray()));
    }
}
