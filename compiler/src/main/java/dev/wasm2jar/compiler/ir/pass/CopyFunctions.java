package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression;
import dev.wasm2jar.compiler.ir.Expression.CallRest;
import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.MemoryExpression.TryCopy;
import dev.wasm2jar.compiler.ir.MemoryStatement.Store;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.Signature;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.If;
import dev.wasm2jar.compiler.ir.Statement.Return;
import dev.wasm2jar.compiler.ir.Statement.SetLocal;
import dev.wasm2jar.runtime.ShortCopy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds functions that copy memory, as the {@code memcpy} that a C library brings where {@code memory.copy} is not used, and
 * has short copies made by the runtime. It asks about alignment, copies word by word and the rest in a dozen
 * branches; the runtime needs none of that. What the function does is proven ({@link CopyProof}), whatever its name is
 * and whoever compiled it. Where the proof says nothing (long copies, ranges that overlap or are not within the
 * memory), the function itself runs, as the rest of what is there now.
 */
public final class CopyFunctions {

    /** The size up to which a function is looked at: those that are known are half as large. */
    private static final int LARGEST = 4000;

    private CopyFunctions() {}

    /** Whether a function copies, as is known of all lengths that the runtime copies. */
    public static boolean isCopy(IrFunction function, IrModule module) {
        return mayCopy(function, module) && CopyProof.copies(function, ShortCopy.LONGEST);
    }

    private static boolean mayCopy(IrFunction function, IrModule module) {
        Signature signature = function.signature();
        List<PrimitiveType> address = List.of(PrimitiveType.I32);
        return signature.parameters().equals(Collections.nCopies(3, PrimitiveType.I32))
                && (signature.results().isEmpty() || signature.results().equals(address))
                && !module.memories().isEmpty() && module.memories().get(0).isOrdinary()
                && onlyStores(function.body())
                && CodeSize.bodyFits(function, LARGEST);
    }

    /** Whether statements store something, and have no effect besides that. */
    private static boolean onlyStores(List<Statement> body) {
        boolean[] stores = new boolean[1];
        boolean[] others = new boolean[1];
        Traversal.statements(body, statement -> {
            stores[0] |= statement instanceof Store;
            others[0] |= statement.operands().stream().anyMatch(operand -> operand instanceof Expression.Effect);
        });
        return stores[0] && !others[0];
    }

    /** A function that copies, with short copies made by the runtime; itself if it is too large for a method. */
    public static IrFunction withShortCopy(IrFunction function) {
        if (!CodeSize.bodyFits(function, Outliner.LIMIT)) {
            return function;
        }
        List<Local> locals = new ArrayList<>(function.parameters());
        Local copied = new Local(locals.size(), PrimitiveType.I32);
        locals.add(copied);
        List<Expression> arguments = new ArrayList<>();
        function.parameters().forEach(local -> arguments.add(new LocalGet(local)));
        List<Expression> destination = function.signature().results().isEmpty() ? List.of() : List.of(arguments.get(0));
        List<Statement> body = new ArrayList<>();
        body.add(new SetLocal(copied, new TryCopy(0, arguments)));
        body.add(new If(new LocalGet(copied), List.of(new Return(destination)), List.of()));
        body.addAll(RestSplitter.returning(new CallRest(function.signature(), arguments), locals));
        return new IrFunction(function.index(), function.name(), function.signature(), locals, 0, body, List.of(),
                Set.of(), Optional.of(function));
    }
}
