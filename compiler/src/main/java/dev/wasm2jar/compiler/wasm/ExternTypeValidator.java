package dev.wasm2jar.compiler.wasm;

/** The types of tables, memories, globals, tags and functions of a module (spec 3.2.12 to 3.2.17). */
final class ExternTypeValidator {

    private static final long MAX_TABLE_32 = 0xFFFFFFFFL;
    private static final long MAX_64 = -1L;

    private final Module module;

    ExternTypeValidator(Module module) {
        this.module = module;
    }

    /** A function: its type must be a function type. */
    void function(int typeIndex, SectionId section) {
        functionType(typeIndex, section);
    }

    /** A tag: a function type without results (spec 3.2.13). */
    void tag(int typeIndex, SectionId section) {
        FunctionType type = functionType(typeIndex, section);
        if (!type.results().isEmpty()) {
            throw invalid(section, "non-empty tag result type " + ValidationState.print(type.results()));
        }
    }

    private FunctionType functionType(int typeIndex, SectionId section) {
        if (Integer.compareUnsigned(typeIndex, module.types().size()) >= 0) {
            throw invalid(section, "unknown type " + Integer.toUnsignedString(typeIndex));
        }
        if (module.types().get(typeIndex).compositeType() instanceof FunctionType type) {
            return type;
        }
        throw invalid(section, "type mismatch: type " + typeIndex + " is no function type");
    }

    void global(GlobalType type, SectionId section) {
        valueType(type.valueType(), section);
    }

    /** A table type (spec 3.2.16). */
    void table(TableType type, SectionId section) {
        valueType(type.elementType(), section);
        long most = type.addressType() == AddressType.I32 ? MAX_TABLE_32 : MAX_64;
        limits(type.limits(), most, section, "table size must be at most " + Long.toUnsignedString(most));
    }

    /** A memory type (spec 3.2.15), shared or not, with pages of a size of its own or not. */
    void memory(MemoryType type, SectionId section) {
        if (type.pageSizeLog2() != 0 && type.pageSizeLog2() != MemoryType.DEFAULT_PAGE_SIZE_LOG2) {
            throw invalid(section, "invalid custom page size: 2**" + type.pageSizeLog2());
        }
        long most = maxPages(type);
        limits(type.limits(), most, section, "memory size must be at most " + Long.toUnsignedString(most) + " pages of "
                + (1 << type.pageSizeLog2()) + " bytes");
        if (type.shared() && type.limits().maximum().isEmpty()) {
            throw invalid(section, "shared memory must have maximum");
        }
    }

    private static long maxPages(MemoryType type) {
        int addressBits = type.addressType() == AddressType.I32 ? 32 : 64;
        if (type.pageSizeLog2() == 0) {
            // The last address is out of reach, so that sizes are numbers of the address type (custom page sizes).
            return type.addressType() == AddressType.I32 ? MAX_TABLE_32 : MAX_64;
        }
        return 1L << addressBits - type.pageSizeLog2();
    }

    /** Limits (spec 3.2.12). */
    private void limits(Limits limits, long most, SectionId section, String problem) {
        boolean bounded = limits.maximum().isPresent();
        if (Long.compareUnsigned(limits.minimum(), most) > 0
                || bounded && Long.compareUnsigned(limits.maximum().getAsLong(), most) > 0) {
            throw invalid(section, problem);
        }
        if (bounded && Long.compareUnsigned(limits.minimum(), limits.maximum().getAsLong()) > 0) {
            throw invalid(section, "size minimum must not be greater than maximum: "
                    + Long.toUnsignedString(limits.minimum()) + " and "
                    + Long.toUnsignedString(limits.maximum().getAsLong()));
        }
    }

    /** A value type (spec 3.2.6): the type it names must exist. */
    void valueType(ValueType type, SectionId section) {
        if (type instanceof ReferenceType reference
                && reference.heapType() instanceof ConcreteHeapType concrete
                && Integer.compareUnsigned(concrete.typeIndex(), module.types().size()) >= 0) {
            throw invalid(section, "unknown type " + Integer.toUnsignedString(concrete.typeIndex()));
        }
    }

    private InvalidModuleException invalid(SectionId section, String message) {
        return new InvalidModuleException(
                SectionOffsets.of(module, section), message + " (in the " + section + ")");
    }
}
