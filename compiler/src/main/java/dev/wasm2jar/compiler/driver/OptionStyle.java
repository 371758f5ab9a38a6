package dev.wasm2jar.compiler.driver;

/** How options are written where the user gives them, for messages that name one. */
public enum OptionStyle {
    /** {@code --allow-missing}. */
    COMMAND_LINE {
        @Override
        public String option(String name) {
            return "--" + name;
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
    };

    /** @param name in the style of the command line without the dashes, e.g. {@code allow-missing} */
    public abstract String option(String name);
}
