package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.DebugInfo;
import dev.wasm2jar.compiler.Interruption;
import dev.wasm2jar.compiler.driver.JarOption.Kind;
import dev.wasm2jar.compiler.ir.MemoryKind;
import dev.wasm2jar.compiler.ir.VectorTarget;
import dev.wasm2jar.compiler.jvm.MissingImports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options that a user has given, with their values as they were written: none for flags, one, or several for lists.
 *
 * @param style in which messages name options
 */
public record GivenOptions(Map<JarOption, List<String>> values, OptionStyle style) {

    public GivenOptions {
        var copy = new EnumMap<JarOption, List<String>>(JarOption.class);
        values.forEach((option, words) -> copy.put(option, List.copyOf(words)));
        values = Collections.unmodifiableMap(copy);
    }

    /** These options and another one. */
    public GivenOptions with(JarOption option, List<String> words) {
        var more = new EnumMap<JarOption, List<String>>(JarOption.class);
        more.putAll(values);
        more.put(option, words);
        return new GivenOptions(more, style);
    }

    /** These options without one. */
    GivenOptions without(JarOption option) {
        var fewer = new EnumMap<JarOption, List<String>>(JarOption.class);
        fewer.putAll(values);
        fewer.remove(option);
        return new GivenOptions(fewer, style);
    }

    boolean has(JarOption option) {
        return values.containsKey(option);
    }

    /** The first of the given options that is about something. */
    Optional<JarOption> first(JarOption.Group group) {
        return values.keySet().stream().filter(option -> option.group() == group).findFirst();
    }

    Optional<String> one(JarOption option) {
        return all(option).stream().findFirst();
    }

    List<String> all(JarOption option) {
        return values.getOrDefault(option, List.of());
    }

    /**
     * The value of a {@link Kind#CHOICE}.
     *
     * @throws OptionError if there is no such value
     */
    <E extends Enum<E>> Optional<E> choice(JarOption option, Class<E> type) {
        return one(option).map(word -> option.choices().stream()
                .filter(word::equalsIgnoreCase)
                .findFirst()
                .map(found -> Enum.valueOf(type, found.toUpperCase(Locale.ROOT).replace('-', '_')))
                .orElseThrow(() -> error(option, "takes " + either(option.choices()) + ", not \"" + word + '"')));
    }

    private static String either(List<String> words) {
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    /** Those of a group as words of a command line. */
    List<String> words(JarOption.Group group) {
        var words = new ArrayList<String>();
        values.forEach((option, given) -> {
            if (option.group() == group) {
                words.addAll(option.words(given));
            }
        });
        return words;
    }

    /** What is wrong with an option: its name and a predicate, as {@code --threads must be 1 or more}. */
    OptionError error(JarOption option, String predicate) {
        return new OptionError(name(option) + " " + predicate);
    }

    /** The option as the user writes it. */
    String name(JarOption option) {
        return style.option(option.word());
    }

    /**
     * How a module becomes classes: the options of {@link JarOption.Group#COMPILATION}.
     *
     * @param className binary name of the class to generate
     * @throws OptionError if one of them is wrong
     */
    public BuildOptions build(String className) {
        return BuildOptions.of(className, style)
                .withLinks(links())
                .withMissingImports(
                        has(JarOption.ALLOW_MISSING) ? MissingImports.TRAP : MissingImports.FROM_EMBEDDER)
                .withMemories(has(JarOption.LARGE_MEMORY)
                        ? MemoryKind.Policy.LARGE_IF_ALLOWED
                        : MemoryKind.Policy.LARGE_IF_NEEDED)
                .withVectors(vectors())
                .withPreinit(one(JarOption.PREINIT).orElse(null))
                .withDebug(choice(JarOption.DEBUG, DebugInfo.class).orElse(DebugInfo.LINES))
                .withInterruption(has(JarOption.INTERRUPTIBLE) ? Interruption.CHECKED : Interruption.NONE)
                .withThreads(one(JarOption.THREADS).map(this::threads).orElse(Runtime.getRuntime().availableProcessors()));
    }

    /** What vectors become. */
    VectorTarget vectors() {
        return choice(JarOption.SIMD, VectorTarget.class).orElse(VectorTarget.SCALAR);
    }

    private int threads(String word) {
        // Nobody has a million processors.
        if (!word.matches("0*[1-9][0-9]{0,5}")) {
            throw error(JarOption.THREADS, "takes a number, 1 or more, not \"" + word + '"');
        }
        return Integer.parseInt(word);
    }

    /** The modules, not read yet. */
    private List<Link> links() {
        var result = new ArrayList<Link>();
        Set<String> names = new HashSet<>();
        for (String word : all(JarOption.LINK)) {
            int end = word.indexOf('=');
            if (end <= 0 || end == word.length() - 1) {
                throw error(JarOption.LINK, "takes NAME=FILE.wasm, not \"" + word + '"');
            }
            String name = word.substring(0, end);
            if (!names.add(name)) {
                throw error(JarOption.LINK, "names two modules " + name);
            }
            result.add(new Link(name, new InputFile(Path.of(word.substring(end + 1)))));
        }
        return result;
    }
}
