package dev.wasm2jar.compiler.wasm;

import java.util.List;

/** An entered block (spec appendix, validation algorithm: control frames). */
final class ControlFrame {

    enum Kind {
        FUNCTION,
        BLOCK,
        LOOP,
        IF,
        ELSE,
        TRY_TABLE,
        /** The legacy {@code try} and its handlers. */
        TRY,
        CATCH,
        CATCH_ALL
    }

    final Kind kind;
    final List<ValueType> parameters;
    final List<ValueType> results;
    /** Height of the operand stack below the block's parameters. */
    final int height;
    /** State of local initialisation on entry. */
    final int localsMark;
    /** Whether the rest of the block is not reachable, and the operand stack therefore polymorphic. */
    boolean unreachable;
    /** Offset of the last {@code br_table} with this block as target; its further mentions need no check. */
    int checkedBranchTable = -1;

    ControlFrame(Kind kind, List<ValueType> parameters, List<ValueType> results, int height, int localsMark) {
        this.kind = kind;
        this.parameters = parameters;
        this.results = results;
        this.height = height;
        this.localsMark = localsMark;
    }

    /** The operands a branch to the block takes along. */
    List<ValueType> labelTypes() {
        return kind == Kind.LOOP ? parameters : results;
    }
}
