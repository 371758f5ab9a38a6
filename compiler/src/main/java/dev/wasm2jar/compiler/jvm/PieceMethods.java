package dev.wasm2jar.compiler.jvm;

import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.Piece;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The methods of the pieces of a function: each takes the frame object, its entry if there is one, and the instance.
 *
 * <p>One that is never to be inlined takes another argument, always null, of a class that does not exist: C2 does not inline
 * methods with a class in their descriptor that is not loaded ("unloaded signature classes" in PrintInlining), and it
 * loads those that exist when it compiles the method itself. Nothing else asks for the class: null is of every class
 * (JVMS 4.10.1.2). Only reflection on all methods of a class would, so these methods are in classes of their own, which
 * no host has to do with.
 */
final class PieceMethods {

    private static final int CLASS_PIECES = 32;

    private final MethodRef function;
    private final String frameClass;
    private final ModuleLayout layout;
    private final Map<Integer, Piece> pieces;

    /**
     * @param function the method of the body
     * @param frameClass internal name of the class of the frame object
     */
    PieceMethods(ModuleLayout layout, IrFunction function, MethodRef method, String frameClass) {
        this.function = method;
        this.frameClass = frameClass;
        this.layout = layout;
        this.pieces = function.pieces().stream().collect(Collectors.toMap(Piece::number, piece -> piece));
    }

    MethodRef of(int number) {
        // Constants of very many pieces would not fit into the constant pool of one class (JVMS 4.1).
        boolean besideBody = number < CLASS_PIECES && !takesNull(number);
        String owner = besideBody ? function.owner() : frameClass + "$" + number / CLASS_PIECES;
        return new MethodRef(owner, function.name() + "$" + number,
                "(L" + frameClass + ";" + (pieces.get(number).entry().isPresent() ? "I" : "")
                        + layout.instanceDescriptor()
                        + (takesNull(number) ? Runtime.descriptor(missingClass()) : "") + ")I");
    }

    /** Internal name of the class that does not exist. */
    String missingClass() {
        return layout.instanceClass + "$NotInlined";
    }

    /** Whether the last argument is null. */
    boolean takesNull(int number) {
        return pieces.get(number).inlining() == Piece.Inlining.NEVER;
    }
}
