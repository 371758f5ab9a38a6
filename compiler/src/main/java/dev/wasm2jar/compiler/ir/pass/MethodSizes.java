package dev.wasm2jar.compiler.ir.pass;

/**
 * How large the methods of a function that is cut may be, in bytes of {@link CodeSize}.
 *
 * @param limit no method is larger, but for those with a dispatch
 * @param target the size of pieces, if there is a choice
 * @param dispatch the size up to which the loop of an interpreter keeps its dispatch and the calls of its pieces together;
 *     not below the limit
 * @param loop the size up to which a loop stays whole; not below the limit
 */
record MethodSizes(int limit, int target, int dispatch, int loop) {

    /** Loops stay whole if they fit a method with all locals in the frame. */
    MethodSizes(int limit, int target, int dispatch) {
        this(limit, target, dispatch, limit);
    }

    /**
     * Loops stay whole that do not fit if all locals are in the frame, but may do so all the same: most of their locals are
     * private in the end, and accesses of those take less than half as much.
     */
    MethodSizes hopeful() {
        return new MethodSizes(limit, target, dispatch, limit * 3 / 2);
    }

    /** What a loop that stays whole may take beyond the room for others. */
    int loopRoom() {
        return loop - limit;
    }
}
