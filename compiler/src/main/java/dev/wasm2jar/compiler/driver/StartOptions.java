package dev.wasm2jar.compiler.driver;

import java.util.List;

/** Options of the JVM that shorten every start from an archive, whatever runs then. */
public final class StartOptions {

    /**
     * The archive is used where it was made to be, so that no pointer in it has to be changed: 2 to 5 ms. And no file tells
     * tools of performance counters, 1 to 3 ms, which those who look at a process by its number do not need.
     */
    public static final List<String> ALWAYS = List.of(
            "-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0", "-XX:-UsePerfData");

    private StartOptions() {}
}
