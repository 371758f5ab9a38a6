package dev.wasm2jar.benchmarks.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run of a program.
 *
 * @param arguments of the program, its name first
 * @param input its standard input
 * @param directories {@code HOST::GUEST}
 * @param nativeProgram the same program compiled for this machine
 */
record Workload(
        String name,
        Path module,
        List<String> arguments,
        Optional<Path> input,
        List<String> directories,
        Path nativeProgram) {

    /** The request to a peer: see PeerServer. */
    String request() {
        return input.map(Path::toString).orElse("-") + "\t" + String.join("\t", arguments);
    }

    /** The command for the native program, which sees the host's directories. */
    List<String> nativeCommand() {
        return Stream.concat(
                Stream.of(nativeProgram.toString()),
                arguments.stream().skip(1).map(this::onHost)).toList();
    }

    private String onHost(String argument) {
        for (String directory : directories) {
            String[] parts = directory.split("::");
            if (argument.startsWith(parts[1] + "/")) {
                return parts[0] + argument.substring(parts[1].length());
            }
        }
        return argument;
    }
}
