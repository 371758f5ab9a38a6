package dev.wasm2jar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users do wrong, and what they are told. */
class ErrorsTest {

    @TempDir
    static Path folder;

    /**
     * @param contents of the file IN, or null if there is none
     * @param arguments of the command line; IN and OUT stand for files
     * @param message what standard error has to say, in parts
     */
    private record Case(String name, byte[] contents, int exitCode, List<String> arguments, List<String> message) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Case bad(String name, byte[] contents, String... message) {
        return new Case(name, contents, ExitCode.FAILURE, List.of("IN", "-o", "OUT"), List.of(message));
    }

    private static Case usage(String name, List<String> arguments, String... message) {
        return new Case(name, TestModules.outOfBounds(), ExitCode.USAGE, arguments, List.of(message));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] start(byte[] module, int length) {
        return Arrays.copyOf(module, length);
    }

    static Stream<Case> cases() {
        byte[] good = TestModules.outOfBounds();
        byte[] component = {0, 'a', 's', 'm', 13, 0, 1, 0};
        byte[] version = {0, 'a', 's', 'm', 2, 0, 0, 0};
        return Stream.of(
                bad("missing", null, "in.wasm: no such file"),
                bad("empty", new byte[0], "in.wasm: unexpected end: the file is empty"),
                bad("text", text("(module)"), "WebAssembly text format", "wat2wasm"),
                bad("html", text("<html>Not found</html>"), "HTML or XML"),
                bad("garbage", text("hello, world"), "begins with the bytes 00 61 73 6d"),
                bad("component", component, "WebAssembly component", "hint: ", "wasm32-wasip1"),
                bad("version", version, "unknown binary version 2"),
                bad("cut off", start(good, good.length - 20), "in.wasm: at offset 0x", "damaged or cut off"),
                bad("invalid", TestModules.invalid(), "in.wasm: at offset 0x", "type mismatch", "wasm-tools validate"),
                bad("missing import", TestModules.importing("_start"),
                        "function env.call_me  () -> ()", "hint: --allow-missing"),
                bad("import of another platform", TestModules.importing("fastly_abi", "init", "_start"),
                        "function fastly_abi.init  () -> ()", "hint: the program was made for Fastly Compute, whose "
                        + "functions wasm2jar does not have; --allow-missing"),
                bad("import of another type", TestModules.wrongImport(),
                        "function wasi_snapshot_preview1.proc_exit  (i32) -> (i32)", "has the type (i32)->()"),
                bad("processed by wasm-bindgen", TestModules.importing("./in_bg.js", "__wbg_now_0123456789abcdef", "f"),
                        "in.wasm: the types of this module's functions are gone", "(import ./in_bg.js.__wbg_now_",
                        "hint: compile the module that cargo made, target/wasm32-unknown-unknown/release/in.wasm"),
                bad("processed for pages", TestModules.importing("wbg", "f", "f"), "(import wbg.f)"),
                bad("without its section", TestModules.importing("__wbindgen_placeholder__", "f", "f"),
                        "(import __wbindgen_placeholder__.f)"),
                bad("exports of wasm-bindgen", TestModules.importing("env", "f", "__wbindgen_malloc"),
                        "(export __wbindgen_malloc)"),
                new Case("routes of a processed module", TestModules.importing("wbg", "f", "f"), ExitCode.FAILURE,
                        List.of("IN", "--route", "/=f", "--allow-missing"), List.of("(import wbg.f)")),
                new Case("host option for a library", TestModules.importing("f"), ExitCode.FAILURE,
                        List.of("IN", "--dir", "."), List.of("--dir is for programs", "this is a library")),
                new Case("run of a library", TestModules.importing("f"), ExitCode.FAILURE,
                        List.of("run", "IN"), List.of("this is a library")),
                new Case("directory as input", null, ExitCode.FAILURE, List.of("FOLDER"), List.of("is a directory")),
                new Case("output to nowhere", good, ExitCode.FAILURE, List.of("IN", "-o", "FOLDER/no/x.jar"),
                        List.of("cannot be written: the folder", "does not exist")),
                new Case("output to a directory", good, ExitCode.FAILURE, List.of("IN", "-o", "FOLDER"),
                        List.of("is a directory")),
                new Case("output over the input", good, ExitCode.FAILURE, List.of("IN", "-o", "IN"),
                        List.of("is the input")),
                new Case("no such function", good, ExitCode.FAILURE, List.of("dump", "--ir", "IN", "-f", "x"),
                        List.of("there is no function x")),
                new Case("misspelt command", null, ExitCode.FAILURE, List.of("inspekt"),
                        List.of("inspekt: no such file", "--help lists the commands")),
                usage("misspelt command with a file", List.of("inspekt", "IN"),
                        "there is no command inspekt", "see wasm2jar --help"),
                usage("two files", List.of("IN", "b.wasm"), "one file is expected, and there is more: b.wasm"),
                usage("events over HTTP", List.of("IN", "--target", "http", "--requests", "event"),
                        "--requests event is for the targets lambda and lambda-custom"),
                usage("nothing", List.of(), "no FILE.wasm is given", "see wasm2jar --help"),
                usage("unknown option", List.of("IN", "--optimise"), "Unknown option", "--optimise"),
                usage("option without a value", List.of("IN", "-o"), "-o"),
                usage("class name", List.of("IN", "--class", "1x"), "not a name for a class: 1x"),
                usage("keyword as class name", List.of("IN", "--class", "a.new.B"), "not a name for a class"),
                usage("reserved package", List.of("IN", "--class", "java.lang.X"), "reserved"),
                usage("threads", List.of("IN", "--threads", "0"), "--threads takes a number, 1 or more, not \"0\""),
                usage("debug", List.of("IN", "--debug", "all"), "--debug takes lines or none, not \"all\""),
                usage("two modules of a name", List.of("IN", "--link", "a=b.wasm", "--link", "a=c.wasm"),
                        "--link names two modules a"),
                usage("argument of no archive", List.of("IN", "--archive-arg", "x"), "--archive-arg needs --archive"),
                usage("request of no archive", List.of("IN", "--target", "http", "--archive-request", "/"),
                        "--archive-request needs --archive"),
                usage("request of no service", List.of("IN", "--archive", "--archive-request", "/"),
                        "--archive-request is for --target http"),
                usage("request of no path", List.of("IN", "--target", "http", "--archive", "--archive-request", "a"),
                        "--archive-request takes a path such as /hello?name=x, or none, not \"a\""),
                new Case("no configuration", good, ExitCode.FAILURE, List.of("IN", "--config", "FOLDER/no.toml"),
                        List.of("no.toml: no such file")),
                new Case("folder as configuration", good, ExitCode.FAILURE, List.of("IN", "--config", "FOLDER"),
                        List.of("this is a directory, not a file")),
                usage("size", List.of("IN", "--max-memory", "many"), "--max-memory takes a size"),
                usage("option after the file of run", List.of("run", "IN", "--env", "A=1", "--simd", "vector"),
                        "--simd is an option of the compilation: it goes before ", "in.wasm"),
                usage("stack", List.of("run", "--stack", "1", "IN"), "--stack must be between"),
                usage("environment", List.of("IN", "--env", "=1"), "--env takes NAME=VALUE"),
                usage("dump of nothing", List.of("dump", "IN"), "--ir"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isToldInOneLine(Case wrong) throws Exception {
        Path input = folder.resolve("in.wasm");
        Path output = folder.resolve("out.jar");
        Files.deleteIfExists(input);
        if (wrong.contents != null) {
            Files.write(input, wrong.contents);
        }
        String[] arguments = wrong.arguments.stream()
                .map(word -> word.equals("IN") ? input.toString() : word.equals("OUT") ? output.toString() : word)
                .map(word -> word.replace("FOLDER", folder.toString()))
                .toArray(String[]::new);
        Outcome outcome = Outcome.ofMain(arguments);
        assertEquals(wrong.exitCode, outcome.exitCode(), outcome.err());
        assertTrue(outcome.err().startsWith("wasm2jar: error: "), outcome.err());
        wrong.message.forEach(part -> assertTrue(outcome.err().contains(part), part + "\nis not in\n" + outcome.err()));
        assertFalse(outcome.err().contains("\tat "), outcome.err());
        assertEquals("", outcome.out());
        assertFalse(Files.exists(output));
        try (Stream<Path> left = Files.list(folder)) {
            assertTrue(left.allMatch(file -> file.equals(input)), "something is left in the folder");
        }
    }

    @Test
    void aProcessedModuleIsARawLibraryIfAskedFor(@TempDir Path another) throws Exception {
        Path input = Files.write(another.resolve("in.wasm"), TestModules.importing("wbg", "f", "f"));
        Path output = another.resolve("out.jar");
        Outcome outcome = Outcome.ofMain(input.toString(), "--allow-missing", "-o", output.toString());
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(Files.exists(output));
    }

    @Test
    void stackTraceIsThereForThoseWhoAsk() {
        Outcome outcome = Outcome.ofMain("nowhere.wasm", "--stack-trace");
        assertTrue(outcome.err().contains("\tat dev.wasm2jar.compiler.driver.InputFile"), outcome.err());
    }

    @Test
    void aProcessReportsAndExitsAlike() throws Exception {
        Outcome outcome = Outcome.ofMainProcess(folder, "nowhere.wasm");
        assertEquals("wasm2jar: error: nowhere.wasm: no such file\n", outcome.err());
        assertEquals(ExitCode.FAILURE, outcome.exitCode());
        assertEquals(ExitCode.USAGE, Outcome.ofMainProcess(folder, "--nonsense").exitCode());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatTakesNoFilesIsNamed() throws Exception {
        Path input = Files.write(Files.createTempFile("good", ".wasm"), TestModules.outOfBounds());
        Outcome outcome = Outcome.ofMain(input.toString(), "-o", "/proc/x.jar");
        Files.delete(input);
        assertEquals(ExitCode.FAILURE, outcome.exitCode());
        assertTrue(outcome.err().contains("/proc/x.jar: cannot be written: "), outcome.err());
        assertFalse(outcome.err().contains(".tmp"), outcome.err());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aJarThatGoesToADeviceIsAllThatIsWritten() throws Exception {
        Path input = Files.write(Files.createTempFile("good", ".wasm"), TestModules.outOfBounds());
        Outcome outcome = Outcome.ofMain(input.toString(), "-o", "/dev/null");
        Files.delete(input);
        assertEquals("", outcome.err());
        assertEquals("", outcome.out());
        assertEquals(0, outcome.exitCode());
    }

    @Test
    void anOlderOutputSurvivesAFailure() throws Exception {
        Path input = Files.write(Files.createTempFile("invalid", ".wasm"), TestModules.invalid());
        Path output = Files.writeString(Files.createTempFile("older", ".jar"), "older");
        assertEquals(ExitCode.FAILURE, Outcome.ofMain(input.toString(), "-o", output.toString()).exitCode());
        assertEquals("older", Files.readString(output));
        Files.delete(input);
        Files.delete(output);
    }
}
