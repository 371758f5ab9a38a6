package dev.wasm2jar.compiler.ir;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A module as the backend needs it: declarations here, bodies on demand from {@link #bodies}.
 *
 * @param name of the module, for people
 * @param signatures all function types, each once
 * @param functions the function index space
 * @param tables the table index space
 * @param memories the memory index space
 * @param globals the global index space
 * @param aggregates all structure and array types, each once, supertypes before their subtypes
 * @param tags the tag index space
 * @param referenced the functions that can become values (by reference, table or export), in index order
 * @param tailCalls which tail calls need more than a plain call
 * @param memoryGrowth which code may make a memory grow
 * @param vectors what vectors become
 * @param interruptChecks where code checks whether it is to stop, if it can be stopped
 * @param bodies makes the function of an index that is not imported
 */
public record IrModule(
        String name,
        List<Signature> signatures,
        List<AggregateType> aggregates,
        List<Function> functions,
        List<Table> tables,
        List<Memory> memories,
        List<Global> globals,
        List<Tag> tags,
        List<Export> exports,
        List<Data> data,
        List<Elements> elements,
        OptionalInt start,
        List<Integer> referenced,
        TailCalls tailCalls,
        MemoryGrowth memoryGrowth,
        VectorTarget vectors,
        Optional<InterruptChecks> interruptChecks,
        FunctionSource bodies) {

    /** The same module, which can be stopped. */
    public IrModule withInterruptChecks(InterruptChecks checks) {
        return new IrModule(name, signatures, aggregates, functions, tables, memories, globals, tags, exports, data,
                elements, start, referenced, tailCalls, memoryGrowth, vectors, Optional.of(checks), bodies);
    }

    /** The same module with that for vectors. */
    public IrModule withVectors(VectorTarget target) {
        return new IrModule(name, signatures, aggregates, functions, tables, memories, globals, tags, exports, data,
                elements, start, referenced, tailCalls, memoryGrowth, target, interruptChecks, bodies);
    }

    /** Makes functions of the intermediate representation. Safe to call from several threads. */
    @FunctionalInterface
    public interface FunctionSource {

        IrFunction function(int index);
    }

    /** Where an import comes from; on a declaration, null means that the module defines the thing itself. */
    public record ImportName(String module, String name) {

        @Override
        public String toString() {
            return module + "." + name;
        }
    }

    /**
     * @param name for people
     * @param codeSize bytes of WebAssembly code, 0 for imports
     * @param sourceFile name of the file that it was compiled from, or null if that is not known
     */
    public record Function(
            String name, Signature signature, ImportName imported, int codeSize, String sourceFile) {}

    /**
     * @param elementType what the code sees
     * @param elementText canonical text of the element type
     * @param addressType of its indices, {@code I32} or {@code I64}
     * @param initial the value of every element
     * @param fixed if the elements never change after instantiation: the function at each index, or {@link #NO_FUNCTION}
     */
    public record Table(
            ReferenceType elementType,
            String elementText,
            Type addressType,
            long minimum,
            OptionalLong maximum,
            Expression initial,
            Optional<List<Integer>> fixed,
            ImportName imported) {

        /** In place of the index of a function: null. */
        public static final int NO_FUNCTION = -1;

        /** The same table, whose elements are known. */
        public Table withFixed(Optional<List<Integer>> functions) {
            return new Table(elementType, elementText, addressType, minimum, maximum, initial, functions, imported);
        }
    }

    /**
     * Sizes are in pages, as unsigned numbers.
     *
     * @param addressType {@code I32} or {@code I64}
     * @param pageSizeLog2 binary logarithm of the page size
     */
    public record Memory(
            MemoryKind kind,
            Type addressType,
            int pageSizeLog2,
            long minimum,
            OptionalLong maximum,
            ImportName imported) {

        /** Whether it is what WebAssembly 1.0 had: with 32-bit addresses and pages of 64 KiB, in an array. */
        public boolean isOrdinary() {
            return kind == MemoryKind.ARRAY && addressType == PrimitiveType.I32 && pageSizeLog2 == 16;
        }
    }

    /**
     * @param typeText canonical text of the value type
     * @param supertypes canonical texts of the types above it
     * @param initial a constant expression; null for imports
     * @param shared whether other instances can see it, so that it must be an object of its own
     */
    public record Global(
            Type type,
            String typeText,
            List<String> supertypes,
            boolean mutable,
            Expression initial,
            boolean shared,
            ImportName imported) {}

    /** @param signature the values that an exception of the tag carries, as parameters */
    public record Tag(Signature signature, ImportName imported) {}

    /** What can be exported (spec 2.5.11). */
    public enum ExportKind {
        FUNCTION,
        TABLE,
        MEMORY,
        GLOBAL,
        TAG
    }

    /** @param index in the index space of its kind */
    public record Export(String name, ExportKind kind, int index) {}

    /**
     * A data segment.
     *
     * @param offset where in which memory to copy it at instantiation; null for passive segments
     */
    public record Data(byte[] binary, int start, int length, int memory, Expression offset) {}

    /** When the elements of a segment are used (spec 2.5.9). */
    public enum ElementMode {
        ACTIVE,
        PASSIVE,
        DECLARATIVE
    }

    /**
     * An element segment.
     *
     * @param offset where in which table to copy it at instantiation, for active segments
     */
    public record Elements(
            ElementMode mode, ReferenceType type, List<Expression> values, int table, Expression offset) {}
}
