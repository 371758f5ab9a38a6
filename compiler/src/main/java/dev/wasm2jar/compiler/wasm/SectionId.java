package dev.wasm2jar.compiler.wasm;

import java.util.Locale;

/** The sections (spec 5.5.2), in the order in which they must appear. */
enum SectionId {
    TYPE(1),
    IMPORT(2),
    FUNCTION(3),
    TABLE(4),
    MEMORY(5),
    TAG(13),
    GLOBAL(6),
    EXPORT(7),
    START(8),
    ELEMENT(9),
    DATA_COUNT(12),
    CODE(10),
    DATA(11);

    /** The id of custom sections, which may appear anywhere. */
    static final int CUSTOM = 0;

    private static final SectionId[] BY_ID = new SectionId[14];

    static {
        for (SectionId section : values()) {
            BY_ID[section.id] = section;
        }
    }

    private final int id;

    SectionId(int id) {
        this.id = id;
    }

    /** The section of an id; null when there is none. */
    static SectionId of(int id) {
        return id < BY_ID.length ? BY_ID[id] : null;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ') + " section";
    }
}
