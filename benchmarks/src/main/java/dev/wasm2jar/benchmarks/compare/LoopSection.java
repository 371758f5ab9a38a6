package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A loop in JavaScript by Duktape, whose own loop is one large function, next to Endive in each of its forms. */
final class LoopSection implements Section {

    private static final List<String> OURS = List.of(Engines.OURS_17, Engines.OURS);
    private static final List<String> THEIRS =
            List.of(Engines.ENDIVE, Engines.ENDIVE_HUGE, Engines.ENDIVE_INTERPRETER);
    private static final double TIMES = 8;

    @Override
    public String name() {
        return "loop";
    }

    @Override
    public String title() {
        return "A loop in Duktape";
    }

    @Override
    public int seconds() {
        return 25;
    }

    @Override
    public void write(Setup setup, Report report, Deadline deadline) throws IOException {
        report.paragraph("50,000 rounds of a loop (`testsuite/guests/duktape/loop.js`) by Duktape's interpreter,"
                + " whose own loop"
                + " is a function of 91 KB. Endive's compiler leaves functions of that size to its interpreter, or"
                + " makes"
                + " methods that HotSpot does not compile unless it is told to.");
        Workload loop = setup.workloads().loop();
        List<String> engines = new ArrayList<>(OURS);
        engines.add(Engines.V8);
        engines.addAll(THEIRS);
        engines.add(Engines.NATIVE);
        if (!Files.exists(loop.module())) {
            report.paragraph("Duktape was not built.");
            return;
        }
        List<Result> results = setup.compare(List.of(loop), engines, setup.effort().loop, deadline);
        new TimesTable(engines, OURS, THEIRS).write(results, report);
        for (Result result : results) {
            goal(result, report);
        }
    }

    private static void goal(Result result, Report report) {
        List<String> found = new ArrayList<>();
        boolean isMet = true;
        for (String own : OURS) {
            for (String other : List.of(Engines.ENDIVE, Engines.ENDIVE_INTERPRETER)) {
                boolean isGivenUp = result.outcomes().get(other) instanceof Outcome.GivenUp;
                double times = least(result.outcomes().get(other)) / most(result.outcomes().get(own));
                isMet &= times >= TIMES;
                found.add(String.format(Locale.ROOT, "%s on %s %s%.0f times", other, own.replace("wasm2jar, ", ""),
                        isGivenUp ? "more than " : "", times));
            }
        }
        report.goal(String.format(
                        Locale.ROOT, "at least %.0f times as fast as Endive by default, compiled or interpreted", TIMES),
                isMet, String.join(", ", found));
    }

    /** Milliseconds that it takes at least; NaN if it fails. */
    private static double least(Outcome outcome) {
        return outcome instanceof Outcome.GivenUp slow ? slow.seconds() * 1000 : most(outcome);
    }

    /** Milliseconds that it takes at most; NaN if that is not known. */
    private static double most(Outcome outcome) {
        return outcome instanceof Outcome.Measured measured ? measured.cpu() : Double.NaN;
    }
}
