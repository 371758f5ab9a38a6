package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.GivenOptions;
import dev.wasm2jar.compiler.driver.JarOption;
import dev.wasm2jar.runtime.launch.HostOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What follows the file in {@code wasm2jar run}: host options and modules to link, then a program's arguments.
 *
 * @param links values of {@code --link}
 * @param words all else, in its order
 */
record RunArguments(List<String> links, List<String> words) {

    private static final String LINK = "--" + JarOption.LINK.word();

    static RunArguments of(List<String> arguments) {
        var links = new ArrayList<String>();
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
                rest.addAll(option);
            }
            i += option.size();
        }
        rest.addAll(arguments.subList(i, arguments.size()));
        return new RunArguments(links, rest);
    }

    /** The first option of the compilation among the host options: those stand before the file. */
    Optional<String> misplaced() {
        int i = 0;
        while (i < words.size() && words.get(i).startsWith("--") && !words.get(i).equals("--")) {
            String name = words.get(i).replaceFirst("=.*", "");
            for (JarOption option : JarOption.values()) {
                if (option.group() == JarOption.Group.COMPILATION && name.equals("--" + option.word())) {
                    return Optional.of(name);
                }
            }
            i += HostOptions.takesValue(words.get(i)) ? 2 : 1;
        }
        return Optional.empty();
    }

    /** The options before the file, and the modules to link after it. */
    GivenOptions addTo(GivenOptions given) {
        var all = new ArrayList<>(Optional.ofNullable(given.values().get(JarOption.LINK)).orElse(List.of()));
        all.addAll(links);
        return links.isEmpty() ? given : given.with(JarOption.LINK, all);
    }
}
