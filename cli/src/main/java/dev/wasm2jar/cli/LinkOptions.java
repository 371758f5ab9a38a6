package dev.wasm2jar.cli;

import dev.wasm2jar.compiler.host.LinkProblem;
import dev.wasm2jar.compiler.jar.ProgramKind;
import dev.wasm2jar.compiler.jvm.HostFunctions;
import dev.wasm2jar.compiler.jvm.JvmNames;
import dev.wasm2jar.compiler.wasm.Import;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ModuleValidator;
import dev.wasm2jar.runtime.launch.HostOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The modules that a program is linked with, in the order of the command line. */
final class LinkOptions {

    @Option(names = "--link", paramLabel = "NAME=FILE.wasm",
            description = "Link a module: what the program, or a module linked after this one, imports from NAME.")
    private List<String> words = new ArrayList<>();

    /**
     * A module to link.
     *
     * @param name under which others import from it
     * @param className binary name of its class
     */
    record Linked(String name, InputFile file, Module module, String className) {}

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

    /**
     * Reads and validates the modules.
     *
     * @param program the class of the program, from whose name those of the other modules are made
     */
    List<Linked> read(String program, CommandLine command) {
        var result = new ArrayList<Linked>();
        Set<String> names = new HashSet<>();
        Set<String> classNames = new HashSet<>();
        for (String word : words) {
            int end = word.indexOf('=');
            if (end <= 0 || end == word.length() - 1) {
                throw new CommandLine.ParameterException(command, "--link takes NAME=FILE.wasm: " + word);
            }
            String name = word.substring(0, end);
            if (!names.add(name)) {
                throw new CommandLine.ParameterException(command, "--link: there are two modules " + name);
            }
            var file = new InputFile(Path.of(word.substring(end + 1)));
            Module module = file.parse();
            file.reporting(() -> ModuleValidator.validate(module));
            if (ProgramKind.of(module) == ProgramKind.COMMAND) {
                throw new UserError(file.path() + ": this is a program: only libraries can be linked",
                        "a module with an export _start runs once and by itself");
            }
            result.add(new Linked(name, file, module, program + "_" + className(name, classNames)));
        }
        return result;
    }

    /** Different in more than case, as jars are unpacked to all kinds of file systems. */
    private static String className(String name, Set<String> taken) {
        String first = JvmNames.className(name);
        String result = first;
        for (int i = 2; !taken.add(result.toLowerCase(Locale.ROOT)); i++) {
            result = first + "_" + i;
        }
        return result;
    }

    /** The functions of the host that are left to a module whose imports the linked modules satisfy first. */
    static HostFunctions without(List<Linked> linked, HostFunctions host) {
        return new HostFunctions() {
            @Override
            public Optional<HostFunction> find(String module, String name) {
                return leavesToEmbedder(module) ? Optional.empty() : host.find(module, name);
            }

            @Override
            public boolean leavesToEmbedder(String module) {
                return LinkOptions.find(linked, module).isPresent();
            }
        };
    }

    static Optional<Linked> find(List<Linked> linked, String name) {
        return linked.stream().filter(candidate -> candidate.name().equals(name)).findFirst();
    }

    /** Fails unless each module exports what another module wants of it. */
    static void check(InputFile input, Module module, List<Linked> linked) {
        for (Linked provider : linked) {
            List<LinkProblem> problems = LinkProblem.of(module, provider.name(), provider.module());
            if (!problems.isEmpty()) {
                throw new UserError(message(input, provider, problems),
                        "wasm2jar inspect " + provider.file().path() + " shows all that it exports");
            }
        }
    }

    private static String message(InputFile input, Linked provider, List<LinkProblem> problems) {
        var message = new StringBuilder(input.path() + ": " + provider.file().path() + " does not export what this"
                + " module imports from " + provider.name() + ":");
        for (LinkProblem problem : problems) {
            Import imported = problem.imported();
            message.append("\n  ").append(imported.name()).append(": ").append(problem.wanted());
            message.append(problem.found()
                    .map(found -> "\n      (" + provider.file().name() + " exports it as " + found + ')')
                    .orElse("\n      (" + provider.file().name() + " has no export of that name)"));
        }
        return message.toString();
    }
}
