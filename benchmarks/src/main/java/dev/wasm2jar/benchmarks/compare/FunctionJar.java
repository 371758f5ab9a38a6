package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

/**
 * A jar that the command line made of a module.
 *
 * @param className the class of its instances
 */
record FunctionJar(Path file, String className) {

    /** Compiles a module the way users do, unless there is a jar that is newer than the module and the compiler. */
    static FunctionJar of(Path module, Path java, Path wasm2jar, Path work) throws IOException {
        Path file = work.resolve(module.getFileName().toString().replace(".wasm", ".jar"));
        Files.createDirectories(work);
        if (!isNewer(file, module) || !isNewer(file, wasm2jar)) {
            OneShot.run(List.of(java.toString(), "-jar", wasm2jar.toString(), module.toString(), "-o",
                    file.toString()));
        }
        try (JarFile jar = new JarFile(file.toFile())) {
            String main = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith("$Main.class"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(file + " has no main class"));
            return new FunctionJar(file, main.replace("$Main.class", "").replace('/', '.'));
        }
    }

    private static boolean isNewer(Path file, Path than) throws IOException {
        return Files.exists(file) && Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(than)) > 0;
    }
}
