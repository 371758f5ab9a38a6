package dev.wasm2jar.cli.inspect;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides a rectangle into one per weight, with areas in proportion and sides as alike as it gets: the squarified
 * treemap of Bruls, Huizing and van Wijk (2000). Rows are filled along the shorter side of what is left, each for as
 * long as its worst rectangle becomes no worse.
 */
final class SquarifiedLayout {

    private final List<Rectangle> result = new ArrayList<>();
    private final List<Double> row = new ArrayList<>();
    private Rectangle free;
    private double rowArea;

    private SquarifiedLayout(Rectangle area) {
        this.free = area;
    }

    /**
     * Divides a rectangle.
     *
     * @param weights positive, in descending order
     * @return a rectangle for each weight, in the same order
     */
    static List<Rectangle> of(List<Long> weights, Rectangle area) {
        double total = weights.stream().mapToDouble(Long::doubleValue).sum();
        var layout = new SquarifiedLayout(area);
        for (long weight : weights) {
            layout.add(weight / total * area.area());
        }
        layout.finishRow();
        return layout.result;
    }

    private void add(double area) {
        double side = Math.min(free.width(), free.height());
        if (!row.isEmpty() && worst(rowArea + area, area, side) > worst(rowArea, row.get(row.size() - 1), side)) {
            finishRow();
        }
        row.add(area);
        rowArea += area;
    }

    /** The ratio of the sides of the worst rectangle of a row: the first or the last one, as the areas descend. */
    private double worst(double sum, double last, double side) {
        double first = row.get(0);
        double square = side * side;
        return Math.max(square * first / (sum * sum), sum * sum / (square * last));
    }

    private void finishRow() {
        if (row.isEmpty()) {
            return;
        }
        boolean column = free.width() >= free.height();
        double side = column ? free.height() : free.width();
        double depth = rowArea / side;
        double place = 0;
        for (double area : row) {
            double length = area / depth;
            result.add(column
                    ? new Rectangle(free.x(), free.y() + place, depth, length)
                    : new Rectangle(free.x() + place, free.y(), length, depth));
            place += length;
        }
        free = column
                ? new Rectangle(free.x() + depth, free.y(), Math.max(0, free.width() - depth), free.height())
                : new Rectangle(free.x(), free.y() + depth, free.width(), Math.max(0, free.height() - depth));
        row.clear();
        rowArea = 0;
    }
}
