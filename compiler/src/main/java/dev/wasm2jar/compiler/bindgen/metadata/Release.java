package dev.wasm2jar.compiler.bindgen.metadata;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The release of wasm-bindgen that a crate was built with, of which more depends than the layout of the section.
 *
 * @param patch the last number of its version, e.g. 83 for 0.2.83
 * @param schema the last number of its schema version
 */
public record Release(int patch, int schema) {

    /** The first release that is supported. */
    private static final int FIRST = 83;

    /** Every schema version since then: releases between them have the one before. */
    private static final Set<Integer> SCHEMAS = Set.of(83, 84, 85, 86, 87, 88, 92, 93, 94, 95, 96, 98, 99, 100, 101, 102,
            105, 106, 107, 112, 114, 115, 118, 119, 120, 121, 122, 123);

    private static final Pattern VERSION = Pattern.compile("0\\.2\\.(\\d{1,4})(?:[^\\d].*)?");
    private static final Pattern STRING = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"([^\"]*)\"");

    /** From the JSON object that precedes each program in the section. */
    static Release parse(String json) {
        String version = null;
        String schema = null;
        Matcher strings = STRING.matcher(json);
        while (strings.find()) {
            if (strings.group(1).equals("version")) {
                version = strings.group(2);
            } else if (strings.group(1).equals("schema_version")) {
                schema = strings.group(2);
            }
        }
        if (version == null || schema == null) {
            throw new BindgenException("malformed wasm-bindgen section: it does not tell its version");
        }
        int number = number(schema);
        if (!SCHEMAS.contains(number)) {
            throw new BindgenException("the module was made with wasm-bindgen " + version + ", whose format "
                    + schema + " is unknown; known are 0.2." + FIRST + " to 0.2."
                    + SCHEMAS.stream().max(Integer::compare).orElseThrow()
                    + ": build it with wasm-bindgen = \"=0.2.122\" in Cargo.toml, for example");
        }
        int patch = number(version);
        // A build from a repository can have a schema ahead of its version.
        return new Release(Math.max(patch, number), number);
    }

    private static int number(String version) {
        Matcher matcher = VERSION.matcher(version);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    /**
     * The number of the first handle that JavaScript values get: {@code undefined} has it, {@code null}, {@code true} and
     * {@code false} the next ones. It is a constant in the module's code.
     */
    public int firstHandle() {
        if (patch < 84) {
            return 32;
        }
        return patch < 109 ? 128 : 1024;
    }

    @Override
    public String toString() {
        return "0.2." + patch;
    }
}
