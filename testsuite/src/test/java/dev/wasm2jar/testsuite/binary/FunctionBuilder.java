package dev.wasm2jar.testsuite.binary;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A function: its type, its locals and its instructions, of which some have a method here (spec 5.4). */
public final class FunctionBuilder {

    private final String parameters;
    private final String results;
    private final List<Character> locals = new ArrayList<>();
    private final Bytes code = new Bytes();

    FunctionBuilder(String parameters, String results) {
        this.parameters = parameters;
        this.results = results;
    }

    String parameters() {
        return parameters;
    }

    String results() {
        return results;
    }

    /** Declares a local; its index follows those of the parameters and of the locals before it. */
    public int local(char type) {
        locals.add(type);
        return parameters.length() + locals.size() - 1;
    }

    /** Instructions without immediates, or with immediates below 128. */
    public FunctionBuilder op(int... bytes) {
        code.write(bytes);
        return this;
    }

    public FunctionBuilder i32(int value) {
        code.write(0x41).signed(value);
        return this;
    }

    public FunctionBuilder i64(long value) {
        code.write(0x42).signed(value);
        return this;
    }

    /** An instruction with an index, e.g. {@code local.get} (0x20) or {@code call} (0x10). */
    public FunctionBuilder index(int opcode, int index) {
        code.write(opcode).unsigned(index);
        return this;
    }

    public FunctionBuilder get(int local) {
        return index(0x20, local);
    }

    public FunctionBuilder set(int local) {
        return index(0x21, local);
    }

    public FunctionBuilder call(int function) {
        return index(0x10, function);
    }

    /** A load or store. */
    public FunctionBuilder memory(int opcode, int align, int offset) {
        code.write(opcode).unsigned(align).unsigned(offset);
        return this;
    }

    public FunctionBuilder block() {
        return op(0x02, ModuleBuilder.NO_RESULT);
    }

    /** So many blocks, each within the one before. */
    public FunctionBuilder blocks(int count) {
        for (int i = 0; i < count; i++) {
            block();
        }
        return this;
    }

    public FunctionBuilder loop() {
        return op(0x03, ModuleBuilder.NO_RESULT);
    }

    /** {@code if} without a result. */
    public FunctionBuilder when() {
        return op(0x04, ModuleBuilder.NO_RESULT);
    }

    public FunctionBuilder otherwise() {
        return op(0x05);
    }

    public FunctionBuilder end() {
        return op(0x0b);
    }

    public FunctionBuilder branch(int depth) {
        return index(0x0c, depth);
    }

    public FunctionBuilder branchIf(int depth) {
        return index(0x0d, depth);
    }

    /** @param depths the default comes last */
    public FunctionBuilder branchTable(int... depths) {
        code.write(0x0e).unsigned(depths.length - 1);
        for (int depth : depths) {
            code.unsigned(depth);
        }
        return this;
    }

    /** A {@code br_table} to the ends of so many blocks, the innermost first; the default is the last. */
    public FunctionBuilder branchToEnds(int blocks) {
        return branchTable(IntStream.range(0, blocks).toArray());
    }

    byte[] body() {
        var body = new Bytes().unsigned(locals.size());
        for (char local : locals) {
            body.unsigned(1).write(ModuleBuilder.valueType(local));
        }
        return body.write(code.toBytes()).write(0x0b).toBytes();
    }
}
