package dev.wasm2jar.compiler.driver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be served: a module, and what the package of Wasmer that it is part of says about it, if it is part of one.
 *
 * @param words host options that the package stands for
 */
record ServiceInput(InputFile file, List<String> words) {

    /** @param path a module, a folder with a {@code wasmer.toml}, or such a file */
    static ServiceInput of(Path path) {
        if (path.endsWith(WasmerPackage.FILE)) {
            return of(WasmerPackage.read(path));
        }
        if (Files.isDirectory(path)) {
            Path manifest = path.resolve(WasmerPackage.FILE);
            if (!Files.exists(manifest)) {
                throw new UserError(path + ": there is no " + WasmerPackage.FILE + " in this folder",
                        "give the module: wasm2jar serve FILE.wasm");
            }
            return of(WasmerPackage.read(manifest));
        }
        Path beside = path.toAbsolutePath().resolveSibling(WasmerPackage.FILE);
        if (Files.exists(beside)) {
            ServiceInput described = of(WasmerPackage.read(beside));
            if (described.file().path().toAbsolutePath().normalize().equals(path.toAbsolutePath().normalize())) {
                return new ServiceInput(new InputFile(path), described.words());
            }
        }
        return new ServiceInput(new InputFile(path), List.of());
    }

    private static ServiceInput of(WasmerPackage manifest) {
        return new ServiceInput(new InputFile(manifest.module()), manifest.hostOptions());
    }
}
