package dev.wasm2jar.compiler.ir.pass;

/**
 * What emission makes of each kind of node, in bytes of bytecode: upper bounds, without the operands. Every number that
 * {@link CodeSize} adds up stands here. Jumps are never wide because no method is longer than 8000 bytes.
 */
final class Costs {

    /** Number of a method's private locals up to which all have a slot below 256, even if all are long. */
    static final int NEAR_LOCALS = 100;

    static final int NEAR_LOCAL = 2;
    /** With the wide prefix. */
    static final int FAR_LOCAL = 4;
    /** aload of the frame, getfield. */
    static final int FRAME_GET = 5;
    /** aload of the frame, two to bring it below the value, putfield. */
    static final int FRAME_SET = 7;

    static final int CONSTANT = 3;
    /** A NaN is made from its bits. */
    static final int FLOAT_CONSTANT = 6;
    /** aload of the instance, two getfields, checkcast. */
    static final int GLOBAL = 11;
    static final int TABLE_ACCESS = 12;
    static final int SIZE_QUERY = 16;
    /** The array, a call of the runtime. */
    static final int TRY_COPY = 8;
    static final int GROW = 16;
    /** Two memories and, where addresses are extended, five bytes for each operand. */
    static final int BULK = 36;

    /** Up to i2l, ldc2_w, land, l2f. */
    static final int UNARY = 6;
    static final int BINARY = 1;
    /** An invokestatic of a runtime helper, and one byte to convert an operand. */
    static final int BINARY_HELPER = 4;
    /** l2i of the shift distance, then the shift. */
    static final int LONG_SHIFT = 2;

    /** Comparison and conditional jump. */
    static final int CONDITION = 4 + 3;
    /** What is more of an unsigned one: both operands become longs. */
    static final int UNSIGNED_CONDITION = 8;
    /** The two constants and the jump that turn a condition into a value. */
    static final int CONDITION_VALUE = 12;
    static final int SELECT = 14;

    /** aload of the array, baload or bastore; of a buffer, its method, whose result is dropped after a store. */
    static final int BYTE_ACCESS = 6;
    /** getstatic of the VarHandle, aload of the array, invokevirtual. */
    static final int WIDE_ACCESS = 8;
    /** What widens or masks the loaded value. */
    static final int WIDEN = 8;
    /** What narrows the stored value. */
    static final int NARROW = 2;
    /** ldc, iadd. */
    static final int OFFSET = 4;
    /** l2i. */
    static final int LONG_ADDRESS = 1;
    static final int CHECK_ADDRESS = 3;
    /** bipush, lushr, lconst, lcmp, ifne. */
    static final int CHECK_LONG_ADDRESS = 8;
    /** aload of the memory, up to i2l, ldc2_w, land of the address, ldc2_w of the offset, two invokestatics. */
    static final int LARGE_ACCESS = 18;
    /** aload of the memory, conversions of address and two values, offset and width, invokestatic, l2i. */
    static final int ATOMIC = 32;

    /** aload of the instance, invokestatic. */
    static final int CALL = 6;
    /** invokestatic. */
    static final int CALL_RUNTIME = 3;
    static final int CALL_INDIRECT = 24;
    /** More argument slots may have to go into an {@code Object[]} (JVMS 4.3.3: 255, one of them for the instance). */
    static final int MOST_SLOTS = 250;
    /** dup, a constant, boxing, aastore. */
    static final int BOX_ARGUMENT = 8;
    /** aload of the array, a constant, aaload, checkcast, invokevirtual, and a store to a local or to the frame. */
    static final int UNBOX_ARGUMENT = 19;
    /** A constant, aload of the instance, invokestatic. */
    static final int TAIL_CALL = 9;
    /** aload of the instance, getfield, ifne; and the trap, as if no other check of the method led to it. */
    static final int CHECK_INTERRUPT = 10 + 11;
    /** invokestatic, checkcast. */
    static final int NON_NULL = 6;
    /** aload of the instance and of the frame, aconst_null, invokestatic. */
    static final int CALL_PIECE = 9;
    /** What a call is followed by for each memory that the method uses: reading its array again. */
    static final int RELOAD_MEMORY = 11;
    static final int RESULTS = 6;
    static final int PER_RESULT = 8;

    static final int JUMP = 3;
    /** With its padding, and with jumps to the heads of four loops. */
    static final int SWITCH = 16 + 4 * JUMP;
    static final int SWITCH_TARGET = 4;
    static final int RETURN = 3;
    static final int RETURN_SEVERAL = 8;
    static final int PER_RETURN = 9;
    static final int UNREACHABLE = 11;

    /** The jump over the handler; without what the handler begins with. */
    static final int TRY = 3;
    /** new, dup, aload of the instance, getfield, the array, invokespecial, athrow. */
    static final int THROW = 22;
    /** dup, a constant, boxing, aastore. */
    static final int PER_THROW = 8;
    /** invokestatic, athrow. */
    static final int THROW_REF = 4;
    /** aload of the instance, getfield, invokevirtual. */
    static final int HAS_TAG = 10;
    /** getfield, a constant, aaload, checkcast, invokevirtual. */
    static final int EXCEPTION_VALUE = 13;

    static final int DROP = 2;

    /** What every method begins with. */
    static final int ENTRY = 10;
    /** A constant and a wide store. */
    static final int INITIALISE_LOCAL = 5;
    /** Making the frame object. */
    static final int MAKE_FRAME = 10;
    /** Storing a parameter to the frame. */
    static final int FRAME_PARAMETER = 9;

    private Costs() {}
}
