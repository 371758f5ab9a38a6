package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.host.UnresolvedImport;
import dev.wasm2jar.compiler.jvm.HostFunctions;
import dev.wasm2jar.compiler.jvm.MissingImports;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.Module;
import java.util.List;
import java.util.function.Predicate;

/** A program can be given nothing but what the host and linked modules provide: says what is missing. */
record ImportCheck(HostFunctions host, MissingImports missingImports, OptionStyle style) {

    /** @param needed which imports cannot be left out */
    void check(InputFile input, Module module, LinkedFiles linked, Predicate<UnresolvedImport> needed) {
        linked.check(input, module);
        List<UnresolvedImport> unresolved = UnresolvedImport.of(module, host).stream()
                .filter(missing -> !linked.provide(missing.module()))
                .filter(needed)
                .toList();
        boolean functionsOnly = unresolved.stream().allMatch(missing -> missing.kind() == ExternalKind.FUNCTION);
        if (unresolved.isEmpty() || (missingImports == MissingImports.TRAP && functionsOnly)) {
            return;
        }
        String platform = OtherPlatform.of(unresolved).map(OtherPlatform::hint).orElse("");
        throw new UserError(message(input, unresolved), platform + (functionsOnly
                ? style.option("allow-missing") + " compiles it all the same, and to call one of them is then a trap; "
                        + style.option("link") + " names a module that exports them"
                : "only functions are provided, by WASI, and memories; " + style.option("link")
                        + " names a module that exports the others"));
    }

    private static String message(InputFile input, List<UnresolvedImport> unresolved) {
        var message = new StringBuilder(input.path().toString());
        message.append(": the host does not provide what this program imports:");
        int width = unresolved.stream().mapToInt(missing -> label(missing).length()).max().orElse(0);
        for (UnresolvedImport missing : unresolved) {
            String label = label(missing);
            message.append("\n  ").append(label).append(" ".repeat(width - label.length() + 2))
                    .append(missing.signature());
            missing.provided().ifPresent(
                    type -> message.append("\n      (the host's function of that name has the type ")
                            .append(type).append(')'));
        }
        return message.toString();
    }

    private static String label(UnresolvedImport missing) {
        return missing.kind() + " " + missing.module() + "." + missing.name();
    }
}
