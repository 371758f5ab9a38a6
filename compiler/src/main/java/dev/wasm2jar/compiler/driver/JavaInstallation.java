package dev.wasm2jar.compiler.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A JDK or JRE.
 *
 * @param home its folder
 * @param version as its file {@code release} has it, e.g. {@code 17.0.15}
 */
public record JavaInstallation(Path home, String version) {

    /** The one that runs this program. */
    public static JavaInstallation current() {
        return new JavaInstallation(
                Path.of(System.getProperty("java.home")), System.getProperty("java.version"));
    }

    /** @throws UserError if the folder is none */
    public static JavaInstallation at(Path home) {
        var release = new Properties();
        try (var reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        } catch (IOException unreadable) {
            throw new UserError(home + ": not a JDK: there is no readable file release in it");
        }
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        if (!version.matches("\\d+.*")) {
            throw new UserError(home + ": not a JDK: its file release has no JAVA_VERSION");
        }
        return new JavaInstallation(home, version);
    }

    /** The number that features go by, e.g. 17. */
    public int feature() {
        return Runtime.Version.parse(version).feature();
    }

    /**
     * Whether an AppCDS archive has the classes of a jar whose path is not its URL, as there is a blank in it. Before JDK
     * 24 and 21.0.9 the path was taken from the URL as it is there (JDK-8339460).
     */
    boolean archivesEscapedPaths() {
        Runtime.Version parsed = Runtime.Version.parse(version);
        return parsed.feature() >= 24 || parsed.feature() == 21 && parsed.update() >= 9;
    }

    /** The program that starts a JVM. */
    public Path java() {
        return home.resolve("bin").resolve("java");
    }
}
