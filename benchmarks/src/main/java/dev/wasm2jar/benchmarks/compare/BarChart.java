package dev.wasm2jar.benchmarks.compare;

import java.util.List;
import java.util.Locale;

/** How many times as long as a base each engine takes, on a logarithmic scale. */
final class BarChart {

    private static final int LEFT = 90;
    private static final int WIDTH = 560;
    private static final int BAR = 9;
    private static final double[] TICKS = {0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, 128};

    private BarChart() {}

    static String of(String title, List<Result> results, List<String> engines, String base) {
        double most = results.stream()
                .flatMapToDouble(result -> engines.stream().mapToDouble(engine -> result.ratio(engine, base)))
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        double low = Math.log(0.25);
        double scale = WIDTH / (Math.log(Math.max(most, 2) * 1.2) - low);
        int group = engines.size() * BAR + 8;
        int top = 30 + 16 * ((engines.size() + 2) / 3);
        int height = top + results.size() * group + 24;
        Svg svg = new Svg(LEFT + WIDTH + 50, height, title);
        svg.text(LEFT, 16, "start", title);
        for (int i = 0; i < engines.size(); i++) {
            int x = LEFT + i % 3 * 190;
            int y = 32 + i / 3 * 16;
            svg.rectangle(x, y - 9, 10, 10, Svg.colour(i));
            svg.text(x + 14, y, "start", engines.get(i));
        }
        for (double tick : TICKS) {
            double x = LEFT + (Math.log(tick) - low) * scale;
            if (x <= LEFT + WIDTH) {
                svg.grid(x, top, x, height - 20);
                svg.text(x, height - 6, "middle", tick < 1 ? Double.toString(tick) : Integer.toString((int) tick));
            }
        }
        for (int i = 0; i < results.size(); i++) {
            int y = top + i * group + 4;
            svg.text(LEFT - 6, y + group / 2.0 - 2, "end", results.get(i).workload().name());
            for (int j = 0; j < engines.size(); j++) {
                double ratio = results.get(i).ratio(engines.get(j), base);
                if (Double.isFinite(ratio)) {
                    double length = Math.max(1, (Math.log(ratio) - low) * scale);
                    svg.rectangle(LEFT, y + j * BAR, length, BAR - 1, Svg.colour(j));
                    svg.text(LEFT + length + 4, y + j * BAR + 8, "start", String.format(Locale.ROOT, "%.2f", ratio));
                }
            }
        }
        return svg.toString().replace("font:12px", "font:11px");
    }
}
