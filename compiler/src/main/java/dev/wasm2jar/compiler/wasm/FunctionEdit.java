package dev.wasm2jar.compiler.wasm;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Removes functions from a module, makes imports of others, and numbers all anew.
 *
 * <p>A new number is written over the old one with as many bytes (spec 5.2.2 allows trailing zeros), so that offsets into
 * the binary, which debugging information uses, stay what they are. Only a body in which a number does not fit is copied.
 */
public final class FunctionEdit {

    private final Module module;
    private final BitSet kept;
    private final SortedMap<Integer, Import> replaced;
    private final int imported;
    private final int[] numbers;
    private final byte[] binary;

    private FunctionEdit(Module module, BitSet kept, Map<Integer, Import> replaced) {
        this.module = module;
        this.kept = kept;
        this.replaced = new TreeMap<>(replaced);
        this.imported = IndexSpaces.of(module).importedFunctions();
        this.numbers = number();
        this.binary = module.binary().clone();
    }

    /**
     * Keeps some functions of a module.
     *
     * @param kept indices of functions, among them all that these, exports, segments and globals mention
     * @param replaced imports that take the place of functions, by index; they are functions of the same types
     */
    public static Module apply(Module module, BitSet kept, Map<Integer, Import> replaced) {
        return new FunctionEdit(module, kept, replaced).apply();
    }

    private int[] number() {
        var result = new int[imported + module.bodies().size()];
        int next = 0;
        for (int i = 0; i < imported; i++) {
            result[i] = kept.get(i) ? next++ : -1;
        }
        for (int function : replaced.keySet()) {
            result[function] = next++;
        }
        for (int i = imported; i < result.length; i++) {
            if (!replaced.containsKey(i)) {
                result[i] = kept.get(i) ? next++ : -1;
            }
        }
        return result;
    }

    private Module apply() {
        var types = new ArrayList<Integer>();
        var bodies = new ArrayList<FunctionBody>();
        for (int i = 0; i < module.bodies().size(); i++) {
            if (kept.get(imported + i) && !replaced.containsKey(imported + i)) {
                types.add(module.functionTypes().get(i));
                bodies.add(renumber(module.bodies().get(i)));
            }
        }
        OptionalInt start = module.start().isPresent()
                ? OptionalInt.of(number(module.start().getAsInt()))
                : OptionalInt.empty();
        return new Module(binary, module.recursiveTypes(), module.types(), imports(), types,
                module.tables().stream()
                        .map(table -> new Table(table.type(), table.initializer().map(this::renumber)))
                        .toList(),
                module.memories(), module.tags(),
                module.globals().stream()
                        .map(global -> new Global(global.type(), renumber(global.initializer())))
                        .toList(),
                module.exports().stream().map(this::renumber).toList(), start,
                module.elements().stream().map(this::renumber).toList(), module.dataCount(), bodies, module.data(),
                module.customSections(), renumber(module.names()));
    }

    private List<Import> imports() {
        var result = new ArrayList<Import>();
        int function = 0;
        for (Import candidate : module.imports()) {
            if (!(candidate.description() instanceof ImportDescription.Function) || kept.get(function++)) {
                result.add(candidate);
            }
        }
        result.addAll(replaced.values());
        return result;
    }

    private int number(int function) {
        if (numbers[function] < 0) {
            throw new IllegalStateException("function " + function + " is mentioned, but not kept");
        }
        return numbers[function];
    }

    private FunctionBody renumber(FunctionBody body) {
        ByteSlice code = body.code();
        byte[] target = code.array() == module.binary() ? binary : code.array().clone();
        InstructionReader instructions = body.instructions();
        while (instructions.hasNext()) {
            Instruction instruction = instructions.next();
            if (CallGraph.namesFunction(instruction)) {
                int number = number(((Instruction.Index) instruction).index());
                int start = instructions.offset() + 1;
                int length = instructions.position() - start;
                if (length < 5 && number >>> 7 * length != 0) {
                    return rewrite(body);
                }
                System.arraycopy(leb128(number, length), 0, target, start, length);
            }
        }
        return new FunctionBody(body.locals(), new ByteSlice(target, code.offset(), code.length()));
    }

    /** Copies a body, with numbers of whatever length. */
    private FunctionBody rewrite(FunctionBody body) {
        ByteSlice code = body.code();
        var copy = new ByteArrayOutputStream();
        InstructionReader instructions = body.instructions();
        while (instructions.hasNext()) {
            Instruction instruction = instructions.next();
            int start = instructions.offset();
            if (CallGraph.namesFunction(instruction)) {
                copy.write(code.array()[start]);
                copy.writeBytes(leb128(number(((Instruction.Index) instruction).index()), 5));
            } else {
                copy.write(code.array(), start, instructions.position() - start);
            }
        }
        byte[] bytes = copy.toByteArray();
        return new FunctionBody(body.locals(), new ByteSlice(bytes, 0, bytes.length));
    }

    /** Unsigned LEB128 in exactly so many bytes. */
    private static byte[] leb128(int value, int length) {
        var result = new byte[length];
        int rest = value;
        for (int i = 0; i < length; i++) {
            result[i] = (byte) (rest & 0x7F | (i < length - 1 ? 0x80 : 0));
            rest >>>= 7;
        }
        return result;
    }

    private Export renumber(Export export) {
        return export.kind() == ExternalKind.FUNCTION
                ? new Export(export.name(), export.kind(), number(export.index()))
                : export;
    }

    private ElementSegment renumber(ElementSegment segment) {
        return new ElementSegment(segment.type(), segment.initializers().stream().map(this::renumber).toList(),
                segment.mode());
    }

    private ConstantExpression renumber(ConstantExpression expression) {
        return new ConstantExpression(expression.offset(), expression.instructions().stream()
                .map(instruction -> instruction.opcode() == ReferenceOpcode.REF_FUNC
                        ? new Instruction.Index(instruction.opcode(),
                                number(((Instruction.Index) instruction).index()))
                        : instruction)
                .toList());
    }

    private Names renumber(Names names) {
        Map<Integer, String> functions = new HashMap<>();
        names.functions().forEach((function, name) -> {
            if (function >= 0 && function < numbers.length && numbers[function] >= 0) {
                functions.put(numbers[function], name);
            }
        });
        return new Names(names.module(), functions);
    }
}
