package dev.wasm2jar.runtime;

import java.util.HashMap;
import java.util.Map;

/** What an instance's imports are bound to when they are given by name. */
public final class Imports {

    private final Map<String, Map<String, Extern>> modules = new HashMap<>();

    /** Provides one import. */
    public Imports define(String module, String name, Extern value) {
        Map<String, Extern> names = modules.get(module);
        if (names == null) {
            names = new HashMap<>();
            modules.put(module, names);
        }
        names.put(name, value);
        return this;
    }

    /** Provides all exports of an instance under a module name. */
    public Imports define(String module, Instance instance) {
        modules.put(module, new HashMap<>(instance.exports()));
        return this;
    }

    private Extern find(String module, String name) {
        Map<String, Extern> names = modules.get(module);
        Extern found = names == null ? null : names.get(name);
        if (found == null) {
            throw new LinkException("unknown import: " + module + "." + name + " is not provided");
        }
        return found;
    }

    /**
     * The function to import.
     *
     * @throws LinkException if it is missing or of another type (spec 4.5.3, external typing)
     */
    public FuncRef function(String module, String name, FuncType type) {
        Extern found = find(module, name);
        if (!(found instanceof FuncRef)) {
            throw mismatch(module, name, "a function " + type, found);
        }
        FuncRef function = (FuncRef) found;
        if (!function.type().matches(type)) {
            throw mismatch(module, name, "a function " + type, "a function " + function.type());
        }
        return function;
    }

    /**
     * The memory to import: one with 32-bit addresses and pages of 64 KiB, in an array.
     *
     * @param minimum pages it must have
     * @param maximum pages it may grow to, or -1 for any number
     * @throws LinkException if it is missing or its limits do not match (spec 3.3.13)
     */
    public Memory memory(String module, String name, long minimum, long maximum) {
        return memory(module, name, 32, Memory.PAGE_SIZE_LOG2, minimum, maximum);
    }

    /**
     * The memory to import, in an array.
     *
     * @param addressBits 32 or 64
     * @param pageSizeLog2 binary logarithm of the page size
     * @param minimum pages it must have
     * @param maximum pages it may grow to, or -1 for any number
     * @throws LinkException if it is missing or its type does not match (spec 3.3.13)
     */
    public Memory memory(
            String module, String name, int addressBits, int pageSizeLog2, long minimum, long maximum) {
        Memory memory = memory(module, name, Sharing.UNSHARED, addressBits, pageSizeLog2, minimum, maximum);
        if (memory.getClass() != Memory.class) {
            throw differentlyCompiled(module, name);
        }
        return memory;
    }

    /** Whether a memory to import is shared. */
    enum Sharing {
        SHARED("a shared memory"),
        UNSHARED("a memory that is not shared");

        private final String words;

        Sharing(String words) {
            this.words = words;
        }

        static Sharing of(Memory memory) {
            return memory.isShared() ? SHARED : UNSHARED;
        }
    }

    static LinkException differentlyCompiled(String module, String name) {
        return new LinkException("the memory " + module + "." + name + " may exceed 2 GiB for only one of the modules"
                + " that share it: they must be compiled alike");
    }

    /** The memory to import, of whichever class. */
    Memory memory(
            String module,
            String name,
            Sharing sharing,
            int addressBits,
            int pageSizeLog2,
            long minimum,
            long maximum) {
        Extern found = find(module, name);
        if (!(found instanceof Memory)) {
            throw mismatch(module, name, "a memory", found);
        }
        Memory memory = (Memory) found;
        if (Sharing.of(memory) != sharing) {
            throw mismatch(module, name, sharing.words, Sharing.of(memory).words);
        }
        if (memory.addressBits() != addressBits) {
            throw mismatch(module, name, "a memory with " + addressBits + "-bit addresses",
                    "one with " + memory.addressBits() + "-bit addresses");
        }
        if (memory.pageSizeLog2() != pageSizeLog2) {
            throw mismatch(module, name, "a memory with pages of " + (1 << pageSizeLog2) + " bytes",
                    "one with pages of " + (1 << memory.pageSizeLog2()) + " bytes");
        }
        checkLimits(module, name, Integer.toUnsignedLong(memory.size()), memory.maximum(), minimum, maximum);
        return memory;
    }

    /**
     * The table to import.
     *
     * @param type canonical text of the element type
     * @param minimum elements it must have
     * @param maximum elements it may grow to, or -1 for any number
     * @throws LinkException if it is missing or its type does not match (spec 3.3.12)
     */
    public Table table(String module, String name, String type, long minimum, long maximum) {
        return table(module, name, type, 32, minimum, maximum);
    }

    /**
     * The table to import.
     *
     * @param type canonical text of the element type
     * @param addressBits 32 or 64: how long indices are
     * @param minimum elements it must have
     * @param maximum elements it may grow to, or -1 for any number
     * @throws LinkException if it is missing or its type does not match (spec 3.3.12)
     */
    public Table table(
            String module, String name, String type, int addressBits, long minimum, long maximum) {
        Extern found = find(module, name);
        if (!(found instanceof Table)) {
            throw mismatch(module, name, "a table of " + type, found);
        }
        Table table = (Table) found;
        if (!table.type().equals(type)) {
            throw mismatch(module, name, "a table of " + type, "a table of " + table.type());
        }
        if (table.addressBits() != addressBits) {
            throw mismatch(module, name, "a table with " + addressBits + "-bit indices",
                    "one with " + table.addressBits() + "-bit indices");
        }
        checkLimits(module, name, table.size(), table.maximum(), minimum, maximum);
        return table;
    }

    /**
     * The global to import.
     *
     * @param type canonical text of the value type
     * @throws LinkException if it is missing or its type does not match (spec 3.3.11)
     */
    public Global global(String module, String name, String type, boolean mutable) {
        Extern found = find(module, name);
        if (!(found instanceof Global)) {
            throw mismatch(module, name, "a global of type " + type, found);
        }
        Global global = (Global) found;
        if (!global.matches(type, mutable)) {
            throw mismatch(module, name, globalType(type, mutable), globalType(global.type(), global.mutable()));
        }
        return global;
    }

    /**
     * The tag to import.
     *
     * @param type of the values that its exceptions carry
     * @throws LinkException if it is missing or of another type (spec 3.3.17)
     */
    public Tag tag(String module, String name, FuncType type) {
        Extern found = find(module, name);
        if (!(found instanceof Tag)) {
            throw mismatch(module, name, "a tag " + type, found);
        }
        Tag tag = (Tag) found;
        if (!tag.type().equals(type)) {
            throw mismatch(module, name, "a tag " + type, "a tag " + tag.type());
        }
        return tag;
    }

    private static String globalType(String type, boolean mutable) {
        return (mutable ? "a mutable global of type " : "an immutable global of type ") + type;
    }

    private static void checkLimits(
            String module, String name, long size, long limit, long minimum, long maximum) {
        if (size < minimum) {
            throw mismatch(module, name, "at least " + minimum, "a size of " + size);
        }
        if (maximum >= 0 && (limit < 0 || limit > maximum)) {
            throw mismatch(module, name, "a maximum of at most " + maximum,
                    limit < 0 ? "no maximum" : "a maximum of " + limit);
        }
    }

    private static LinkException mismatch(String module, String name, String expected, Extern found) {
        String kind = found instanceof FuncRef ? "a function"
                : found instanceof Memory ? "a memory"
                : found instanceof Table ? "a table"
                : found instanceof Global ? "a global"
                : "a tag";
        return mismatch(module, name, expected, kind);
    }

    private static LinkException mismatch(String module, String name, String expected, String found) {
        return new LinkException(
                "incompatible import type: " + module + "." + name + " must be " + expected + ", but is " + found);
    }
}
