package dev.wasm2jar.testsuite.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.driver.BuildOptions;
import dev.wasm2jar.compiler.driver.InputFile;
import dev.wasm2jar.compiler.driver.JarBuild;
import dev.wasm2jar.compiler.driver.OptionStyle;
import dev.wasm2jar.compiler.jar.JarEntry;
import dev.wasm2jar.compiler.jar.JarWriter;
import dev.wasm2jar.compiler.jar.RuntimePlacement;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.testsuite.JavaProcess;
import dev.wasm2jar.testsuite.JavaProcess.Result;
import dev.wasm2jar.testsuite.JavaSources;
import dev.wasm2jar.testsuite.SharedFolder;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --runtime}: jars beside each other, of one version and of two, on class paths and on module paths. */
class RuntimePlacementTest {

    private static final String SHOP = "com.acme.Shop";
    private static final String LAMBDA = "org.example.Lambda";

    /** What Flight Recorder calls events: an interface to people, the same wherever the classes are. */
    private static final Pattern EVENT_NAME = Pattern.compile("dev\\.wasm2jar\\.[A-Z]\\w+");

    /** Uses two jars. Names of the runtime are in none of its signatures, so that it fits all placements. */
    private static final String PROGRAM = """
            package app;

            import com.acme.Shop;
            import org.example.Lambda;

            public class Both {

                public static void main(String[] arguments) {
                    Shop shop = Shop.instantiate(new Shop.Host() {
                        @Override
                        public int price(int item) {
                            return 100 * item;
                        }

                        @Override
                        public void log(int text, int length) {
                            System.out.println("log of " + length);
                        }
                    });
                    shop._initialize();
                    int items = shop.alloc(4);
                    shop.memory().buffer().putInt(items, 7);
                    System.out.println("total " + shop.total(items, 1));
                    try {
                        shop.share(1, 0);
                    } catch (RuntimeException trap) {
                        System.out.println(trap.getMessage());
                    }
                    var lambda = Lambda.instantiate(WASI.builder().build());
                    try {
                        lambda._start();
                    } catch (RuntimeException exit) {
                        System.out.println("exit");
                    }
                    System.out.println("lambda has " + lambda.memory().buffer().capacity() / 65536 + " pages");
                }
            }
            """;

    private static final String PRINTED = """
            log of 7
            total 700
            integer divide by zero
            """;

    @TempDir
    static Path folder;

    @BeforeAll
    static void makeJars() throws Exception {
        for (RuntimePlacement placement : RuntimePlacement.values()) {
            JarWriter.write(jar("shop", placement), entries("shop", SHOP, placement));
            JarWriter.write(jar("lambda", placement), entries("lambda", LAMBDA, placement));
        }
        OtherVersion.of(jar("lambda", RuntimePlacement.BUNDLED), jar("lambda", "other"));
        OtherVersion.of(jar("lambda", RuntimePlacement.RELOCATED), jar("lambda", "other-relocated"));
        writeRuntimeJar();
    }

    private static List<JarEntry> entries(String guest, String className, RuntimePlacement placement) {
        var file = new InputFile(Path.of(guest(guest)));
        return JarBuild.of(file, BuildOptions.of(className, OptionStyle.COMMAND_LINE)).entries(placement);
    }

    private static String guest(String name) {
        return SharedFolder.repository().resolve("testsuite/guests/wasm").resolve(name + ".wasm").toString();
    }

    private static Path jar(String guest, RuntimePlacement placement) {
        return jar(guest, placement.name());
    }

    private static Path jar(String guest, String placement) {
        return folder.resolve(guest + "-" + placement + ".jar");
    }

    private static Path runtimeJar() {
        return folder.resolve("runtime-support.jar");
    }

    /** The artifact runtime-support: a jar already, or still a folder of classes. */
    private static void writeRuntimeJar() throws Exception {
        Path source = Path.of(Instance.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path target = runtimeJar();
        if (Files.isRegularFile(source)) {
            Files.copy(source, target);
            return;
        }
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Automatic-Module-Name"), "dev.wasm2jar.runtime");
        try (OutputStream file = Files.newOutputStream(target); var jar = new JarOutputStream(file, manifest);
                Stream<Path> classes = Files.walk(source)) {
            for (Path path : classes.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new ZipEntry(source.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, jar);
            }
        }
    }

    /** Compiles the program against jars, as a module of its own or not. */
    private static Path program(String name, String wasi, boolean module, List<Path> jars) throws IOException {
        Path sources = folder.resolve(name + "-sources");
        List<Path> files = new ArrayList<>();
        files.add(JavaSources.write(sources, "app/Both.java", PROGRAM.replace("WASI", wasi)));
        if (module) {
            String runtime = jars.contains(runtimeJar()) ? "requires dev.wasm2jar.runtime; " : "";
            files.add(JavaSources.write(sources, "module-info.java",
                    "module app { requires com.acme.shop; requires org.example.lambda; " + runtime + "}\n"));
        }
        Path classes = Files.createDirectories(folder.resolve(name));
        JavaSources.compile(classes, List.of(module ? "-p" : "-cp", path(jars)), files.toArray(new Path[0]));
        return classes;
    }

    private static String path(List<Path> parts) {
        return String.join(File.pathSeparator, parts.stream().map(Path::toString).toList());
    }

    private static List<Path> with(Path first, List<Path> rest) {
        List<Path> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }

    private static Result onClassPath(Path home, Path program, List<Path> jars) throws Exception {
        return JavaProcess.java(home, folder, new byte[0], List.of("-cp", path(with(program, jars)), "app.Both"));
    }

    private static Result onModulePath(Path home, Path program, List<Path> jars) throws Exception {
        return JavaProcess.java(
                home, folder, new byte[0], List.of("-p", path(with(program, jars)), "-m", "app/app.Both"));
    }

    private static void check(String name, String wasi, List<Path> jars) throws Exception {
        Path plain = program(name, wasi, false, jars);
        Path module = program(name + "-module", wasi, true, jars);
        List<Path> reversed = new ArrayList<>(jars);
        Collections.reverse(reversed);
        for (Path home : JavaProcess.javaHomes()) {
            check(onClassPath(home, plain, jars));
            check(onModulePath(home, module, jars));
        }
        check(onClassPath(JavaProcess.javaHomes().get(0), plain, reversed));
    }

    private static void check(Result result) {
        assertEquals("", result.stderr());
        assertTrue(result.stdout().startsWith(PRINTED) && result.stdout().contains("lambda has "), result.stdout());
        assertEquals(0, result.exitCode());
    }

    @Test
    void relocatedJarsAreIndependent() throws Exception {
        check("relocated", "org.example.lambda.runtime.wasi.Wasi",
                List.of(jar("shop", RuntimePlacement.RELOCATED), jar("lambda", RuntimePlacement.RELOCATED)));
    }

    @Test
    void relocatedJarsOfTwoVersionsAreIndependent() throws Exception {
        check("versions", "org.example.lambda.runtime.wasi.Wasi",
                List.of(jar("shop", RuntimePlacement.RELOCATED), jar("lambda", "other-relocated")));
        check("mixed", "dev.wasm2jar.runtime.wasi.Wasi", List.of(jar("shop", RuntimePlacement.RELOCATED), jar("lambda", "other")));
    }

    @Test
    void jarsShareADependency() throws Exception {
        check("dependency", "dev.wasm2jar.runtime.wasi.Wasi", List.of(
                jar("shop", RuntimePlacement.DEPENDENCY), jar("lambda", RuntimePlacement.DEPENDENCY), runtimeJar()));
    }

    /** What relocation is for, and that these tests would notice. */
    @Test
    void bundledJarsOfTwoVersionsClash() throws Exception {
        List<Path> same = List.of(jar("shop", RuntimePlacement.BUNDLED), jar("lambda", RuntimePlacement.BUNDLED));
        List<Path> other = List.of(jar("shop", RuntimePlacement.BUNDLED), jar("lambda", "other"));
        Path home = JavaProcess.javaHomes().get(0);
        Path program = program("bundled", "dev.wasm2jar.runtime.wasi.Wasi", false, same);
        check(onClassPath(home, program, same));
        Result clash = onClassPath(home, program, other);
        assertTrue(clash.stderr().contains("NoSuchMethodError"), clash.stderr());
        Result modules = JavaProcess.java(home, folder, new byte[0],
                List.of("-p", path(same), "--add-modules", "ALL-MODULE-PATH", "--list-modules"));
        assertNotEquals(0, modules.exitCode());
    }

    /** No class file has the old names, in whatever place. */
    @ParameterizedTest
    @ValueSource(strings = {"hello", "rust-wasiapp", "shop", "atomics-22", "heap-makers", "kotlin-gc-exnref"})
    void nothingIsLeftUnderTheOldNames(String guest) {
        for (JarEntry entry : entries(guest, "a.b.Guest", RuntimePlacement.RELOCATED)) {
            assertTrue(entry.path().startsWith("a/b/") || entry.path().startsWith("META-INF/"), entry.path());
            String bytes = new String(entry.bytes(), StandardCharsets.ISO_8859_1);
            if (entry.path().startsWith("a/b/guest/runtime/jfr/")) {
                bytes = EVENT_NAME.matcher(bytes).replaceAll("");
            }
            assertFalse(bytes.contains("dev/wasm2jar") || bytes.contains("dev.wasm2jar"), entry.path());
        }
    }

    /** A jar does and says the same with a runtime that is elsewhere, also of traps and of errors of the host. */
    @Test
    void aRelocatedProgramBehavesTheSame() throws Exception {
        Path bundled = folder.resolve("bundled.jar");
        Path relocated = folder.resolve("relocated.jar");
        for (Path jar : List.of(bundled, relocated)) {
            String placement = jar.getFileName().toString().replace(".jar", "");
            Result made = JavaProcess.wasm2jar(
                    folder, guest("rust-wasiapp"), "-o", jar.toString(), "--runtime", placement);
            assertEquals(0, made.exitCode(), made.stderr());
        }
        List<List<String>> runs = List.of(List.of("panic"), List.of("cat", "/x"),
                List.of("--max-memory", "64k", "map"), List.of("--dir", "/nowhere", "ls"));
        for (List<String> arguments : runs) {
            assertEquals(run(bundled, arguments), run(relocated, arguments));
        }
        assertTrue(run(relocated, List.of("panic")).stderr().contains("    at rust-wasiapp.wasm!"));
    }

    private static Result run(Path jar, List<String> arguments) throws Exception {
        List<String> words = new ArrayList<>(List.of("-jar", jar.toString()));
        words.addAll(arguments);
        return JavaProcess.java(JavaProcess.javaHomes().get(0), folder, new byte[0], words);
    }
}
