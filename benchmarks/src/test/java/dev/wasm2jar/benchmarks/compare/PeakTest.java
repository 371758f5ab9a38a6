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
    void timesAreTheLowerQuartileOfTheTurnsThatCount() {
        List<Course.Run> runs = List.of(run(1, 500), run(2, 10), run(3, 40));
        assertEquals(30, new Course(runs, List.of(60.0, 30.0, 20.0, 50.0, 40.0), Set.of(), Optional.empty(), true, 0).time());
        assertEquals(20, new Course(runs, List.of(60.0, 30.0, 20.0, 50.0), Set.of(), Optional.empty(), true, 0).time());
        assertEquals(40, new Course(runs, List.of(), Set.of(), Optional.empty(), true, 0).time(), "none: the last run");
    }

    private static Course.Run run(double done, double cpu) {
        return new Course.Run(done, cpu / 1000, cpu);
    }
}
