package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.jar.Target;
import java.net.URI;
import java.util.List;

/** What a service is asked for in the run that makes its archive: paths. */
final class TrainingRequests {

    private static final String NONE = "none";
    private static final List<String> DEFAULT = List.of("/");

    private TrainingRequests() {}

    /** @throws OptionError if something is given that is no path, or for what is no service */
    static void check(GivenOptions given, Target target) {
        if (given.has(JarOption.ARCHIVE_REQUEST) && target != Target.HTTP) {
            throw given.error(JarOption.ARCHIVE_REQUEST, "is for " + given.style().option("target", "http"));
        }
        List<String> paths = given.all(JarOption.ARCHIVE_REQUEST);
        for (String path : paths) {
            boolean alone = path.equals(NONE) && paths.size() == 1;
            if (!alone && !isPath(path)) {
                throw given.error(JarOption.ARCHIVE_REQUEST, "takes a path such as /hello?name=x, or none, not \"" + path + '"');
            }
        }
    }

    /** Paths as requests have them, with a query perhaps. A quote would end a word of the shell in a Dockerfile. */
    private static boolean isPath(String text) {
        try {
            return text.startsWith("/") && !text.startsWith("//") && text.indexOf('\'') < 0
                    && URI.create(text).getRawFragment() == null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /** The paths, of options that have been checked. */
    static List<String> of(GivenOptions given) {
        List<String> paths = given.all(JarOption.ARCHIVE_REQUEST);
        return paths.isEmpty() ? DEFAULT : paths.equals(List.of(NONE)) ? List.of() : paths;
    }
}
