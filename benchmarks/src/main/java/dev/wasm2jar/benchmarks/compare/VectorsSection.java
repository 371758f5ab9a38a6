package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two vector kernels of benchmarks/simd: each engine measures itself and prints what it found. */
final class VectorsSection implements Section {

    private static final Pattern LINE =
            Pattern.compile("dot ([0-9.]+) ns/vector \\(\\S+\\)  hash ([0-9.]+) ns/vector \\((\\d+)\\)");

    @Override
    public String name() {
        return "simd";
    }

    @Override
    public String title() {
        return "SIMD";
    }

    @Override
    public int seconds() {
        return 20;
    }

    @Override
    public void write(Setup setup, Report report, Deadline deadline) throws IOException {
        Engines engines = setup.engines();
        Path root = setup.root();
        Path program = setup.work().resolve("vectors");
        OneShot.run(List.of("clang-14", "-O2", "-w", "-o", program.toString(),
                root.resolve("benchmarks/simd/kernels.c").toString()));
        Path resources = root.resolve("benchmarks/src/main/resources/dev/wasm2jar/benchmarks");
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put(Engines.OURS_17, ours(engines.java17()));
        commands.put(Engines.OURS, ours(engines.java25()));
        List<String> vectorApi = new ArrayList<>(ours(engines.java25()));
        vectorApi.add(1, "--add-modules=jdk.incubator.vector");
        vectorApi.add("--simd=vector");
        commands.put(Engines.OURS + ", --simd vector", vectorApi);
        commands.put(Engines.V8, List.of(engines.node().toString(), root.resolve("benchmarks/simd/node.mjs").toString(),
                resources.resolve("vectors.wasm").toString()));
        commands.put("native (clang -O2)", List.of(program.toString()));
        report.paragraph("`benchmarks/simd`: nanoseconds for each vector of 16 bytes, the best of many short windows.")
                .head("", "f32x4 dot product", "i8x16 hash");
        Map<String, Matcher> lines = new LinkedHashMap<>();
        for (var command : commands.entrySet()) {
            lines.put(command.getKey(), run(command.getValue()));
        }
        lines.forEach((name, line) -> report.row(name, line.group(1), line.group(2)));
        report.line("");
        if (lines.values().stream().map(line -> line.group(3)).distinct().count() > 1) {
            report.paragraph("**The engines do not agree on the hash.**");
        }
    }

    private static List<String> ours(Path java) {
        return List.of(java.toString(), "-cp", System.getProperty("java.class.path"),
                "dev.wasm2jar.benchmarks.Vectors");
    }

    private static Matcher run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher matcher = LINE.matcher(output);
        if (!matcher.find()) {
            throw new IOException("no result: " + String.join(" ", command));
        }
        return matcher;
    }
}
