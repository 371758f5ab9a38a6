package dev.wasm2jar.compiler.driver;

import java.util.List;

/** What a JVM keeps of classes in a file. */
enum ArchiveFormat {
    /**
     * An AppCDS archive with the classes of the JDK as well. Those that {@code -XX:ArchiveClassesAtExit} adds to the JDK's
     * own archive have no classes of lambda expressions in the JDK, which access to memory needs.
     */
    CDS(".jsa", "-XX:SharedArchiveFile=", List.of()),
    /**
     * An AOT cache (JEP 514). Its objects can be used with any collector. That with the least threads and memory is chosen
     * for it: the heap of a program is one large array, and what its host needs for a moment.
     */
    AOT(".aot", "-XX:AOTCache=", List.of("-XX:+UseSerialGC"));

    private final String suffix;
    private final String use;
    private final List<String> collector;

    ArchiveFormat(String suffix, String use, List<String> collector) {
        this.suffix = suffix;
        this.use = use;
        this.collector = collector;
    }

    static ArchiveFormat of(JavaInstallation java) {
        return java.feature() >= 25 ? AOT : CDS;
    }

    /** How names of its files end. */
    String suffix() {
        return suffix;
    }

    /** The option that starts a JVM with it, without the name of the file. */
    String use() {
        return use;
    }

    /** Options that choose a collector, where no user has chosen one. */
    List<String> collector() {
        return collector;
    }
}
