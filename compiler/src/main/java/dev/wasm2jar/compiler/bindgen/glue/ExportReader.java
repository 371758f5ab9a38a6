package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Access;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import dev.wasm2jar.compiler.bindgen.emit.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the type of an exported function from its glue. Every line has to be one of those that are known, so that nothing the
 * glue does is overlooked.
 */
final class ExportReader {

    private static final String NAME = "([\\w$]+)";

    /** What says nothing about types: the bookkeeping of memory that the caller does in its own way. */
    private static final Pattern BOOKKEEPING = Pattern.compile("try \\{|\\} finally \\{|\\}"
            + "|(?:const|var) len\\d+ = WASM_VECTOR_LEN;"
            + "|const retptr = wasm\\.__wbindgen_add_to_stack_pointer\\(-16\\);"
            + "|wasm\\.__wbindgen_add_to_stack_pointer\\(16\\);"
            + "|let deferred\\d+_\\d+;|deferred\\d+_\\d+ = [\\w\\[\\]]+;|let (?:ptr|len|v)\\d+;"
            + "|wasm\\.\\w+\\(deferred\\d+_0, deferred\\d+_1(?:, 1)?\\);"
            + "|wasm\\.__wbindgen_free\\(r0, r1(?: \\* \\d)?(?:, \\d)?\\);"
            + "|wasm\\.\\w+\\((?:r0, r1|ret\\[0\\], ret\\[1\\]) \\* \\d, \\d\\);"
            + "|(?:var |let )?ptr\\d+ = (?:r0|0|ret\\[0\\]);|(?:var |let )?len\\d+ = (?:r1|0|ret\\[1\\]);"
            + "|ptr\\d+ = 0; len\\d+ = 0;"
            + "|heap\\[stack_pointer\\+\\+\\] = undefined;");
    private static final Pattern PASS = Pattern.compile("(?:const|var) ptr(\\d+) = (isLikeNone\\(" + NAME
            + "\\) \\? 0 : )?pass(String|Array\\w+)ToWasm0\\(" + NAME + ", wasm\\.__wbindgen_malloc(?:, wasm\\.\\w+)?\\);");
    private static final Pattern READ = Pattern.compile("var r(\\d) = get(\\w+)Memory0\\(\\)"
            + "(?:\\[retptr / \\d \\+ \\d\\]|\\.get(\\w+)\\(retptr \\+ \\d \\* \\d, true\\));");
    private static final Pattern SLICE = Pattern.compile(
            "var v\\d+ = getArray(\\w+)FromWasm0\\((?:r0, r1|ret\\[0\\], ret\\[1\\])\\)\\.slice\\(\\);");
    private static final Pattern OPTIONAL_TEXT =
            Pattern.compile("v\\d+ = getStringFromWasm0\\((?:r0, r1|ret\\[0\\], ret\\[1\\])\\)\\.slice\\(\\);");
    private static final Pattern PRESENT = Pattern.compile("if \\((?:r0|ret\\[0\\]) !== 0\\) \\{");
    private static final Pattern FAILED = Pattern.compile("if \\(r\\d\\) \\{");
    private static final Pattern THROW = Pattern.compile("throw takeObject\\(r\\d\\);");
    private static final Pattern RETURN = Pattern.compile("return (.*);");

    private static final Map<String, Simple> ELEMENTS = Map.of("U8", Simple.U8, "I8", Simple.I8, "U16", Simple.U16,
            "I16", Simple.I16, "U32", Simple.U32, "I32", Simple.I32, "U64", Simple.U64, "I64", Simple.I64, "F32",
            Simple.F32, "F64", Simple.F64);
    private static final Map<String, Simple> DOCUMENTED = Map.of("Int8Array", Simple.I8, "Int16Array", Simple.I16,
            "Int32Array", Simple.I32, "BigInt64Array", Simple.I64);
    private static final Map<String, Simple> PASSED = Map.of("Array8", Simple.U8, "Array16", Simple.U16, "Array32",
            Simple.U32, "Array64", Simple.U64, "ArrayF32", Simple.F32, "ArrayF64", Simple.F64);

    private final GlueFunction function;
    private final List<Word> parameters;
    private final List<Word> results;
    private final Map<String, Descriptor> passed = new HashMap<>();
    private final Map<String, String> passedNames = new HashMap<>();
    private final Map<String, Simple> words = new HashMap<>();
    private List<Descriptor> types;
    private Descriptor array;
    private boolean optionalText;
    private boolean fails;
    private Descriptor result = Simple.UNIT;

    /**
     * @param parameters of the module's function
     * @param results likewise
     */
    ExportReader(GlueFunction function, List<Word> parameters, List<Word> results) {
        this.function = function;
        this.parameters = parameters;
        this.results = results;
    }

    Descriptor.Function read() {
        Pattern call = Pattern.compile("(?:const ret = |return )?wasm\\." + Pattern.quote(function.name()) + "\\((.*)\\)"
                + "(?: (>>> 0|!== 0))?;");
        for (int i = 0; i < results.size(); i++) {
            words.put(results.size() == 1 ? "ret" : "ret[" + i + "]", simple(results.get(i)));
        }
        for (int i = 0; i < function.lines().size(); i++) {
            String line = function.lines().get(i);
            Matcher called = call.matcher(line);
            if (called.matches()) {
                types = arguments(called.group(1), i);
                if (line.startsWith("return ")) {
                    result = value("ret" + (called.group(2) == null ? "" : " " + called.group(2)), i);
                }
            } else {
                statement(line, i);
            }
        }
        if (types == null) {
            throw function.refuse("it does not call the function of the module that has its name");
        }
        return new Descriptor.Function(0, types, fails ? new Descriptor.Result(result) : result, result);
    }

    private void statement(String line, int number) {
        Matcher pass = PASS.matcher(line);
        Matcher read = READ.matcher(line);
        Matcher slice = SLICE.matcher(line);
        Matcher value = RETURN.matcher(line);
        if (pass.matches()) {
            String name = pass.group(5);
            Descriptor type = passed(pass.group(4), name, number);
            passed.put("ptr" + pass.group(1), pass.group(2) == null ? type : new Descriptor.Optional(type));
            passedNames.put("ptr" + pass.group(1), name);
        } else if (read.matches()) {
            words.put("r" + read.group(1), word(read.group(3) != null ? read.group(3) : read.group(2), number));
        } else if (slice.matches() && ELEMENTS.containsKey(slice.group(1))) {
            array = new Descriptor.Vector(ELEMENTS.get(slice.group(1)));
        } else if (OPTIONAL_TEXT.matcher(line).matches()) {
            optionalText = true;
        } else if (THROW.matcher(line).matches()) {
            fails = true;
        } else if (value.matches()) {
            result = value(value.group(1), number);
        } else if (!BOOKKEEPING.matcher(line).matches() && !PRESENT.matcher(line).matches()
                && !FAILED.matcher(line).matches()) {
            throw function.refuse(number);
        }
    }

    private Descriptor passed(String kind, String name, int number) {
        if (kind.equals("String")) {
            return new Descriptor.Reference(Access.SHARED, Simple.STRING);
        }
        Simple element = PASSED.get(kind);
        if (element == null) {
            throw function.refuse(number);
        }
        return new Descriptor.Vector(DOCUMENTED.getOrDefault(function.documented().get(name), element));
    }

    private Simple word(String getter, int number) {
        return switch (getter) {
            case "Int32" -> Simple.I32;
            case "BigInt64" -> Simple.I64;
            case "Float32" -> Simple.F32;
            case "Float64" -> Simple.F64;
            default -> throw function.refuse(number);
        };
    }

    private static Simple simple(Word word) {
        return switch (word) {
            case I32 -> Simple.I32;
            case I64 -> Simple.I64;
            case F32 -> Simple.F32;
            case F64 -> Simple.F64;
        };
    }

    /** The type of what is returned. */
    private Descriptor value(String text, int number) {
        if (text.matches("v\\d+") && (array != null || optionalText)) {
            return array != null ? array : new Descriptor.Optional(Simple.STRING);
        }
        if (text.matches("getStringFromWasm0\\((?:r0, r1|ret\\[0\\], ret\\[1\\]|ptr\\d+, len\\d+)\\)")) {
            return Simple.STRING;
        }
        Matcher option = Pattern.compile("(r0|ret\\[0\\]) === 0 \\? undefined : (.*)").matcher(text);
        if (option.matches() && !option.group(2).contains(option.group(1)) && words.containsKey(option.group(1))) {
            return new Descriptor.Optional(value(option.group(2), number));
        }
        if (text.equals("ret === 0xFFFFFF ? undefined : ret !== 0")) {
            return new Descriptor.Optional(Simple.BOOLEAN);
        }
        for (var word : words.entrySet()) {
            String name = word.getKey();
            if (text.equals(name)) {
                return word.getValue();
            } else if (text.equals(name + " >>> 0")) {
                return Simple.U32;
            } else if (text.equals(name + " !== 0")) {
                return Simple.BOOLEAN;
            } else if (text.equals("BigInt.asUintN(64, " + name + ")")) {
                return Simple.U64;
            } else if (text.equals("String.fromCodePoint(" + name + ")")) {
                return Simple.CHAR;
            } else if (text.equals("takeObject(" + name + ")")) {
                return Simple.EXTERNREF;
            }
        }
        throw function.refuse(number);
    }

    private List<Descriptor> arguments(String text, int number) {
        List<String> expressions = Expressions.split(text);
        if (expressions.size() != parameters.size()) {
            throw function.refuse("it passes " + expressions.size() + " of the " + parameters.size()
                    + " parameters of the module's function");
        }
        int next = !expressions.isEmpty() && expressions.get(0).equals("retptr") ? 1 : 0;
        var result = new ArrayList<Descriptor>();
        for (String name : function.parameters()) {
            if (next >= expressions.size()) {
                throw function.refuse(number);
            }
            String expression = expressions.get(next);
            if (passed.containsKey(expression) && name.equals(passedNames.get(expression))
                    && next + 1 < expressions.size()
                    && expressions.get(next + 1).equals(expression.replace("ptr", "len"))) {
                result.add(passed.get(expression));
                next += 2;
            } else if (expression.equals("!isLikeNone(" + name + ")") && next + 1 < expressions.size()
                    && expressions.get(next + 1).matches("isLikeNone\\(" + name + "\\) \\? (?:0|BigInt\\(0\\)) : " + name)) {
                result.add(new Descriptor.Optional(simple(parameters.get(next + 1))));
                next += 2;
            } else {
                result.add(argument(expression, name, parameters.get(next), number));
                next++;
            }
        }
        if (next != expressions.size()) {
            throw function.refuse(number);
        }
        return result;
    }

    private Descriptor argument(String expression, String name, Word word, int number) {
        String none = "isLikeNone(" + name + ") ? ";
        if (expression.equals(name)) {
            return word == Word.I32 && "boolean".equals(function.documented().get(name)) ? Simple.BOOLEAN : simple(word);
        } else if (expression.equals("addHeapObject(" + name + ")")) {
            return Simple.EXTERNREF;
        } else if (expression.equals("addBorrowedObject(" + name + ")")) {
            return new Descriptor.Reference(Access.SHARED, Simple.EXTERNREF);
        } else if (expression.equals(none + "0 : addHeapObject(" + name + ")")) {
            return new Descriptor.Optional(Simple.EXTERNREF);
        } else if (expression.equals(none + "0xFFFFFF : " + name + " ? 1 : 0")) {
            return new Descriptor.Optional(Simple.BOOLEAN);
        } else if (expression.equals(none + "0x100000001 : (" + name + ") >>> 0")) {
            return new Descriptor.Optional(Simple.U32);
        } else if (expression.equals(none + "0x100000001 : (" + name + ") >> 0")) {
            return new Descriptor.Optional(Simple.I32);
        } else if (expression.equals(none + "0x100000001 : Math.fround(" + name + ")")) {
            return new Descriptor.Optional(Simple.F32);
        }
        throw function.refuse(number);
    }
}
