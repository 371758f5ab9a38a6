package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.wasm.InvalidModuleException;
import dev.wasm2jar.compiler.wasm.MalformedModuleException;
import dev.wasm2jar.compiler.wasm.ModuleException;
import java.nio.file.Path;

/** What users are told of a module that cannot be compiled. */
final class ModuleErrors {

    private ModuleErrors() {}

    static UserError of(Path file, ModuleException problem) {
        // Unsupported modules may be so as a whole, which is said with offset 0.
        String place = problem.offset() > 0 ? "at offset 0x" + Integer.toHexString(problem.offset()) + ": " : "";
        var error = new UserError(file + ": " + place + problem.getMessage(), hint(file, problem));
        error.initCause(problem);
        return error;
    }

    private static String hint(Path file, ModuleException problem) {
        String message = String.valueOf(problem.getMessage());
        if (message.contains("component")) {
            return "build the program for wasm32-wasip1 (or without the component step) to get a core module";
        }
        if (problem instanceof MalformedModuleException) {
            // The first bytes are explained by the message already.
            return problem.offset() <= 8 ? null : "the file is damaged or cut off; build or download it again";
        }
        if (problem instanceof InvalidModuleException) {
            return "the tool that made the module has a fault; wasm-tools validate gives a second opinion";
        }
        return "wasm2jar inspect " + file + " shows what the module uses; toolchains can often be told to do without";
    }
}
