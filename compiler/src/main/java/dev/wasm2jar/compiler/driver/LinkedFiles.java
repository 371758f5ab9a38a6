package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.host.LinkProblem;
import dev.wasm2jar.compiler.jar.ProgramKind;
import dev.wasm2jar.compiler.jvm.HostFunctions;
import dev.wasm2jar.compiler.jvm.JvmNames;
import dev.wasm2jar.compiler.wasm.Import;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The modules that a program, or one of them, is linked with. */
final class LinkedFiles {

    private final List<Linked> modules;

    private LinkedFiles(List<Linked> modules) {
        this.modules = modules;
    }

    /**
     * A module to link.
     *
     * @param name under which others import from it
     * @param className binary name of its class
     */
    record Linked(String name, InputFile file, Module module, String className) {}

    /**
     * Reads and validates the modules.
     *
     * @param program the class of the program, from whose name those of the other modules are made
     */
    static LinkedFiles read(List<Link> links, String program) {
        var result = new ArrayList<Linked>();
        Set<String> classNames = new HashSet<>();
        for (Link link : links) {
            Module module = link.file().parseAndValidate();
            if (ProgramKind.of(module) == ProgramKind.COMMAND) {
                throw new UserError(link.file().path() + ": this is a program: only libraries can be linked",
                        "a module with an export _start runs once and by itself");
            }
            result.add(new Linked(
                    link.name(), link.file(), module, program + "_" + className(link.name(), classNames)));
        }
        return new LinkedFiles(result);
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

    List<Linked> modules() {
        return modules;
    }

    /** Those that the one with that index can import from. */
    LinkedFiles before(int index) {
        return new LinkedFiles(modules.subList(0, index));
    }

    boolean provide(String name) {
        return modules.stream().anyMatch(candidate -> candidate.name().equals(name));
    }

    /** The functions of the host that are left to a module whose imports the linked modules satisfy first. */
    HostFunctions without(HostFunctions host) {
        return new HostFunctions() {
            @Override
            public Optional<HostFunction> find(String module, String name) {
                return leavesToEmbedder(module) ? Optional.empty() : host.find(module, name);
            }

            @Override
            public boolean leavesToEmbedder(String module) {
                return provide(module);
            }
        };
    }

    /** Fails unless each module exports what another module wants of it. */
    void check(InputFile input, Module module) {
        for (Linked provider : modules) {
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
