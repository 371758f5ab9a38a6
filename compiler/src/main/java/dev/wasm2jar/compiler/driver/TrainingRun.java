package dev.wasm2jar.compiler.driver;

import java.io.IOException;
import java.util.List;

/** A run of a jar in which the JVM sees what later runs need. */
sealed interface TrainingRun permits ProgramRun, ServiceRun {

    /** Host options and arguments of the jar. */
    List<String> arguments();

    /**
     * Runs it from its start to its end.
     *
     * @param builder starts it; only its standard output is not yet directed to anywhere
     * @return what a user should know of how it went: phrases; empty if there is nothing to say
     */
    List<String> run(ProcessBuilder builder) throws IOException;
}
