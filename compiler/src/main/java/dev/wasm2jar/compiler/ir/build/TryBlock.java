package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.Label;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.wasm.Instruction;
import java.util.ArrayList;
import java.util.List;

/** How the exceptions that leave the body of a structured instruction are handled: the state of its lowering. */
final class TryBlock {

    /** Tag of a clause that takes all exceptions. */
    static final int ANY_TAG = -1;

    /** A finished handler of a legacy try. */
    record Handler(int tag, List<Statement> code) {}

    /** Where the handlers find the exception. */
    Local caught;
    /** The clauses of a try_table. */
    List<Instruction.TryTable.Catch> clauses = List.of();
    /** What has been lowered of a legacy try: the body, then handlers, and the tag of the one that is open. */
    List<Statement> body;
    final List<Handler> handlers = new ArrayList<>();
    int openTag;
    /** Whether control reaches the end of the body or of a finished handler. */
    boolean falls;
    /** How many throwing statements there were in the function when the body began. */
    int throwingBefore;

    /** Where inner instructions delegate their exceptions to: a place in the body that throws {@link #delegated}. */
    Label delegateLabel;
    Local delegated;
}
