package dev.wasm2jar.benchmarks.compare;

/** A part of the page. */
interface Section {

    /** What {@code --only} calls it. */
    String name();

    /** Its heading. */
    String title();

    /** How many seconds it takes at most, about, with {@code --quick}. */
    int seconds();

    /** Measures, and writes what follows the heading; leaves out what there is no time for, and says so. */
    void write(Setup setup, Report report, Deadline deadline) throws Exception;
}
