package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.driver.InputFile;
import dev.wasm2jar.compiler.driver.Link;
import dev.wasm2jar.runtime.launch.HostOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The modules that a program is linked with, in the order of the command line. */
final class LinkOptions {

    @Option(names = "--link", paramLabel = "NAME=FILE.wasm",
            description = "Link a module: what the program, or a module linked after this one, imports from NAME.")
    private List<String> words = new ArrayList<>();

    /** Takes out the options of this class from words that begin with host options and end with a program's arguments. */
    List<String> takeFrom(List<String> arguments) {
        var rest = new ArrayList<String>();
        int i = 0;
        while (i < arguments.size() && arguments.get(i).startsWith("--") && !arguments.get(i).equals("--")) {
            String word = arguments.get(i);
            if (word.startsWith("--link=")) {
                words.add(word.substring("--link=".length()));
                i++;
                continue;
            }
            List<String> option = arguments.subList(i, Math.min(i + (takesWord(word) ? 2 : 1), arguments.size()));
            if (word.equals("--link")) {
                words.add(option.size() == 2 ? option.get(1) : "");
            } else {
                rest.addAll(option);
            }
            i += option.size();
        }
        rest.addAll(arguments.subList(i, arguments.size()));
        return rest;
    }

    private static boolean takesWord(String option) {
        return option.equals("--link") || HostOptions.takesValue(option);
    }

    /** The modules, not read yet. */
    List<Link> read(CommandLine command) {
        var result = new ArrayList<Link>();
        Set<String> names = new HashSet<>();
        for (String word : words) {
            int end = word.indexOf('=');
            if (end <= 0 || end == word.length() - 1) {
                throw new CommandLine.ParameterException(command, "--link takes NAME=FILE.wasm: " + word);
            }
            String name = word.substring(0, end);
            if (!names.add(name)) {
                throw new CommandLine.ParameterException(command, "--link: there are two modules " + name);
            }
            result.add(new Link(name, new InputFile(Path.of(word.substring(end + 1)))));
        }
        return result;
    }
}
