package dev.wasm2jar.testsuite.builds;

import dev.wasm2jar.compiler.CompilerVersion;
import dev.wasm2jar.testsuite.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local Maven repository with the artifacts of this build. All else in it is links to the repository that this build
 * uses, which stays as it is: Maven finds what the build itself needed, and needs no network.
 */
final class LocalRepository {

    private static final String GROUP = "dev/wasm2jar";
    private static final List<String> MODULES = List.of("runtime-support", "compiler", "maven-plugin");

    private LocalRepository() {}

    /** Lays out the repository in a folder; one that is there already gets the artifacts of this build. */
    static void create(Path folder, Path original) throws IOException {
        Path group = Files.createDirectories(folder.resolve(GROUP));
        link(original, folder, group.getParent());
        link(original.resolve("dev"), group.getParent(), group);
        Path root = SharedFolder.repository();
        install(group, root, "wasm2jar", false);
        for (String module : MODULES) {
            String artifact = module.equals("maven-plugin") ? "wasm2jar-maven-plugin" : module;
            install(group, root.resolve(module), artifact, true);
        }
    }

    /** Links all that is in a folder, but for one thing. */
    private static void link(Path from, Path to, Path except) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.toList()) {
                Path link = to.resolve(entry.getFileName());
                if (!link.equals(except) && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createSymbolicLink(link, entry.toAbsolutePath());
                }
            }
        }
    }

    private static void install(Path group, Path module, String artifact, boolean jar) throws IOException {
        String version = version();
        Path folder = Files.createDirectories(group.resolve(artifact).resolve(version));
        Files.copy(module.resolve("pom.xml"), folder.resolve(artifact + "-" + version + ".pom"),
                StandardCopyOption.REPLACE_EXISTING);
        if (jar) {
            Path built = module.resolve("target").resolve(artifact + "-" + version + ".jar");
            if (!Files.exists(built)) {
                throw new IllegalStateException(built + " is missing: these tests belong to mvn verify");
            }
            Files.copy(built, folder.resolve(built.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    static String version() {
        return CompilerVersion.current();
    }
}
