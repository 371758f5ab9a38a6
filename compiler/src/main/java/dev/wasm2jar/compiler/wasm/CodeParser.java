package dev.wasm2jar.compiler.wasm;

import java.util.ArrayList;
import java.util.List;

/** Entries of the code section (spec 5.5.13), their instructions left encoded. */
final class CodeParser {

    /** Limits of this implementation, those of the JavaScript interface. */
    private static final int MAX_LOCALS = 50_000;
    private static final int MAX_BODY_SIZE = 7_654_321;
    private static final long LOCALS_OF_FORMAT = 0xFFFFFFFFL;

    private CodeParser() {}

    static FunctionBody body(BinaryReader reader) {
        int start = reader.position();
        int size = reader.length();
        if (size > MAX_BODY_SIZE) {
            throw new UnsupportedModuleException(
                    start, "function body of " + size + " bytes: at most " + MAX_BODY_SIZE + " are supported");
        }
        ByteSlice body = reader.slice(size);
        BinaryReader contents = new BinaryReader(body.array(), body.offset(), body.end());
        List<FunctionBody.LocalRun> locals = locals(contents);
        return new FunctionBody(locals, contents.slice(contents.remaining()));
    }

    /**
     * Decodes a body regardless of its end, to find what is malformed in it: a wrong size in the binary is often the
     * consequence.
     */
    static void decode(FunctionBody body) {
        ByteSlice code = body.code();
        InstructionReader instructions = new InstructionReader(code.array(), code.offset(), code.array().length);
        while (instructions.position() < code.end()) {
            instructions.next();
        }
    }

    private static List<FunctionBody.LocalRun> locals(BinaryReader reader) {
        int start = reader.position();
        int runs = reader.count();
        List<FunctionBody.LocalRun> locals = new ArrayList<>();
        long total = 0;
        for (int i = 0; i < runs; i++) {
            int count = reader.u32();
            ValueType type = TypeParser.valueType(reader);
            total += Integer.toUnsignedLong(count);
            if (total > LOCALS_OF_FORMAT) {
                throw reader.malformed(start, "too many locals");
            }
            if (total <= MAX_LOCALS) {
                locals.add(new FunctionBody.LocalRun(count, type));
            }
        }
        if (total > MAX_LOCALS) {
            throw new UnsupportedModuleException(
                    start, "too many locals: " + total + " of at most " + MAX_LOCALS + " supported");
        }
        return locals;
    }
}
