package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A program over and over, from the start of an engine's process on. */
final class WarmUp {

    private WarmUp() {}

    /**
     * When runs were done, and how long they took.
     *
     * @param done seconds since the process was started
     * @param seconds of each run, on the clock
     */
    record Course(List<Double> done, List<Double> seconds) {

        /** When the first run ended that took at most 1.1 times as long as the best one. */
        double peak() {
            double best = seconds.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
            for (int i = 0; i < seconds.size(); i++) {
                if (seconds.get(i) <= best * 1.1) {
                    return done.get(i);
                }
            }
            return Double.NaN;
        }
    }

    @FunctionalInterface
    interface Start {
        Engine start() throws IOException;
    }

    static Course run(Start engine, Workload workload, double limit) throws IOException {
        List<Double> done = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        long start = System.nanoTime();
        try (Engine started = engine.start()) {
            while ((System.nanoTime() - start) / 1e9 < limit) {
                seconds.add(started.run(workload).wall() / 1000);
                done.add((System.nanoTime() - start) / 1e9);
            }
        }
        return new Course(done, seconds);
    }

    /** Runs that are done, over time. */
    static String chart(String title, Map<String, Course> courses, double limit) {
        int left = 40;
        int width = 560;
        int height = 260;
        double most = courses.values().stream().mapToInt(course -> course.done().size()).max().orElse(1) * 1.05;
        Svg svg = new Svg(left + width + 20, height + 80, title);
        svg.text(left, 16, "start", title);
        for (int second = 0; second <= limit; second += 2) {
            double x = left + second / limit * width;
            svg.grid(x, 30, x, 30 + height);
            svg.text(x, height + 46, "middle", second + " s");
        }
        svg.text(left - 6, 38, "end", Integer.toString((int) most));
        int series = 0;
        for (var course : courses.entrySet()) {
            var points = new StringBuilder(String.format(Locale.ROOT, "%d,%d", left, 30 + height));
            List<Double> done = course.getValue().done();
            for (int i = 0; i < done.size() && done.get(i) <= limit; i++) {
                points.append(String.format(Locale.ROOT, " %.1f,%.1f",
                        left + done.get(i) / limit * width, 30 + height - (i + 1) / most * height));
            }
            svg.line(points.toString(), Svg.colour(series));
            svg.rectangle(left + series * 145, height + 58, 10, 10, Svg.colour(series));
            svg.text(left + 14 + series * 145, height + 67, "start", course.getKey());
            series++;
        }
        return svg.toString();
    }
}
