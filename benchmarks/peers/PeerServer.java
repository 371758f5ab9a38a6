import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What all engines on the JVM share: they run a program as often as they are asked to. A request is a line with the
 * standard input's file, or {@code -}, and the arguments, separated by tabs; the answer is a line with the nanoseconds that
 * the run took, those that its thread was on a processor, the exit code and the SHA-256 of its standard output.
 *
 * <p>Arguments of the process: the module, then HOST::GUEST for each directory.
 */
abstract class PeerServer {

    /** A directory of the host that the program sees under a name. */
    record Directory(Path host, String guest) {}

    /** How a run ended. */
    record Outcome(int exit, byte[] output) {}

    /** Runs the program once, in a fresh instance. */
    abstract Outcome run(List<String> arguments, Path input, List<Directory> directories) throws Exception;

    final void serve(String[] arguments) throws Exception {
        List<Directory> directories = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            int separator = arguments[i].indexOf("::");
            directories.add(new Directory(
                    Path.of(arguments[i].substring(0, separator)), arguments[i].substring(separator + 2)));
        }
        var threads = ManagementFactory.getThreadMXBean();
        var requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            List<String> fields = List.of(line.split("\t", -1));
            Path input = fields.get(0).equals("-") ? null : Path.of(fields.get(0));
            long cpu = threads.getCurrentThreadCpuTime();
            long start = System.nanoTime();
            Outcome outcome = run(fields.subList(1, fields.size()), input, directories);
            long end = System.nanoTime();
            System.out.println((end - start) + " " + (threads.getCurrentThreadCpuTime() - cpu) + " " + outcome.exit()
                    + " " + digest(outcome.output()));
        }
    }

    static byte[] inputOf(Path input) throws IOException {
        return input == null ? new byte[0] : Files.readAllBytes(input);
    }

    private static String digest(byte[] output) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(output));
    }
}
