package dev.wasm2jar.runtime.json;

/** What a {@link JsonReader} has come to. */
public enum JsonToken {
    BEGIN_OBJECT,
    END_OBJECT,
    BEGIN_ARRAY,
    END_ARRAY,
    /** The name of a member, whose value follows. */
    NAME,
    STRING,
    NUMBER,
    TRUE,
    FALSE,
    NULL,
    /** The end of the text. */
    END
}
