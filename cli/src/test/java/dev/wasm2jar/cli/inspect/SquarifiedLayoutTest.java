package dev.wasm2jar.cli.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SquarifiedLayoutTest {

    private static final Rectangle AREA = new Rectangle(10, 20, 1000, 560);

    /** That places lie within an area, cover it and do not overlap. */
    static void assertTiles(List<Rectangle> places, Rectangle area) {
        double covered = 0;
        for (int i = 0; i < places.size(); i++) {
            Rectangle a = places.get(i);
            covered += a.area();
            assertTrue(a.x() >= area.x() - 1e-6 && a.y() >= area.y() - 1e-6
                    && a.x() + a.width() <= area.x() + area.width() + 1e-6
                    && a.y() + a.height() <= area.y() + area.height() + 1e-6, a + " is outside");
            for (int j = 0; j < i; j++) {
                Rectangle b = places.get(j);
                double width = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
                double height = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
                assertTrue(width < 1e-6 || height < 1e-6, a + " and " + b + " overlap");
            }
        }
        assertEquals(area.area(), covered, 1e-3);
    }

    @Test
    void areasAreInProportionAndDoNotOverlap() {
        var random = new Random(7);
        for (int count : new int[] {1, 2, 3, 10, 500}) {
            var weights = new ArrayList<Long>();
            for (int i = 0; i < count; i++) {
                weights.add((long) Math.exp(random.nextDouble() * 14) + 1);
            }
            weights.sort(Comparator.reverseOrder());
            List<Rectangle> places = SquarifiedLayout.of(weights, AREA);
            assertTiles(places, AREA);
            double total = weights.stream().mapToLong(Long::longValue).sum();
            for (int i = 0; i < count; i++) {
                assertEquals(weights.get(i) / total * AREA.area(), places.get(i).area(), 1e-4);
            }
        }
    }

    @Test
    void equalWeightsBecomeAlmostSquares() {
        for (Rectangle place : SquarifiedLayout.of(Collections.nCopies(100, 5L), AREA)) {
            double ratio = place.width() / place.height();
            assertTrue(ratio > 0.4 && ratio < 2.5, place.toString());
        }
    }

    @Test
    void aRowEndsBeforeItsWorstRectangleBecomesWorse() {
        // The example of the paper: 6 by 4, the first two share the first column.
        List<Rectangle> places = SquarifiedLayout.of(
                LongStream.of(6, 6, 4, 3, 2, 2, 1).boxed().toList(), new Rectangle(0, 0, 6, 4));
        assertEquals(new Rectangle(0, 0, 3, 2), places.get(0));
        assertEquals(new Rectangle(0, 2, 3, 2), places.get(1));
        assertEquals(3, places.get(2).x(), 1e-9);
        assertEquals(7.0 / 3, places.get(2).height(), 1e-9);
    }

    @Test
    void nothingNeedsNoPlace() {
        assertEquals(List.of(), SquarifiedLayout.of(List.of(), AREA));
    }
}
