package dev.wasm2jar.runtime.js;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts and functions of many numbers, compared with those of Node.js, digit by digit and bit by bit. */
class NumberFuzzTest {

    private static final int NUMBERS = 20_000;

    private static final String TEXTS = """
            const line = (x, i) => {
              const large = Math.abs(x) >= 2 ** 53;
              return [String(x), x.toFixed(i % 21), x.toPrecision(1 + i % 21), x.toExponential(i % 21), x.toExponential(),
                large ? '' : x.toString(2 + i % 35), String(x | 0), String(Math.round(x)), x.toLocaleString()].join(' ');
            };
            """;

    private static final String FUNCTIONS = """
            const names = 'acos acosh asin asinh atan atanh cos cosh exp expm1 log log10 log1p sin sinh tan'.split(' ');
            const line = (x) => names.map((name) => bits(Math[name](x))).join(' ')
              + ' ' + bits(Math.atan2(x, 1.7)) + ' ' + bits(Math.hypot(x, 1.7));
            """;

    @TempDir
    Path folder;

    @Test
    void textsAreThoseOfNode() throws IOException, InterruptedException {
        List<Double> numbers = numbers();
        String[] expected = NodeProcess.lines(folder, TEXTS, numbers);
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

    /** Those that follow fdlibm in V8, too. */
    @Test
    void functionsHaveTheBitsOfNode() throws IOException, InterruptedException {
        List<Double> numbers = numbers();
        String[] expected = NodeProcess.lines(folder, FUNCTIONS, numbers);
        for (int i = 0; i < NUMBERS; i++) {
            double x = numbers.get(i);
            double[] found = {JsMath.acos(x), JsMath.acosh(x), JsMath.asin(x), JsMath.asinh(x), JsMath.atan(x),
                JsMath.atanh(x), JsMath.cos(x), JsMath.cosh(x), JsMath.exp(x), JsMath.expm1(x), JsMath.log(x),
                JsMath.log10(x), JsMath.log1p(x), JsMath.sin(x), JsMath.sinh(x), JsMath.tan(x), JsMath.atan2(x, 1.7),
                JsMath.hypot(x, 1.7)};
            StringBuilder line = new StringBuilder();
            for (double value : found) {
                line.append(line.length() == 0 ? "" : " ").append(Long.toHexString(Double.doubleToLongBits(value)));
            }
            assertEquals(expected[i], line.toString(), Double.toHexString(x));
        }
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
