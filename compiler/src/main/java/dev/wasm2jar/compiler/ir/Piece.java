package dev.wasm2jar.compiler.ir;

import java.util.List;
import java.util.Optional;

/**
 * A part of a large function's body that is compiled to a method of its own.
 *
 * <p>It is called by {@link Expression.CallPiece}, shares the function's {@linkplain IrFunction#frame() frame} with its
 * caller, and returns the number of the exit it was left by: every path through the body ends in a {@link
 * Statement.Return} of one i32. Labels are those of the function; marks and loops that the body branches to are in the
 * body.
 *
 * @param number unique in its function
 * @param entry the parameter that says where to begin, when the body can be entered at several places
 */
public record Piece(int number, Optional<Local> entry, Inlining inlining, List<Statement> body) {

    /** Whether the JVM may compile a piece as a part of its caller. */
    public enum Inlining {
        /** As it sees fit. */
        POSSIBLE,
        /** Never, although the piece may be small: what many pieces have in common would be computed before all of them. */
        NEVER
    }

    /** The same piece, never inlined. */
    public Piece notInlined() {
        return new Piece(number, entry, Inlining.NEVER, body);
    }

    /** The same piece with another body. */
    public Piece withBody(List<Statement> other) {
        return new Piece(number, entry, inlining, other);
    }
}
