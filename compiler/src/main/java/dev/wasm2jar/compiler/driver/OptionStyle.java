package dev.wasm2jar.compiler.driver;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How options are written where the user gives them, for messages that name one. */
public enum OptionStyle {
    /** {@code --allow-missing}. */
    COMMAND_LINE {
        @Override
        public String option(String name) {
            return "--" + name;
        }

        @Override
        public String option(String name, String value) {
            return option(name) + " " + value;
        }

        @Override
        public String inStyle(String message) {
            return message;
        }
    },
    /** {@code <allowMissing>}: the configuration of a Maven plugin. */
    MAVEN {
        @Override
        public String option(String name) {
            var text = new StringBuilder("<");
            for (int i = 0; i < name.length(); i++) {
                boolean word = name.charAt(i) == '-';
                i += word ? 1 : 0;
                text.append(word ? Character.toUpperCase(name.charAt(i)) : name.charAt(i));
            }
            return text.append('>').toString();
        }

        @Override
        public String option(String name, String value) {
            return option(name) + value + option(name).replace("<", "</");
        }

        @Override
        public String inStyle(String message) {
            return OPTION.matcher(message).replaceAll(found -> Matcher.quoteReplacement(option(found.group(1))));
        }
    };

    private static final Pattern OPTION = Pattern.compile("--([a-z]+(?:-[a-z]+)*)");

    /** @param name in the style of the command line without the dashes, e.g. {@code allow-missing} */
    public abstract String option(String name);

    /** The option with a value. */
    public abstract String option(String name, String value);

    /** A message that names options in the style of the command line, in this style. */
    public abstract String inStyle(String message);
}
