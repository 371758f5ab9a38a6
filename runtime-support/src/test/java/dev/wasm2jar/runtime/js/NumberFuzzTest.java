package dev.wasm2jar.runtime.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts of many numbers, compared with those that Node.js makes, bit by bit and digit by digit. */
class NumberFuzzTest {

    private static final int NUMBERS = 20_000;

    private static final String PROGRAM = """
            const lines = require('fs').readFileSync(process.argv[1], 'utf8').trim().split('\\n');
            const view = new DataView(new ArrayBuffer(8));
            const out = lines.map((line, i) => {
              view.setBigUint64(0, BigInt('0x' + line));
              const x = view.getFloat64(0);
              const large = Math.abs(x) >= 2 ** 53;
              return [String(x), x.toFixed(i % 21), x.toPrecision(1 + i % 21), x.toExponential(i % 21), x.toExponential(),
                large ? '' : x.toString(2 + i % 35), String(x | 0), String(Math.round(x)), x.toLocaleString()].join(' ');
            });
            process.stdout.write(out.join('\\n'));
            """;

    @TempDir
    Path folder;

    @Test
    void textsAreThoseOfNode() throws IOException, InterruptedException {
        List<Double> numbers = numbers();
        StringBuilder bits = new StringBuilder();
        for (double number : numbers) {
            bits.append(Long.toHexString(Double.doubleToRawLongBits(number))).append('\n');
        }
        String[] expected = node(bits.toString());
        JsContext context = new JsContext();
        for (int i = 0; i < NUMBERS; i++) {
            double x = numbers.get(i);
            // Which digits beyond the precision of a double are zeros is up to the engine (ECMA-262 21.1.3.6).
            boolean large = Math.abs(x) >= 0x1p53;
            String found = String.join(" ", JsNumber.toString(x), NumberFormats.fixed(x, i % 21),
                    NumberFormats.precision(x, 1 + i % 21), NumberFormats.exponential(x, i % 21),
                    NumberFormats.exponential(x, Double.NaN), large ? "" : NumberFormats.inRadix(x, 2 + i % 35),
                    JsNumber.toString(JsNumber.toInt32(x)), JsNumber.toString(JsMath.round(x)), NumberFormats.local(x));
            assertEquals(expected[i], found, Double.toHexString(x));
            if (x == x) {
                assertEquals(x == 0 ? 0 : x, JsConversions.toNumber(context, JsNumber.toString(x)));
            }
        }
    }

    private String[] node(String input) throws IOException, InterruptedException {
        Path program = Files.writeString(folder.resolve("numbers.cjs"), PROGRAM.replace("argv[1]", "argv[2]"));
        Path bits = Files.writeString(folder.resolve("bits"), input);
        Process process;
        try {
            process = new ProcessBuilder("node", program.toString(), bits.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        } catch (IOException none) {
            System.err.println("NumberFuzzTest: not run, there is no node");
            assumeTrue(false, "there is no node");
            throw none;
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return output.split("\n", -1);
    }

    /** Any bits, small integers and fractions, short decimals, subnormal numbers, and what is next to powers of two. */
    private static List<Double> numbers() {
        Random random = new Random(20231114);
        List<Double> numbers = new ArrayList<>();
        while (numbers.size() < NUMBERS) {
            numbers.add(switch (random.nextInt(6)) {
                case 0 -> Double.longBitsToDouble(random.nextLong());
                case 1 -> random.nextInt(2_000_000) / 1000.0 - 1000;
                case 2 -> Double.parseDouble(random.nextInt(100_000) + "e" + (random.nextInt(60) - 40));
                case 3 -> Double.longBitsToDouble(random.nextLong() >>> 12 + random.nextInt(50));
                case 4 -> neighbour(Math.scalb(1.0, random.nextInt(2098) - 1074), random.nextInt(3));
                default -> random.nextGaussian();
            });
        }
        return numbers;
    }

    private static double neighbour(double number, int which) {
        return which == 0 ? Math.nextUp(number) : which == 1 ? Math.nextDown(number) : number;
    }
}
