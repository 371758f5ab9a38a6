package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Expression.LocalGet;
import dev.wasm2jar.compiler.ir.IrFunction;
import dev.wasm2jar.compiler.ir.Local;
import dev.wasm2jar.compiler.ir.Piece;
import dev.wasm2jar.compiler.ir.Statement;
import dev.wasm2jar.compiler.ir.Statement.Mark;
import dev.wasm2jar.compiler.ir.Statement.Return;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Cuts functions that are too large for one method into pieces, because the JVM rejects methods above 64 KiB and HotSpot
 * never compiles those above 8000 bytes.
 *
 * <p>Lists are cut from the inside out, and only if they are too large: loops that fit a method stay whole. What remains
 * of a list that was cut is its driver: calls of the pieces, and whatever decides which one runs next. A driver that is
 * still too large is cut in turn, so there may be several levels. Sizes are measured as if all locals were in the frame;
 * which ones need to be is decided last. Until then values that have nothing to do with each other have locals of their
 * own ({@link LocalWebs}), so that they can stay where they are used.
 *
 * <p>{@link CodeSize} finds functions half as large again as they are, or twice as large. So what would be cut is emitted
 * on trial before, and stays whole if it fits.
 */
public final class Outliner {

    /** The size up to which a method is fine. HotSpot's limit is 8000. */
    public static final int LIMIT = 6000;

    /** The size of pieces, if there is a choice. */
    public static final int TARGET = 3500;

    /** What is emitted may be as large as HotSpot compiles. */
    private static final int HUGE = 8000;

    /** The size up to which the dispatch of an interpreter stays whole: most of its instructions are jumps of a known size. */
    public static final int DISPATCH = HUGE;

    /** Functions so many times too large are not measured: {@link CodeSize} is not that far off. */
    private static final int MOST_MEASURED = 3;

    /** Functions so many times too large are never cut twice: it takes long. */
    private static final int MOST_HOPEFUL = 14;

    private final MethodSizes sizes;
    private final Predicate<IrFunction> fits;

    /** @param codeSize bytes of the method that the body of a function without pieces becomes */
    public Outliner(ToIntFunction<IrFunction> codeSize) {
        this(new MethodSizes(LIMIT, TARGET, DISPATCH), function -> codeSize.applyAsInt(function) <= HUGE);
    }

    /**
     * One that measures by {@link CodeSize} alone.
     *
     * @param limit no method is larger than that, and functions that are not are left alone; at least 300 plus what the
     *     parameters of the function need
     * @param target the size of pieces, if there is a choice
     */
    public Outliner(int limit, int target) {
        this(new MethodSizes(limit, target, limit), function -> false);
    }

    /** @param fits whether a function whose size {@link CodeSize} finds too large is a method all the same */
    private Outliner(MethodSizes sizes, Predicate<IrFunction> fits) {
        this.sizes = sizes;
        this.fits = fits;
    }

    /** The function, in as many methods as it takes. */
    public IrFunction apply(IrFunction function) {
        if (CodeSize.bodyFits(function, sizes.limit())) {
            return function;
        }
        return RestSplitter.split(function, sizes.limit()).map(this::withRest).orElseGet(() -> wholeOrCut(function));
    }

    private IrFunction withRest(IrFunction first) {
        IrFunction rest = first.rest().orElseThrow();
        return first.withRest(CodeSize.bodyFits(rest, sizes.limit()) ? rest : wholeOrCut(rest));
    }

    private IrFunction wholeOrCut(IrFunction function) {
        boolean isWhole = CodeSize.bodyFits(function, MOST_MEASURED * sizes.limit()) && fits.test(function);
        return isWhole ? function : cut(function);
    }

    private IrFunction cut(IrFunction whole) {
        LocalWebs webs = LocalWebs.of(whole);
        return withWholeLoops(webs).orElseGet(() -> cut(webs, sizes));
    }

    /** The function with loops that might be too large, if they are not once it is known which locals are in the frame. */
    private Optional<IrFunction> withWholeLoops(LocalWebs webs) {
        MethodSizes hopeful = sizes.hopeful();
        LoopSizes loops = new LoopSizes(webs.function().body(), MOST_HOPEFUL * sizes.limit());
        if (!loops.anyBetween(sizes.limit(), hopeful.loop())) {
            return Optional.empty();
        }
        return Optional.of(cut(webs, hopeful)).filter(cut -> CodeSize.ofLargestMethod(cut) <= sizes.dispatch());
    }

    private static IrFunction cut(LocalWebs webs, MethodSizes allowed) {
        IrFunction function = webs.function();
        FreshNames names = new FreshNames(function);
        ListCutter cutter = new ListCutter(function, names, allowed);
        List<Statement> body = cutter.cutBody(function.body());
        PieceFactory made = cutter.pieces();
        finishReturns(body, cutter);
        List<Piece> pieces = made.pieces().stream()
                .sorted(Comparator.comparingInt(Piece::number))
                .toList();
        Set<Local> frame = new FrameSelection(function.parameters(), body, pieces).frame();
        UnaryOperator<Local> joined = webs.joined(frame);
        return new IrFunction(
                function.index(),
                function.name(),
                function.signature(),
                names.locals(),
                names.labels(),
                Rewriting.withLocals(body, joined),
                pieces.stream().map(piece -> piece.withBody(Rewriting.withLocals(piece.body(), joined))).toList(),
                frame.stream().map(joined).collect(Collectors.toSet()));
    }

    /** Puts the place where the driver returns what a piece has computed at the end of the body. */
    private static void finishReturns(List<Statement> body, ListCutter cutter) {
        boolean[] used = new boolean[1];
        Traversal.statements(
                body,
                statement -> Traversal.targets(statement, label -> used[0] |= label.equals(cutter.returnLabel())));
        if (!used[0]) {
            return;
        }
        if (cutter.bodyFalls()) {
            body.add(new Return(List.of()));
        }
        body.add(new Mark(cutter.returnLabel()));
        body.add(new Return(new ArrayList<>(
                cutter.pieces().results().stream().map(LocalGet::new).toList())));
    }
}
