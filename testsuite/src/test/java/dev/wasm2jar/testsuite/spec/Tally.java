package dev.wasm2jar.testsuite.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of the commands of a script. Commands are counted from any thread. */
final class Tally {

    /** What became of a command. */
    enum Outcome {
        PASSED,
        FAILED,
        /** A malformed module in the text format: there is nothing to compile. */
        TEXT_ONLY,
        /** The compiler says that it does not support the module, and the scope allows that. */
        NOT_IN_SCOPE
    }

    private final Map<String, Integer> commands = new TreeMap<>();
    private final Map<Outcome, Integer> assertions = new TreeMap<>();
    private final Map<Outcome, Integer> outcomes = new TreeMap<>();
    private final List<String> failures = new ArrayList<>();
    private int refused;

    synchronized void count(Command command, Outcome outcome) {
        commands.merge(command.type(), 1, Integer::sum);
        outcomes.merge(outcome, 1, Integer::sum);
        if (command.isAssertion()) {
            assertions.merge(outcome, 1, Integer::sum);
        } else if (outcome == Outcome.NOT_IN_SCOPE) {
            refused++;
        }
    }

    synchronized void fail(Command command, String reason) {
        count(command, Outcome.FAILED);
        failures.add("line " + command.line() + ": " + command.type() + ": " + reason);
    }

    /** How many commands of a type there were. */
    synchronized int commands(String type) {
        return commands.getOrDefault(type, 0);
    }

    /** How many commands ended so, whether they assert something or not. */
    synchronized int commands(Outcome outcome) {
        return outcomes.getOrDefault(outcome, 0);
    }

    synchronized int assertions(Outcome outcome) {
        return assertions.getOrDefault(outcome, 0);
    }

    /** How many commands that assert nothing were not in scope: modules that were refused, mostly. */
    synchronized int refused() {
        return refused;
    }

    synchronized int assertions() {
        return assertions.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The reasons of all failures, of commands that assert nothing too. */
    synchronized List<String> failures() {
        return List.copyOf(failures);
    }
}
