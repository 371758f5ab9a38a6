package dev.wasm2jar.compiler.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasm2jar.compiler.jar.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What options mean, in the styles of the command line and of Maven. */
class JarRequestTest {

    private static JarRequest request(Path module, Map<JarOption, List<String>> values, OptionStyle style) {
        return JarRequest.of(module, new GivenOptions(values, style), ClassNames::of);
    }

    private static void assertWrong(Map<JarOption, List<String>> values, String commandLine, String maven) {
        Path module = Path.of("app.wasm");
        assertEquals(commandLine, assertThrows(
                OptionError.class, () -> request(module, values, OptionStyle.COMMAND_LINE)).getMessage());
        assertEquals(maven,
                assertThrows(OptionError.class, () -> request(module, values, OptionStyle.MAVEN)).getMessage());
    }

    @Test
    void mistakesNameOptionsAsTheirUsersWriteThem() {
        assertWrong(Map.of(JarOption.MAX_MEMORY, List.of("x")),
                "--max-memory takes a size such as 65536, 512k, 64m or 2g, not \"x\"",
                "<maxMemory> takes a size such as 65536, 512k, 64m or 2g, not \"x\"");
        assertWrong(Map.of(JarOption.TARGET, List.of("x")),
                "--target takes command, http, lambda, lambda-custom or library, not \"x\"",
                "<target> takes command, http, lambda, lambda-custom or library, not \"x\"");
        assertWrong(Map.of(JarOption.QUEUE, List.of("1")),
                "--queue is for --target http", "<queue> is for <target>http</target>");
        assertWrong(Map.of(JarOption.ROUTE, List.of("/=f"), JarOption.TARGET, List.of("lambda")),
                "--route is for --target http", "<route> is for <target>http</target>");
        assertWrong(Map.of(JarOption.ROUTE, List.of("/=f"), JarOption.ENV, List.of("A=1")),
                "a worker has no option --env", "a worker has no option <env>");
        assertWrong(Map.of(JarOption.ARCHIVE, List.of(), JarOption.RUNTIME, List.of("dependency")),
                "--archive is for jars that run by themselves, not with --runtime dependency",
                "<archive> is for jars that run by themselves, not with <runtime>dependency</runtime>");
    }

    @Test
    void optionsOfWorkersMakeAService(@TempDir Path folder) throws Exception {
        Path config = Files.writeString(folder.resolve("wrangler.toml"), "name = \"users\"\n[vars]\nA = \"1\"\n");
        JarRequest request = request(folder.resolve("worker.wasm"), Map.of(
                JarOption.CONFIG, List.of(config.toString()), JarOption.ROUTE, List.of("/=f"),
                JarOption.QUEUE, List.of("3")), OptionStyle.COMMAND_LINE);
        assertEquals(Target.HTTP, request.target());
        assertEquals("users.jar", request.outputName());
        assertEquals(List.of("--var", "A=1", "--queue", "3", "--route", "/=f"), request.builtIn());
    }

    @Test
    void whatIsReadWithAModuleLiesBesideIt(@TempDir Path folder) throws Exception {
        for (String name : List.of("app_bg.wasm", "app_bg.js", "app.mjs", "app.d.mts", "app_bg.d.ts", "app.toml", "other.js")) {
            Files.writeString(folder.resolve(name), name);
        }
        assertEquals(Set.of("app_bg.wasm", "app_bg.js", "app.mjs", "app.d.mts", "app_bg.d.ts"),
                new InputFile(folder.resolve("app_bg.wasm")).readAll().keySet());
    }
}
