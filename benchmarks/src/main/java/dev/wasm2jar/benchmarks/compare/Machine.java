package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the benchmarks run on. */
final class Machine {

    private Machine() {}

    static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException unknown) {
            return "unknown processor";
        }
    }

    /** What a program says first, such as its version; the page is written without it. */
    static String firstLine(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return output.lines().findFirst().orElse("unknown version").trim();
        } catch (IOException missing) {
            return "no " + Path.of(command[0]).getFileName();
        }
    }

    /** The version of a library, from the name of its file. */
    static String version(Path peers, String folder, String library) throws IOException {
        try (Stream<Path> files = Files.list(peers.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(library + "-"))
                    .map(name -> name.substring(library.length() + 1).replace(".jar", ""))
                    .findFirst()
                    .orElse("unknown version");
        }
    }

    /** A jar with a class Hello that prints a line. */
    static Path bareJar(Path work, Path java) throws IOException {
        Path jar = work.resolve("bare.jar");
        OneShot.run(List.of(java.resolveSibling("jar").toString(), "--create", "--file", jar.toString(),
                "--main-class", "Hello", "-C", bareProgram(work, java).toString(), "Hello.class"));
        return jar;
    }

    /** A folder with a class Hello that prints a line. */
    static Path bareProgram(Path work, Path java) throws IOException {
        Path folder = work.resolve("bare");
        Files.createDirectories(folder);
        Path source = folder.resolve("Hello.java");
        Files.writeString(source, "public class Hello { public static void main(String[] a) {"
                + " System.out.println(\"Hello\"); } }");
        OneShot.run(List.of(java.resolveSibling("javac").toString(), "-d", folder.toString(), source.toString()));
        return folder;
    }
}
