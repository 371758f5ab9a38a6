package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A process in which an engine runs a program over and over, in turns with others: first until it is at its peak, then for the
 * turns that count. Between its turns it is stopped, so that it compiles nothing on the others' time, and its clock stands
 * still.
 */
final class Session implements AutoCloseable {

    private final Engine engine;
    private final Workload workload;
    private final Span span;
    private final Peak peak;
    private final List<Course.Run> runs = new ArrayList<>();
    private final List<Double> counted = new ArrayList<>();
    private final Set<String> outputs = new LinkedHashSet<>();
    private Optional<IOException> end = Optional.empty();
    /** Seconds of its turns until now. */
    private double used;
    private double memory;
    private boolean isLeft;

    /** @param engine one that has not been started */
    Session(Engine engine, Workload workload, Span span) {
        this.engine = engine;
        this.workload = workload;
        this.span = span;
        this.peak = new Peak(span.patience());
    }

    /** Whether it has warmed up, or will not. */
    boolean isOver() {
        return isLeft || end.isPresent() || span.isOver(used, peak);
    }

    /** Seconds of the last run; infinite if there was none. */
    double latest() {
        return runs.isEmpty() ? Double.POSITIVE_INFINITY : runs.get(runs.size() - 1).seconds();
    }

    /** Gives it no more turns if it is hopeless, next to what the fastest engine takes for a run. */
    void leaveIfHopeless(double fastest) {
        isLeft |= span.isHopeless(used, latest(), fastest);
    }

    /** Warms up for so many seconds, and to the end of a run, if it still has to. */
    void turn(double seconds) throws IOException {
        if (isOver()) {
            return;
        }
        double before = used;
        do {
            run(span.longest(used)).ifPresent(run -> peak.add(run.done(), run.cpu()));
        } while (!isOver() && used - before < seconds);
        pause();
    }

    /** A turn of which the best run counts; none if it has failed or been left. */
    void countedTurn(double seconds) throws IOException {
        if (isLeft || end.isPresent()) {
            return;
        }
        double before = used;
        double best = Double.POSITIVE_INFINITY;
        do {
            best = Math.min(best, run(span.longest()).map(Course.Run::cpu).orElse(best));
        } while (end.isEmpty() && used - before < seconds);
        if (Double.isFinite(best)) {
            counted.add(best);
        }
        pause();
    }

    private Optional<Course.Run> run(double longest) {
        long start = System.nanoTime();
        try {
            Sample sample = engine.run(workload, longest);
            used += (System.nanoTime() - start) / 1e9;
            Course.Run run = new Course.Run(used, sample.wall() / 1000, sample.cpu());
            runs.add(run);
            outputs.add(sample.output());
            return Optional.of(run);
        } catch (IOException failure) {
            end = Optional.of(failure);
            return Optional.empty();
        }
    }

    private void pause() throws IOException {
        if (end.isPresent()) {
            engine.close();
        } else {
            memory = engine.memory();
            engine.pause();
        }
    }

    Course course() {
        return new Course(List.copyOf(runs), List.copyOf(counted), outputs, end, peak.isReached(), memory);
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
