package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.host.UnresolvedImport;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Platforms whose functions a program may have been made for, and that are not provided. */
enum OtherPlatform {
    FASTLY("fastly_", "Fastly Compute"),
    WASIX("wasix_", "WASIX"),
    WASI_2("wasi:", "WASI 0.2 or later"),
    EXTISM("extism:", "Extism");

    private final String prefix;
    private final String title;

    OtherPlatform(String prefix, String title) {
        this.prefix = prefix;
        this.title = title;
    }

    /** The platform that has one of these imports. */
    static Optional<OtherPlatform> of(List<UnresolvedImport> missing) {
        return Arrays.stream(values())
                .filter(platform -> missing.stream().anyMatch(each -> each.module().startsWith(platform.prefix)))
                .findFirst();
    }

    /** What a user is to know first. */
    String hint() {
        return "the program was made for " + title + ", whose functions wasm2jar does not have; ";
    }
}
