package dev.wasm2jar.compiler.javascript;

import java.util.List;

/**
 * A class.
 *
 * @param name empty if it has none
 * @param comment the documentation comment before it, or empty
 * @param members methods; fields and computed ones are left out
 */
public record JsClass(String name, String comment, List<Member> members, int line) {

    /** What a member is. */
    public enum Kind { CONSTRUCTOR, METHOD, GETTER, SETTER }

    /** A method. */
    public record Member(Kind kind, Placement placement, JsFunction function) {}

    /** Where a member is found. */
    public enum Placement { OBJECT, CLASS }
}
