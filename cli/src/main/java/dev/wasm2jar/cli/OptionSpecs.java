package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.GivenOptions;
import dev.wasm2jar.compiler.driver.JarOption;
import dev.wasm2jar.compiler.driver.OptionStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@link JarOption}s as options of a command, and what was given of them. */
final class OptionSpecs {

    private final CommandSpec command;

    OptionSpecs(CommandSpec command) {
        this.command = command;
    }

    /** Adds options after the first ones of the command, and before its others. */
    OptionSpecs insert(int after, JarOption.Group... groups) {
        List<OptionSpec> others = new ArrayList<>(command.options().subList(after, command.options().size()));
        others.forEach(command::remove);
        for (JarOption.Group group : groups) {
            group.options().forEach(option -> command.addOption(spec(option)));
        }
        others.forEach(command::addOption);
        return this;
    }

    /** Adds options as a section of help. */
    OptionSpecs section(String heading, JarOption.Group group) {
        ArgGroupSpec.Builder section = ArgGroupSpec.builder().heading("%n" + heading + ":%n").validate(false);
        group.options().forEach(option -> section.addArg(spec(option)));
        command.addArgGroup(section.build());
        return this;
    }

    private static OptionSpec spec(JarOption option) {
        OptionSpec.Builder spec = OptionSpec.builder(name(option))
                // A % begins a format there.
                .description(option.description().replace("%", "%%"));
        switch (option.kind()) {
            case FLAG -> spec.arity("0").type(boolean.class);
            case VALUE -> spec.arity("1").type(String.class).paramLabel(option.label());
            case CHOICE -> spec.arity("1").type(String.class).paramLabel(option.label())
                    .completionCandidates(option.choices());
            case LIST -> spec.arity("1").type(List.class).auxiliaryTypes(String.class).paramLabel(option.label());
        }
        if (option == JarOption.ARCHIVE_ARG) {
            spec.preprocessor(OptionSpecs::takeAnyWord);
        }
        return spec.build();
    }

    /** The word after the option is its value, even if it is an option itself: as it will be, of another program. */
    private static boolean takeAnyWord(
            Stack<String> words, CommandSpec command, ArgSpec option, Map<String, Object> context) {
        if (words.isEmpty()) {
            return false;
        }
        List<String> values = new ArrayList<>();
        if (option.getValue() instanceof List<?> before) {
            before.forEach(value -> values.add(String.valueOf(value)));
        }
        values.add(words.pop());
        option.setValue(values);
        return true;
    }

    /** As it is written on the command line. */
    static String name(JarOption option) {
        return "--" + option.word();
    }

    /** The options that were given to a command, of those it has. */
    static GivenOptions given(CommandSpec command) {
        Map<JarOption, List<String>> values = new EnumMap<>(JarOption.class);
        for (JarOption option : JarOption.values()) {
            OptionSpec spec = command.findOption(name(option));
            Object value = spec == null ? null : spec.getValue();
            if (value instanceof List<?> words) {
                values.put(option, words.stream().map(String::valueOf).toList());
            } else if (value instanceof String word) {
                values.put(option, List.of(word));
            } else if (Boolean.TRUE.equals(value)) {
                values.put(option, List.of());
            }
        }
        return new GivenOptions(values, OptionStyle.COMMAND_LINE);
    }
}
