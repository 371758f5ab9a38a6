package dev.wasm2jar.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PeakTest {

    /** Runs that take such times, each a second after the one before. */
    private static Peak peak(double patience, double... times) {
        Peak peak = new Peak(patience);
        for (int i = 0; i < times.length; i++) {
            peak.add(i + 1, times[i]);
        }
        return peak;
    }

    @Test
    void isReachedWhenNoRunWasFasterForItsPatience() {
        assertFalse(peak(5, 100, 50, 50, 50, 50, 50).isReached());
        assertTrue(peak(5, 100, 50, 50, 50, 50, 50, 50).isReached());
    }

    @Test
    void gainsStartThePatienceAnew() {
        assertFalse(peak(5, 100, 100, 100, 100, 100, 90).isReached());
    }

    @Test
    void smallDifferencesAreNoGains() {
        assertTrue(peak(5, 100, 99, 98, 99, 98, 97.5).isReached());
    }

    @Test
    void smallGainsAddUp() {
        assertFalse(peak(5, 100, 98, 96, 94, 92, 90).isReached());
    }

    @Test
    void slowRunsAreNoPeak() {
        assertFalse(peak(3, 100).isReached());
        assertFalse(peak(3, 100, 100, 100, 100).isReached(), "too few runs");
    }

    @Test
    void aSpanEndsAtThePeakButNotBeforeItsShortestTime() {
        Peak reached = peak(5, 100, 50, 50, 50, 50, 50, 50);
        assertTrue(new Span(5, 0, 20, 5, 25).isOver(7, reached));
        assertFalse(new Span(5, 10, 20, 5, 25).isOver(7, reached));
        assertTrue(new Span(5, 0, 20, 5, 25).isOver(20, peak(5, 100)));
        assertTrue(new Span(9, 0, 20, 5, 25).withRuns(7).isOver(7, reached));
    }

    @Test
    void whatIsTenTimesAsSlowIsHopelessAfterHalfOfItsTime() {
        Span span = new Span(5, 0, 20, 5, 25);
        assertTrue(span.isHopeless(10, 11, 1));
        assertFalse(span.isHopeless(9, 11, 1));
        assertFalse(span.isHopeless(10, 9, 1));
        assertFalse(span.isHopeless(10, 9, Double.POSITIVE_INFINITY), "no engine has done anything");
    }

    @Test
    void timesAreTheLowerQuartileOfTheLastRuns() {
        List<Course.Run> runs = List.of(run(1, 500), run(2, 10), run(3, 40), run(4, 30), run(5, 20), run(6, 50), run(7, 60));
        Course course = new Course(runs, Set.of(), Optional.empty(), true, 0);
        assertEquals(30, course.latest(5, 1));
        assertEquals(20, course.latest(1, 4), "fewer runs than are wanted");
        assertEquals(20, course.until(5).latest(3, 1));
    }

    private static Course.Run run(double done, double cpu) {
        return new Course.Run(done, cpu / 1000, cpu);
    }
}
