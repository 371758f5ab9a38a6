package dev.wasm2jar.benchmarks.jit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Compiles a module, runs its jar, and names the methods that HotSpot does badly by: those that are too large for it, fail
 * to compile, are interpreted though much of the time is spent in them, or loop in code that is not C2's.
 */
public final class JitReport {

    /** HotSpot's HugeMethodLimit. */
    private static final int LARGEST = 8000;
    /** What part of the samples of the second half of a run makes a method hot. */
    private static final double HOT = 0.01;
    /** So few samples may be anything. */
    private static final int FEWEST = 5;
    /** Loops that go round so often are compiled while they run. */
    private static final long OSR = 100_000;

    private JitReport() {}

    /** @param arguments the module, then what its jar is given: host options and arguments of the program */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("usage: benchmarks/run jit FILE.wasm [HOST OPTION...] [--] [ARGUMENT...]");
            System.exit(2);
        }
        Path root = Path.of(System.getProperty("wasm2jar.root"));
        Path work = Files.createDirectories(root.resolve("benchmarks/target/jit"));
        Path jar = work.resolve("function.jar");
        Path log = work.resolve("compilation.log");
        Path recording = work.resolve("recording.jfr");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        run(List.of(java, "-jar", root.resolve("cli/target/wasm2jar.jar").toString(), arguments[0], "-o",
                jar.toString()));
        List<String> command = new ArrayList<>(List.of(java, "-XX:+UnlockDiagnosticVMOptions", "-XX:+LogCompilation",
                "-XX:LogFile=" + log, "-XX:StartFlightRecording=settings=profile,filename=" + recording,
                "-jar", jar.toString()));
        command.addAll(List.of(arguments).subList(1, arguments.length));
        run(command);

        Map<String, Integer> sizes = sizes(jar);
        CompilationLog compilations = CompilationLog.read(log, sizes::containsKey);
        List<Sampled> sampled = samples(recording, sizes);
        System.out.println();
        print(sizes, compilations, sampled);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            System.err.println("exits with " + exit + ": " + String.join(" ", command));
        }
    }

    /** The size in bytes of each method that was compiled from the module. */
    private static Map<String, Integer> sizes(Path file) throws IOException {
        Map<String, Integer> sizes = new TreeMap<>();
        try (JarFile jar = new JarFile(file.toFile())) {
            for (var entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (entry.getName().matches(".*\\$(Code|Dispatch|Frame).*\\.class")) {
                    var reader = new ClassReader(jar.getInputStream(entry).readAllBytes());
                    reader.accept(new Sizes(reader.getClassName().replace('/', '.'), sizes), ClassReader.SKIP_FRAMES);
                }
            }
        }
        return sizes;
    }

    /** Code is as long as the offset of the label at its end, which reading does not move. */
    private static final class Sizes extends ClassVisitor {

        private final String owner;
        private final Map<String, Integer> sizes;

        Sizes(String owner, Map<String, Integer> sizes) {
            super(Opcodes.ASM9);
            this.owner = owner;
            this.sizes = sizes;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            var copy = new org.objectweb.asm.ClassWriter(0);
            MethodVisitor writer = copy.visitMethod(access, name, descriptor, null, null);
            return new MethodVisitor(Opcodes.ASM9, writer) {
                @Override
                public void visitMaxs(int stack, int locals) {
                    var end = new Label();
                    super.visitLabel(end);
                    super.visitMaxs(stack, locals);
                    sizes.put(owner + "." + name, end.getOffset());
                }
            };
        }
    }

    /** @param interpreted how many of the samples were in the interpreter */
    private record Sampled(String method, int samples, int interpreted, int total) {

        boolean isHot(int count) {
            return count > Math.max(total * HOT, FEWEST);
        }
    }

    /** Where the second half of the run was, by Flight Recorder. */
    private static List<Sampled> samples(Path recording, Map<String, Integer> sizes) throws IOException {
        List<RecordedEvent> events = RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.ExecutionSample"))
                .filter(event -> event.getStackTrace() != null)
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .toList();
        if (events.isEmpty()) {
            return List.of();
        }
        Instant first = events.get(0).getStartTime();
        Instant last = events.get(events.size() - 1).getStartTime();
        Instant middle = first.plus(Duration.between(first, last).dividedBy(2));
        Map<String, int[]> counts = new HashMap<>();
        int total = 0;
        for (RecordedEvent event : events) {
            RecordedFrame frame = event.getStackTrace().getFrames().stream()
                    .filter(each -> sizes.containsKey(name(each)))
                    .findFirst()
                    .orElse(null);
            if (frame != null && event.getStartTime().isAfter(middle)) {
                int[] count = counts.computeIfAbsent(name(frame), key -> new int[2]);
                count[0]++;
                count[1] += frame.getType().equals("Interpreted") ? 1 : 0;
                total++;
            }
        }
        int all = total;
        return counts.entrySet().stream()
                .map(entry -> new Sampled(entry.getKey(), entry.getValue()[0], entry.getValue()[1], all))
                .sorted(Comparator.comparingInt(Sampled::samples).reversed())
                .toList();
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static void print(Map<String, Integer> sizes, CompilationLog log, List<Sampled> sampled) {
        List<String> findings = new ArrayList<>();
        sizes.forEach((method, size) -> {
            if (size > LARGEST) {
                findings.add(method + ": " + size + " bytes, which HotSpot never compiles");
            }
        });
        log.methods().forEach((method, history) -> history.failures.stream().distinct().forEach(failure ->
                findings.add(method + " (" + sizes.get(method) + " bytes): a compiler gave up: " + failure
                        + "; the highest level is " + Math.max(history.level, history.osrLevel))));
        for (Sampled each : sampled) {
            if (each.isHot(each.interpreted())) {
                findings.add(String.format(Locale.ROOT, "%s (%d bytes): %d of %d samples in the interpreter",
                        each.method(), sizes.get(each.method()), each.interpreted(), each.total()));
            }
            CompilationLog.History history = log.methods().get(each.method());
            if (history != null && each.isHot(each.samples()) && history.backEdges > OSR
                    && !history.isFullyCompiled()) {
                findings.add(String.format(Locale.ROOT, "%s (%d bytes): loops went round %d times, never in C2's code",
                        each.method(), sizes.get(each.method()), history.backEdges));
            }
        }
        int largest = sizes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        long full = log.methods().values().stream().filter(CompilationLog.History::isFullyCompiled).count();
        System.out.printf("%d methods, the largest of %d bytes; %d looked at by the compilers, %d compiled by C2%n",
                sizes.size(), largest, log.methods().size(), full);
        for (Sampled each : sampled.subList(0, Math.min(10, sampled.size()))) {
            System.out.printf(Locale.ROOT, "%5.1f %% %s (%d bytes)%n", 100.0 * each.samples() / each.total(),
                    each.method(), sizes.get(each.method()));
        }
        findings.forEach(System.out::println);
        if (findings.isEmpty()) {
            System.out.println("Nothing stays interpreted though hot, fails to compile, or is too large.");
        }
    }
}
