package dev.wasm2jar.compiler.ir;

/**
 * Operations on ranges of memories and tables (spec 4.6.9 and 4.6.10), named as the instructions. The comments tell what
 * the two indices of {@link Statement.Bulk} are; the operands are in the order of the operand stack.
 */
public enum BulkOp {
    /** Memory, unused. */
    MEMORY_FILL,
    /** Destination memory, source memory. */
    MEMORY_COPY,
    /** Memory, data segment. */
    MEMORY_INIT,
    /** Data segment, unused. */
    DATA_DROP,
    /** Table, unused. */
    TABLE_FILL,
    /** Destination table, source table. */
    TABLE_COPY,
    /** Table, element segment. */
    TABLE_INIT,
    /** Element segment, unused. */
    ELEM_DROP
}
