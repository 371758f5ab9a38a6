package dev.wasm2jar.compiler.bindgen.emit;

import java.util.HashSet;
import java.util.Set;

/**
 * The names of the generated classes.
 *
 * @param api internal name of the class that Java code uses
 */
public record ApiNames(String api) {

    /** Simple names of nested classes that are not the module author's. */
    private static final Set<String> OWN = Set.of("Instance", "Guest", "Glue", "Imports", "Main");

    /** The class of instances of the module itself. */
    public String instance() {
        return api + "$Instance";
    }

    String instanceType() {
        return "L" + instance() + ";";
    }

    /** The class that extends {@code Guest}. */
    String guest() {
        return api + "$Guest";
    }

    String guestType() {
        return "L" + guest() + ";";
    }

    /** The class of static methods that stand for imported functions. */
    public String glue() {
        return api + "$Glue";
    }

    /** The interface of what Java code must provide. */
    String imports() {
        return api + "$Imports";
    }

    String importsType() {
        return "L" + imports() + ";";
    }

    String apiType() {
        return "L" + api + ";";
    }

    /** The main class. */
    public String main() {
        return api + "$Main";
    }

    /** The class for an exported struct or enumeration. */
    String struct(String name) {
        // A nested class cannot have the name of the one around it.
        boolean taken = OWN.contains(name) || name.equals(api.substring(api.lastIndexOf('/') + 1));
        return api + "$" + (taken ? name + "_" : name);
    }

    /** Methods that generated classes inherit, or have for themselves. */
    static Set<String> reserved() {
        return new HashSet<>(Set.of("getClass", "hashCode", "equals", "clone", "toString", "notify", "notifyAll", "wait",
                "finalize", "instantiate", "close", "free", "owner", "address", "lend", "give", "giveOptional"));
    }
}
