package dev.wasm2jar.testsuite.builds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.SharedFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code wasm2jar:jar} with the options of the command line as parameters. */
class JarGoalTest {

    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    @TempDir
    private Path folder;

    /** A project with one module. */
    private MavenBuild project(String guest, String configuration) throws Exception {
        MavenBuild build = MavenBuild.ofExample("lambda", folder);
        Path modules = build.file("src/main/wasm");
        for (Path module : ExampleFiles.list(modules)) {
            Files.delete(module);
        }
        Files.copy(guest(guest), modules.resolve(guest));
        configure(build, configuration);
        return build;
    }

    private static Path guest(String name) {
        return SharedFolder.repository().resolve("testsuite/guests/wasm").resolve(name);
    }

    private static void configure(MavenBuild build, String configuration) throws Exception {
        String project = Files.readString(build.file("pom.xml"));
        int start = project.indexOf("<configuration>") + "<configuration>".length();
        int end = project.indexOf("</configuration>");
        Files.writeString(build.file("pom.xml"), project.substring(0, start) + configuration + project.substring(end));
    }

    private static String succeed(MavenBuild build) throws Exception {
        MavenBuild.Log log = build.run("package");
        assertEquals(0, log.exitCode(), log.text());
        return log.text();
    }

    private static void assertFails(MavenBuild build, String message, String... arguments) throws Exception {
        var words = new ArrayList<>(List.of("package"));
        words.addAll(List.of(arguments));
        MavenBuild.Log log = build.run(words.toArray(new String[0]));
        assertNotEquals(0, log.exitCode());
        assertTrue(log.text().contains(message), log.text());
        assertFalse(log.text().contains("\tat "), log.text());
    }

    private static JavaProcess.Result run(Path folder, Path jar, String... arguments) throws Exception {
        var words = new ArrayList<>(List.of("-jar", jar.toString()));
        words.addAll(List.of(arguments));
        return JavaProcess.java(JAVA_HOME, folder, new byte[0], words);
    }

    @Test
    void hostOptionsAreBuiltIn() throws Exception {
        MavenBuild build = project("rust-wasiapp.wasm", """
                <env><one>MODE=fast</one><two>LANG=C</two></env>
                <dir><here>${project.basedir}::/data::ro</here></dir>
                <maxMemory>64m</maxMemory>
                <dockerfile>true</dockerfile>
                """);
        succeed(build);
        Path jar = build.file("target/words-1.0-function.jar");
        String environment = run(folder, jar, "env").stdout();
        assertTrue(environment.contains("MODE") && environment.contains("fast"), environment);
        assertTrue(run(folder, jar, "ls", "/data").stdout().contains("pom.xml"));
        assertTrue(Files.readString(build.file("target/words-1.0-function.Dockerfile"))
                .contains("COPY words-1.0-function.jar function.jar"));
        assertTrue(succeed(build).contains("rust-wasiapp.wasm is up to date"));

        // What is not wanted any more is gone.
        configure(build, "<env>MODE=slow</env>");
        assertTrue(succeed(build).contains("rust-wasiapp.wasm becomes"));
        assertTrue(run(folder, jar, "env").stdout().contains("slow"));
        assertFalse(Files.exists(build.file("target/words-1.0-function.Dockerfile")));
    }

    @Test
    void wrongValuesAreToldAsOnTheCommandLine() throws Exception {
        MavenBuild build = project("hello.wasm", "");
        assertFails(build, "<target> takes command, http, lambda, lambda-custom or library, not \"x\"", "-Dwasm2jar.target=x");
        assertFails(build, "<log> takes text or json, not \"xml\"", "-Dwasm2jar.log=xml", "-Dwasm2jar.target=http");
        assertFails(build, "<maxMemory> takes a size such as 65536, 512k, 64m or 2g, not \"many\"",
                "-Dwasm2jar.maxMemory=many");
        assertFails(build, "<queue> is for <target>http</target>", "-Dwasm2jar.queue=3");
        assertFails(build, "hello.wasm: <preinit>: there is no exported function f", "-Dwasm2jar.preinit=f");
        assertFails(build, "hello.wasm: <route> is for modules made with wasm-bindgen", "-Dwasm2jar.route=/=f");
        assertFails(build, "nowhere.toml: no such file", "-Dwasm2jar.config=nowhere.toml");
        assertFalse(Files.exists(build.file("target/words-1.0-function.jar")));
    }

    @Test
    void theArchiveFollowsTheJar() throws Exception {
        MavenBuild build = project("hello.wasm", "<archive>true</archive><archiveArg><a>x</a></archiveArg>");
        assertTrue(succeed(build).contains("is made for Java"));
        Path jar = build.file("target/words-1.0-function.jar");
        Process process = new ProcessBuilder(jar.toString(), "one").redirectOutput(folder.resolve("out").toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals("Hello from WASI! argc=2\narg[1]=one\n", Files.readString(folder.resolve("out")));
        String suffix = Runtime.version().feature() >= 25 ? ".aot" : ".jsa";
        Path archive = build.file("target/words-1.0-function" + suffix);
        assertTrue(Files.exists(archive));
        assertFalse(succeed(build).contains("is made for Java"));
        configure(build, "");
        succeed(build);
        assertFalse(Files.exists(archive));
        assertEquals(0, run(folder, jar).exitCode());
    }

    /** What stands in files beside the project's is an input like any other. */
    @Test
    void configurationOfWorkersIsReadAnew() throws Exception {
        MavenBuild build = project("worker.wasm", "<config>wrangler.toml</config>");
        Files.writeString(build.file("wrangler.toml"), "[routes]\n\"/a\" = \"handle_request\"\n");
        succeed(build);
        Path jar = build.file("target/words-1.0-function.jar");
        assertTrue(run(folder, jar, "--help").stdout().contains("/a=handle_request"), run(folder, jar, "--help").stdout());
        assertTrue(succeed(build).contains("worker.wasm is up to date"));
        Files.writeString(build.file("wrangler.toml"), "[routes]\n\"/b\" = \"handle_request\"\n");
        assertTrue(succeed(build).contains("worker.wasm becomes"));
        assertTrue(run(folder, jar, "--help").stdout().contains("/b=handle_request"));
    }

    @Test
    void theGoalsExplainThemselves() throws Exception {
        MavenBuild build = project("hello.wasm", "");
        MavenBuild.Log log = build.run("dev.wasm2jar:wasm2jar-maven-plugin:" + LocalRepository.version() + ":help",
                "-Ddetail", "-Dgoal=jar");
        assertEquals(0, log.exitCode(), log.text());
        for (String part : List.of("wasm2jar:jar", "maxMemory", "User property: wasm2jar.maxMemory",
                "The limit of each memory of the program")) {
            assertTrue(log.text().contains(part), log.text());
        }
    }
}
