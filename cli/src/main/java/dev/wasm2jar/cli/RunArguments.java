package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.GivenOptions;
import dev.wasm2jar.compiler.driver.JarOption;
import dev.wasm2jar.runtime.launch.HostOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What follows the file in {@code wasm2jar run}: host options and modules to link, then a program's arguments.
 *
 * @param links values of {@code --link}
 * @param options names of the host options
 * @param words all but the modules to link, in its order
 */
record RunArguments(List<String> links, List<String> options, List<String> words) {

    private static final String LINK = OptionSpecs.name(JarOption.LINK);

    static RunArguments of(List<String> arguments) {
        var links = new ArrayList<String>();
        var options = new ArrayList<String>();
        var rest = new ArrayList<String>();
        int i = 0;
        while (i < arguments.size() && arguments.get(i).startsWith("--") && !arguments.get(i).equals("--")) {
            String word = arguments.get(i);
            if (word.startsWith(LINK + "=")) {
                links.add(word.substring(LINK.length() + 1));
                i++;
                continue;
            }
            boolean link = word.equals(LINK);
            List<String> option = arguments.subList(
                    i, Math.min(i + (link || HostOptions.takesValue(word) ? 2 : 1), arguments.size()));
            if (link) {
                links.add(option.size() == 2 ? option.get(1) : "");
            } else {
                options.add(word.replaceFirst("=.*", ""));
                rest.addAll(option);
            }
            i += option.size();
        }
        rest.addAll(arguments.subList(i, arguments.size()));
        return new RunArguments(links, options, rest);
    }

    /** The first option of the compilation among the host options: those stand before the file. */
    Optional<String> misplaced() {
        return options.stream().filter(RunArguments::isOfCompilation).findFirst();
    }

    private static boolean isOfCompilation(String name) {
        return Arrays.stream(JarOption.values()).anyMatch(
                option -> option.group() == JarOption.Group.COMPILATION && name.equals(OptionSpecs.name(option)));
    }

    /** The options before the file, and the modules to link after it. */
    GivenOptions addTo(GivenOptions given) {
        var all = new ArrayList<>(Optional.ofNullable(given.values().get(JarOption.LINK)).orElse(List.of()));
        all.addAll(links);
        return links.isEmpty() ? given : given.with(JarOption.LINK, all);
    }
}
