package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A process in which an engine runs a program over and over, in turns with others. Between its turns it is stopped, so that it
 * compiles nothing on the others' time, and its clock stands still.
 */
final class Session implements AutoCloseable {

    private final Engine engine;
    private final Workload workload;
    private final Span span;
    private final Peak peak;
    private final List<Course.Run> runs = new ArrayList<>();
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

    /** Runs the program for so many seconds, and to the end of a run; once at least. */
    void turn(double seconds) throws IOException {
        double before = used;
        long start = System.nanoTime();
        try {
            while (!isOver() && used - before < seconds) {
                Sample sample = engine.run(workload, span.longest(used));
                used = before + (System.nanoTime() - start) / 1e9;
                runs.add(new Course.Run(used, sample.wall() / 1000, sample.cpu()));
                outputs.add(sample.output());
                peak.add(used, sample.cpu());
            }
            memory = engine.memory();
            engine.pause();
        } catch (IOException failure) {
            end = Optional.of(failure);
            engine.close();
        }
    }

    Course course() {
        return new Course(List.copyOf(runs), outputs, end, peak.isReached(), memory);
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
