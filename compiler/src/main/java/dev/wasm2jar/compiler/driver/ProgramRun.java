package dev.wasm2jar.compiler.driver;

import java.io.IOException;
import java.util.List;

/** A run that ends by itself, or is asked to after ten seconds. Its output goes nowhere. */
record ProgramRun(List<String> arguments) implements TrainingRun {

    private static final int SECONDS = 10;

    ProgramRun {
        arguments = List.copyOf(arguments);
    }

    @Override
    public List<String> run(ProcessBuilder builder) throws IOException {
        try (var process = new TrainingProcess(builder.redirectOutput(ProcessBuilder.Redirect.DISCARD))) {
            return process.endsWithin(SECONDS) ? process.remarks() : process.end();
        }
    }
}
