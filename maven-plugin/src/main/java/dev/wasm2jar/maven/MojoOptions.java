package dev.wasm2jar.maven;

import dev.wasm2jar.compiler.driver.GivenOptions;
import dev.wasm2jar.compiler.driver.JarOption;
import dev.wasm2jar.compiler.driver.OptionStyle;
import java.io.File;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a goal that are options of compilations. They have the names of the options in the style of Java, and
 * types that Maven knows: {@code boolean} for flags, strings and files, lists of strings, and maps from names to files.
 */
final class MojoOptions {

    private MojoOptions() {}

    /** The options that are configured, but for the name of the class, for which a project has rules of its own. */
    static GivenOptions of(ModuleMojo mojo) {
        Map<JarOption, List<String>> values = new EnumMap<>(JarOption.class);
        for (JarOption option : JarOption.values()) {
            if (option != JarOption.CLASS) {
                field(mojo.getClass(), parameter(option))
                        .map(field -> value(field, mojo))
                        .flatMap(MojoOptions::words)
                        .ifPresent(words -> values.put(option, words));
            }
        }
        return new GivenOptions(values, OptionStyle.MAVEN);
    }

    /** The name of the parameter for an option, e.g. {@code allowMissing}. */
    static String parameter(JarOption option) {
        return OptionStyle.MAVEN.option(option.word()).replaceAll("[<>]", "");
    }

    private static Optional<Field> field(Class<?> goal, String name) {
        for (Class<?> declaring = goal; ModuleMojo.class.isAssignableFrom(declaring); declaring = declaring.getSuperclass()) {
            for (Field field : declaring.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }

    private static Object value(Field field, ModuleMojo mojo) {
        try {
            field.setAccessible(true);
            return field.get(mojo);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The words of a value; empty if there is none. */
    private static Optional<List<String>> words(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? Optional.of(List.of()) : Optional.empty();
        }
        if (value instanceof Map<?, ?> map) {
            return words(map.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList());
        }
        if (value instanceof Collection<?> list) {
            return list.isEmpty() ? Optional.empty() : Optional.of(list.stream().map(String::valueOf).toList());
        }
        return value instanceof String || value instanceof File ? Optional.of(List.of(value.toString())) : Optional.empty();
    }
}
