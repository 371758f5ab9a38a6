package dev.wasm2jar.runtime.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Node.js, asked about many numbers at once. */
final class NodeProcess {

    /** Reads numbers by their bits, one a line; {@code line(x, i)} says what to print of each. */
    private static final String READER = """
            const view = new DataView(new ArrayBuffer(8));
            const bits = (x) => { view.setFloat64(0, x === x ? x : NaN); return view.getBigUint64(0).toString(16); };
            const out = require('fs').readFileSync(process.argv[2], 'utf8').trim().split('\\n').map((text, i) => {
              view.setBigUint64(0, BigInt('0x' + text));
              return line(view.getFloat64(0), i);
            });
            process.stdout.write(out.join('\\n'));
            """;

    private NodeProcess() {}

    /**
     * The lines that a function of Node.js makes of numbers; without Node.js the test is not run.
     *
     * @param function the source of {@code line}
     */
    static String[] lines(Path folder, String function, List<Double> numbers) throws IOException, InterruptedException {
        StringBuilder input = new StringBuilder();
        for (double number : numbers) {
            input.append(Long.toHexString(Double.doubleToRawLongBits(number))).append('\n');
        }
        Path program = Files.writeString(folder.resolve("program.cjs"), function + READER);
        Path bits = Files.writeString(folder.resolve("numbers"), input);
        Process process;
        try {
            process = new ProcessBuilder("node", program.toString(), bits.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        } catch (IOException none) {
            System.err.println("the comparison of numbers with Node.js was not run: there is no node");
            assumeTrue(false, "there is no node");
            throw none;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return output.split("\n", -1);
    }
}
