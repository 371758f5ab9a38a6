package dev.wasm2jar.testsuite.fuzz;

import dev.wasm2jar.testsuite.fuzz.Observer.Call;
import dev.wasm2jar.testsuite.fuzz.Observer.Inconclusive;
import dev.wasm2jar.testsuite.fuzz.Observer.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A module beside a text: a line "call EXPORT (ARGUMENTS) RESULTS" for each call, then "expect LINE" for each observation of
 * the oracle.
 */
record RegressionFile(Subject subject, List<String> expected) {

    static void write(Path folder, String name, Subject subject, Observer oracle) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Call call : subject.calls()) {
            lines.add("call " + call.export() + " (" + String.join(" ", call.arguments()) + ") "
                    + String.join(" ", call.results()));
        }
        try {
            oracle.observe(subject).forEach(line -> lines.add("expect " + line));
        } catch (Inconclusive nothing) {
            lines.add("expect nothing: " + nothing.getMessage());
        }
        Files.write(folder.resolve(name + ".wasm"), subject.binary());
        Files.write(folder.resolve(name + ".txt"), lines);
    }

    /** @param text the file beside the module */
    static RegressionFile read(Path text) throws IOException {
        String name = text.getFileName().toString();
        byte[] binary = Files.readAllBytes(text.resolveSibling(name.substring(0, name.length() - 4) + ".wasm"));
        List<Call> calls = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (String line : Files.readAllLines(text)) {
            if (line.startsWith("expect ")) {
                expected.add(line.substring(7));
            } else if (line.startsWith("call ")) {
                int open = line.indexOf('(');
                int close = line.indexOf(')');
                calls.add(new Call(line.substring(5, open - 1), words(line.substring(open + 1, close)),
                        words(line.substring(close + 1))));
            }
        }
        return new RegressionFile(new Subject(binary, calls), expected);
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.trim().split(" "));
    }
}
