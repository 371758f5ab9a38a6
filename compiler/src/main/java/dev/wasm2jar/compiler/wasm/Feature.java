package dev.wasm2jar.compiler.wasm;

import java.util.Locale;

/** The features that were added to WebAssembly one by one (spec appendix "Change History") and open proposals. */
public enum Feature {
    /** WebAssembly 1.0. */
    MVP,
    MUTABLE_GLOBALS,
    SIGN_EXTENSION,
    SATURATING_CONVERSIONS,
    MULTI_VALUE,
    BULK_MEMORY,
    REFERENCE_TYPES,
    SIMD,
    EXTENDED_CONSTANTS,
    TAIL_CALLS,
    EXCEPTIONS,
    TYPED_FUNCTION_REFERENCES,
    GC,
    MULTI_MEMORY,
    MEMORY64,
    RELAXED_SIMD,
    /** The first exception handling proposal, superseded by {@link #EXCEPTIONS} but still produced by toolchains. */
    LEGACY_EXCEPTIONS,
    THREADS,
    WIDE_ARITHMETIC,
    CUSTOM_PAGE_SIZES;

    /** The name for people, e.g. {@code bulk-memory}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
