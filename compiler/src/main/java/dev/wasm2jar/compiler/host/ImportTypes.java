package dev.wasm2jar.compiler.host;

import dev.wasm2jar.compiler.wasm.AddressType;
import dev.wasm2jar.compiler.wasm.ExternalKind;
import dev.wasm2jar.compiler.wasm.Import;
import dev.wasm2jar.compiler.wasm.ImportDescription;
import dev.wasm2jar.compiler.wasm.Limits;
import dev.wasm2jar.compiler.wasm.MemoryType;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.TableType;

/** What imports and other external things are, in words. */
public final class ImportTypes {

    private ImportTypes() {}

    /** What kind of thing is imported. */
    public static ExternalKind kind(Import imported) {
        ImportDescription description = imported.description();
        if (description instanceof ImportDescription.Function) {
            return ExternalKind.FUNCTION;
        }
        if (description instanceof ImportDescription.Table) {
            return ExternalKind.TABLE;
        }
        if (description instanceof ImportDescription.Memory) {
            return ExternalKind.MEMORY;
        }
        return description instanceof ImportDescription.Global ? ExternalKind.GLOBAL : ExternalKind.TAG;
    }

    /** The type of an import, e.g. {@code (i32, i32) -> (i32)} or {@code 1 to 16 pages}. */
    public static String describe(Module module, Import imported) {
        ImportDescription description = imported.description();
        if (description instanceof ImportDescription.Function function) {
            return module.functionTypeAt(function.typeIndex()).toString();
        }
        if (description instanceof ImportDescription.Table table) {
            return describe(table.type());
        }
        if (description instanceof ImportDescription.Memory memory) {
            return describe(memory.type());
        }
        if (description instanceof ImportDescription.Global global) {
            return global.type().toString();
        }
        return module.functionTypeAt(((ImportDescription.Tag) description).typeIndex()).toString();
    }

    /** A table type, e.g. {@code 3 or more of funcref}. */
    public static String describe(TableType type) {
        return describe(type.limits()) + " of " + type.elementType()
                + (type.addressType() == AddressType.I64 ? ", 64-bit" : "");
    }

    /** A memory type, e.g. {@code 1 to 16 pages}. */
    public static String describe(MemoryType type) {
        return describe(type.limits())
                + (type.pageSizeLog2() == MemoryType.DEFAULT_PAGE_SIZE_LOG2 ? " pages" : " bytes")
                + (type.addressType() == AddressType.I64 ? ", 64-bit" : "")
                + (type.shared() ? ", shared" : "");
    }

    private static String describe(Limits limits) {
        String minimum = Long.toUnsignedString(limits.minimum());
        if (limits.maximum().isEmpty()) {
            return minimum + " or more";
        }
        String maximum = Long.toUnsignedString(limits.maximum().getAsLong());
        return maximum.equals(minimum) ? minimum : minimum + " to " + maximum;
    }
}
