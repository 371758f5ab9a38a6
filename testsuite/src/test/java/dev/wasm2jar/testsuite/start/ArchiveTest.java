package dev.wasm2jar.testsuite.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaProcess.Result;
import dev.wasm2jar.testsuite.SharedFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code --archive}: the jar is a program that finds its archive, and stays a jar. */
class ArchiveTest {

    private static final String GREETING = "Hello from WASI! argc=3\narg[1]=one\narg[2]=two words\n";

    @TempDir
    private Path folder;

    static List<Path> javaHomes() {
        return JavaProcess.javaHomes();
    }

    private static String guest(String name) {
        return SharedFolder.repository().resolve("testsuite/guests/wasm").resolve(name).toString();
    }

    private Path archived(Path home) throws Exception {
        return archived(home, Files.createDirectory(folder.resolve("it's here")).resolve("say hello.jar"));
    }

    private Path archived(Path home, Path jar) throws Exception {
        Result made = JavaProcess.wasm2jar(folder, guest("hello.wasm"), "-o", jar.toString(),
                "--archive", "--archive-jdk", home.toString(), "--archive-arg", "--env", "--archive-arg=A=1",
                "--archive-arg", "training");
        assertEquals(0, made.exitCode(), made.stderr());
        assertTrue(made.stdout().contains("archive for Java"), made.stdout());
        return jar;
    }

    /** Runs the jar itself. */
    private Result run(Path home, Path jar, String... arguments) throws Exception {
        return run(home, Map.of(), jar, arguments);
    }

    private Result run(Path home, Map<String, String> variables, Path jar, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(jar.toString()));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", home.toString());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "JAVA_OPTS"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static void assertGreeting(Result result) {
        assertEquals("", result.stderr());
        assertEquals(GREETING, result.stdout());
        assertEquals(0, result.exitCode());
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void theJarRunsByItselfAndAsAJar(Path home) throws Exception {
        Path jar = archived(home);
        assertGreeting(run(home, jar, "one", "two words"));
        assertEquals(7, run(home, jar, "1", "2", "3").exitCode());
        assertGreeting(JavaProcess.java(home, folder, new byte[0], List.of("-jar", jar.toString(), "one", "two words")));
    }

    /** The options of the script, taken from it, on a command line that shows where classes come from. */
    @ParameterizedTest
    @MethodSource("javaHomes")
    void itsClassesComeFromTheArchive(Path home) throws Exception {
        // Elsewhere JDK 17 has no use for an archive.
        Path jar = archived(home, folder.resolve("hello.jar"));
        String bytes = new String(Files.readAllBytes(jar), StandardCharsets.ISO_8859_1);
        String script = bytes.substring(0, bytes.indexOf("PK\3\4"));
        String option = script.contains("-XX:AOTCache=") ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=";
        String suffix = option.equals("-XX:AOTCache=") ? ".aot" : ".jsa";
        assertTrue(script.contains(option + "\"${0%/*}\"/'hello" + suffix + "'"), script);
        assertEquals(List.of(),
                ownClasses(home, jar).stream().filter(line -> !line.contains("shared objects file")).toList());
    }

    /** What the JVM says of the classes of the jar, with its archive. */
    private List<String> ownClasses(Path home, Path jar) throws Exception {
        List<String> own = classes(home, jar).stream()
                .filter(line -> line.contains(" wasm.") || line.contains(" dev.wasm2jar.")).toList();
        assertFalse(own.isEmpty());
        return own;
    }

    /** What the JVM says of all classes, with the archive of the jar, which it is given as its script does. */
    private List<String> classes(Path home, Path jar) throws Exception {
        String base = jar.toString().replaceFirst("\\.jar$", "");
        String archive = Files.exists(Path.of(base + ".aot"))
                ? "-XX:AOTCache=" + base + ".aot"
                : "-XX:SharedArchiveFile=" + base + ".jsa";
        Result result = JavaProcess.java(home, folder, new byte[0],
                List.of(archive, "-Xlog:class+load", "-cp", jar.toString(), "wasm.Hello$Main"));
        return result.stdout().lines().toList();
    }

    /**
     * On JDK 17, access to memory has lambda expressions of the JDK in it, whose classes a JVM without an archive of them
     * generates at each start.
     */
    @ParameterizedTest
    @MethodSource("javaHomes")
    void nearlyAllClassesOfTheJdkComeFromTheArchive(Path home) throws Exception {
        Path jar = archived(home, folder.resolve("hello.jar"));
        List<String> others = classes(home, jar).stream().filter(line -> line.contains(" source: "))
                .filter(line -> !line.contains("shared objects file")).toList();
        assertTrue(others.size() <= 1, others.toString());
    }

    /** In a class path, and for the JVM in the name of an archive, that would be two paths. */
    @Test
    void thereIsNoArchiveWhereThePathHasAColon() throws Exception {
        Path jar = Files.createDirectory(folder.resolve("10:30")).resolve("hello.jar");
        Result refused = JavaProcess.wasm2jar(folder, guest("hello.wasm"), "-o", jar.toString(), "--archive");
        assertEquals(1, refused.exitCode());
        assertTrue(refused.stderr().contains("has a colon"), refused.stderr());
        assertFalse(Files.exists(jar));
    }

    /** A JVM that is told of two collectors does not start, so ours gives way. */
    @ParameterizedTest
    @MethodSource("javaHomes")
    void usersCanGiveOtherOptionsOfTheJvm(Path home) throws Exception {
        Path jar = archived(home);
        for (String variable : List.of("JAVA_OPTS", "JDK_JAVA_OPTIONS")) {
            Result result = run(home, Map.of(variable, "-XX:+UseParallelGC"), jar, "one", "two words");
            assertEquals(GREETING, result.stdout());
            assertEquals(0, result.exitCode(), result.stderr());
        }
        Result result = run(home, Map.of("JAVA_OPTS", "-XX:+UseParallelGC -Xlog:gc"), jar, "one", "two words");
        assertTrue(result.stdout().contains("Using Parallel"), result.stdout());
        // Later options win.
        Result performance = run(home, Map.of("JAVA_OPTS", "-XX:+UsePerfData -XX:+PrintFlagsFinal"), jar, "one");
        assertTrue(performance.stdout().matches("(?s).*bool UsePerfData += true .*"), performance.stdout());
    }

    /** JDK-8339460: what is in the archive is compared with the path as a URL has it. */
    @ParameterizedTest
    @MethodSource("javaHomes")
    void blanksInThePathAreWarnedOfWhereTheyMatter(Path home) throws Exception {
        Path jar = folder.resolve("say hello.jar");
        Result made = JavaProcess.wasm2jar(folder, guest("hello.wasm"), "-o", jar.toString(), "--archive",
                "--archive-jdk", home.toString());
        assertEquals(0, made.exitCode(), made.stderr());
        boolean archived = ownClasses(home, jar).stream().allMatch(line -> line.contains("shared objects file"));
        assertEquals(!archived, made.stderr().contains("warning: " + jar + ": Java "), made.stderr());
    }

    /** Another JVM, or none of the archive's files: it takes longer, that is all. */
    @ParameterizedTest
    @MethodSource("javaHomes")
    void anArchiveThatDoesNotFitIsNoMatter(Path home) throws Exception {
        Path jar = archived(home);
        for (Path other : javaHomes()) {
            assertGreeting(run(other, jar, "one", "two words"));
        }
        Path moved = Files.createDirectory(folder.resolve("elsewhere")).resolve("hello.jar");
        Files.copy(jar, moved, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        assertGreeting(run(home, moved, "one", "two words"));
    }

    @Test
    void allOffsetsCountFromTheBeginningOfTheScript() throws Exception {
        Path home = JavaProcess.javaHomes().get(0);
        Path jar = archived(home);
        byte[] bytes = Files.readAllBytes(jar);
        int first = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\3\4");
        assertTrue(first > 0);
        var buffer = java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        int directory = buffer.getInt(bytes.length - 22 + 16);
        assertEquals(0x02014b50, buffer.getInt(directory));
        assertEquals(first, buffer.getInt(directory + 42));
        try (var zip = new ZipFile(jar.toFile())) {
            assertTrue(zip.stream().allMatch(entry -> readable(zip, entry)));
        }
        Path again = Files.createDirectory(folder.resolve("again")).resolve("say hello.jar");
        JavaProcess.wasm2jar(folder, guest("hello.wasm"), "-o", again.toString(), "--archive", "-q");
        assertEquals(-1, Files.mismatch(jar, again), "the same input and options make the same bytes");
    }

    private static boolean readable(ZipFile zip, java.util.zip.ZipEntry entry) {
        try (var input = zip.getInputStream(entry)) {
            return input.readAllBytes().length == entry.getSize();
        } catch (java.io.IOException damaged) {
            return false;
        }
    }

    @Test
    void librariesAreRefused() throws Exception {
        Result made = JavaProcess.wasm2jar(folder, guest("reactor.wasm"), "-o", "r.jar", "--archive");
        assertEquals(1, made.exitCode());
        assertTrue(made.stderr().contains("--archive is for programs"), made.stderr());
        assertFalse(Files.exists(folder.resolve("r.jar")));
    }
}
