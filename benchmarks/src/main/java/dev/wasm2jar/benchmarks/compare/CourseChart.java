package dev.wasm2jar.benchmarks.compare;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs that are done, over time. */
final class CourseChart {

    private static final int LEFT = 40;
    private static final int WIDTH = 560;
    private static final int TOP = 30;
    private static final int HEIGHT = 260;

    private CourseChart() {}

    static String of(String title, Map<String, Course> courses, double limit) {
        double most = courses.values().stream().mapToInt(course -> course.doneBy(limit)).max().orElse(1) * 1.05 + 1;
        Svg svg = new Svg(LEFT + WIDTH + 20, HEIGHT + 80, title);
        svg.text(LEFT, 16, "start", title);
        for (int second = 0; second <= limit; second += 2) {
            double x = LEFT + second / limit * WIDTH;
            svg.grid(x, TOP, x, TOP + HEIGHT);
            svg.text(x, HEIGHT + 46, "middle", second + " s");
        }
        svg.text(LEFT - 6, TOP + 8, "end", Integer.toString((int) most));
        int series = 0;
        for (var course : courses.entrySet()) {
            var points = new StringBuilder(String.format(Locale.ROOT, "%d,%d", LEFT, TOP + HEIGHT));
            List<Double> done = course.getValue().runs().stream().map(Course.Run::done).toList();
            for (int i = 0; i < done.size() && done.get(i) <= limit; i++) {
                points.append(String.format(Locale.ROOT, " %.1f,%.1f",
                        LEFT + done.get(i) / limit * WIDTH, TOP + HEIGHT - (i + 1) / most * HEIGHT));
            }
            svg.line(points.toString(), Svg.colour(series));
            svg.rectangle(LEFT + series * 145, HEIGHT + 58, 10, 10, Svg.colour(series));
            svg.text(LEFT + 14 + series * 145, HEIGHT + 67, "start", course.getKey());
            series++;
        }
        return svg.toString();
    }
}
