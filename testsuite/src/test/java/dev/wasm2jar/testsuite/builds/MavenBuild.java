package dev.wasm2jar.testsuite.builds;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.wasm2jar.testsuite.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A copy of an example, built by the Maven and the JDK that run the tests. */
public final class MavenBuild {

    private final Path project;

    private MavenBuild(Path project) {
        this.project = project;
    }

    /** What Maven printed, and whether all went well. */
    record Log(int exitCode, String text) {}

    /**
     * Copies a project of {@code examples/}.
     *
     * @param folder for the copy
     */
    static MavenBuild ofExample(String name, Path folder) throws IOException {
        Path project = folder.resolve(name);
        ExampleFiles.copyProject(name, project);
        return new MavenBuild(project);
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        assertNotNull(value, name + " is not set: Maven does that, so run the tests by mvn verify");
        return value;
    }

    Path file(String name) {
        return project.resolve(name);
    }

    /** The runtime, as the project depends on it. */
    Path runtimeSupport() {
        String version = LocalRepository.version();
        return repository().resolve("dev/wasm2jar/runtime-support").resolve(version)
                .resolve("runtime-support-" + version + ".jar");
    }

    /** The words of a command that runs Maven, without a network, with the artifacts of this build. */
    public static List<String> command() throws IOException {
        LocalRepository.create(repository(), Path.of(property("wasm2jar.maven.repository")));
        return List.of(Path.of(property("wasm2jar.maven.home"), "bin", "mvn").toString(),
                "--offline", "--batch-mode", "--no-transfer-progress", "-Dstyle.color=never",
                "-Dmaven.repo.local=" + repository());
    }

    private static Path repository() {
        return SharedFolder.repository().resolve("testsuite/target/maven-repository");
    }

    Log run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(command());
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(project.getParent(), "maven", ".log");
        var builder = new ProcessBuilder(command).directory(project.toFile())
                .redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeAll(List.of("MAVEN_ARGS", "MAVEN_OPTS", "JAVA_TOOL_OPTIONS"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("no end after five minutes: " + command);
        }
        return new Log(process.exitValue(), Files.readString(log));
    }
}
