package dev.wasm2jar.testsuite.fuzz;

import dev.wasm2jar.testsuite.fuzz.Observer.Call;
import dev.wasm2jar.testsuite.fuzz.Observer.Inconclusive;
import dev.wasm2jar.testsuite.fuzz.Observer.Subject;
import java.util.List;

/** An oracle and what is compared with it. */
record Differential(Observer oracle, List<Observer> tested) {

    /** What differs, or null. */
    String difference(GeneratedModule module) {
        Subject subject = subject(module);
        List<String> expected;
        try {
            expected = oracle.observe(subject);
        } catch (Inconclusive nothing) {
            return null;
        }
        for (Observer observer : tested) {
            try {
                String difference = difference(expected, observer.observe(subject));
                if (difference != null) {
                    return difference;
                }
            } catch (Inconclusive nothing) {
                // The next one may say more.
            }
        }
        return null;
    }

    static Subject subject(GeneratedModule module) {
        return new Subject(module.toBytes(), module.invocations.stream().map(invocation -> new Call(
                GeneratedModule.exportName(invocation.export()), invocation.arguments(),
                module.functions.get(invocation.export()).results.stream().map(Type::text).toList())).toList());
    }

    static String difference(List<String> expected, List<String> actual) {
        for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
            String one = i < expected.size() ? expected.get(i) : "nothing";
            String other = i < actual.size() ? actual.get(i) : "nothing";
            if (!withoutKind(one).equals(withoutKind(other))) {
                return "expected: " + one + "\n  actual: " + other;
            }
        }
        return null;
    }

    /**
     * Of several traps in one expression, none of which can be observed but by its message, the compiler may meet another
     * one first. An unreachable instruction is a statement.
     */
    private static String withoutKind(String line) {
        return line.replaceFirst("trap (division|overflow|bounds|unaligned|null|cast|type|array size)", "trap");
    }

    /** What kind of difference it is, so that the shrinker does not end with another one. */
    static String kind(String difference) {
        String[] lines = difference.split("\n");
        String expected = lines[0].contains("failed") ? lines[0] : "";
        String actual = "";
        if (lines[1].contains("failed")) {
            actual = lines[1].replaceAll("[0-9]+", "").replaceAll(".*failed ", "");
            actual = actual.substring(0, Math.min(50, actual.length()));
            for (String line : lines) {
                if (line.contains("at dev.wasm2jar") && !line.contains("testsuite")) {
                    actual += line.trim();
                    break;
                }
            }
        }
        return expected + "|" + actual;
    }
}
