package dev.wasm2jar.compiler.ir;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A function in the intermediate representation.
 *
 * @param index the function index in the module
 * @param name for people: from the name section, or made from the index
 * @param locals all locals by index, parameters first
 * @param labels how many labels there are: their ids are below
 * @param pieces the parts that were cut out of the body, if it was too large for one method
 * @param frame the locals that body and pieces share, and those of which there are too many to set to zero one by one:
 *     they live in an object that is passed to every piece. All other locals are private to the method that uses them
 * @param rest what became a function of its own, which the body calls at its end by {@link Expression.CallRest} to return
 *     what it returns; a function with a rest has no pieces
 */
public record IrFunction(
        int index,
        String name,
        Signature signature,
        List<Local> locals,
        int labels,
        List<Statement> body,
        List<Piece> pieces,
        Set<Local> frame,
        Optional<IrFunction> rest) {

    public IrFunction {
        locals = List.copyOf(locals);
        pieces = List.copyOf(pieces);
        frame = Set.copyOf(frame);
    }

    /** A function without a rest. */
    public IrFunction(
            int index,
            String name,
            Signature signature,
            List<Local> locals,
            int labels,
            List<Statement> body,
            List<Piece> pieces,
            Set<Local> frame) {
        this(index, name, signature, locals, labels, body, pieces, frame, Optional.empty());
    }

    /** A function in one piece. */
    public IrFunction(
            int index, String name, Signature signature, List<Local> locals, int labels, List<Statement> body) {
        this(index, name, signature, locals, labels, body, List.of(), Set.of());
    }

    /** The same function with another rest. */
    public IrFunction withRest(IrFunction other) {
        return new IrFunction(index, name, signature, locals, labels, body, pieces, frame, Optional.of(other));
    }

    /** Whether there is a frame object: a body without pieces has one too if that makes it small enough. */
    public boolean hasFrame() {
        return !pieces.isEmpty() || !frame.isEmpty();
    }

    public List<Local> parameters() {
        return locals.subList(0, signature.parameters().size());
    }
}
