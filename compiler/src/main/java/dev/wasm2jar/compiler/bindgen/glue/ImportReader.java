package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Access;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import dev.wasm2jar.compiler.bindgen.emit.Word;
import dev.wasm2jar.compiler.bindgen.metadata.Callee;
import dev.wasm2jar.compiler.bindgen.metadata.ImportedItem;
import dev.wasm2jar.compiler.bindgen.metadata.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from its glue what an imported function uses of JavaScript, and with which types. */
final class ImportReader {

    private static final Pattern CATCH = Pattern.compile("return handleError\\(function \\([\\w, ]*\\) \\{");
    private static final String CATCH_END = "}, arguments)";
    /** Lines about a text that the function owns: it frees it. */
    private static final Pattern OWNED_TEXT = Pattern.compile("try \\{|\\} finally \\{|\\}|let deferred\\d+_\\d+;"
            + "|deferred\\d+_[01] = arg\\d+;|wasm\\.\\w+\\((arg\\d+, arg\\d+|deferred\\d+_0, deferred\\d+_1)(?:, 1)?\\);");
    /** Lines that give a text back, through the pointer that is the first argument. */
    private static final Pattern GIVEN_TEXT = Pattern.compile(
            "const ptr1 = passStringToWasm0\\(ret, wasm\\.__wbindgen_malloc, wasm\\.\\w+\\);"
                    + "|const len1 = WASM_VECTOR_LEN;|getInt32Memory0\\(\\)\\[arg0 / 4 \\+ (?:1\\] = len1|0\\] = ptr1);"
                    + "|getDataViewMemory0\\(\\)\\.setInt32\\(arg0 \\+ 4 \\* (?:1, len1|0, ptr1), true\\);");

    private static final Pattern METHOD = Pattern.compile("getObject\\((arg\\d+)\\)\\.([\\w$]+)\\((.*)\\)");
    private static final Pattern GETTER = Pattern.compile("getObject\\((arg\\d+)\\)\\.([\\w$]+)");
    private static final Pattern SETTER = Pattern.compile("getObject\\((arg\\d+)\\)\\.([\\w$]+) = (.*)");
    private static final Pattern INDEX = Pattern.compile("getObject\\((arg\\d+)\\)\\[(.*)\\]");
    private static final Pattern CONSTRUCTOR = Pattern.compile("new ([\\w$.]+)\\((.*)\\)");
    private static final Pattern FUNCTION = Pattern.compile("([\\w$]+(?:\\.[\\w$]+)*)\\((.*)\\)");
    private static final Pattern TEXT = Pattern.compile("getStringFromWasm0\\((arg\\d+), (arg\\d+)\\)");
    private static final Pattern ARRAY = Pattern.compile("getArray(\\w+)FromWasm0\\((arg\\d+), (arg\\d+)\\)");

    private static final Map<String, Simple> ELEMENTS = Map.of("U8", Simple.U8, "I8", Simple.I8, "U16", Simple.U16,
            "I16", Simple.I16, "U32", Simple.U32, "I32", Simple.I32, "F32", Simple.F32, "F64", Simple.F64);

    private final GlueFunction function;
    private final List<Word> parameters;
    private final List<Word> results;
    private final List<Descriptor> types = new ArrayList<>();
    private List<String> namespace = List.of();
    private boolean ownsText;
    private boolean givesText;
    /** The number of the argument of the module's function that comes next. */
    private int next;

    /**
     * An import that is understood.
     *
     * @param item what is used
     */
    record Read(ImportedItem.Function item, Descriptor.Function type) {}

    ImportReader(GlueFunction function, List<Word> parameters, List<Word> results) {
        this.function = function;
        this.parameters = parameters;
        this.results = results;
    }

    Read read() {
        boolean catches = false;
        int use = -1;
        String result = "";
        for (int i = 0; i < function.lines().size(); i++) {
            String line = function.lines().get(i);
            if (CATCH.matcher(line).matches()) {
                catches = true;
            } else if (OWNED_TEXT.matcher(line).matches()) {
                ownsText |= line.startsWith("wasm.");
            } else if (GIVEN_TEXT.matcher(line).matches()) {
                givesText = true;
            } else if (use >= 0 && line.startsWith("return ")) {
                result = line;
            } else if (use < 0) {
                use = i;
            } else if (!line.startsWith(CATCH_END)) {
                throw function.refuse(i);
            }
        }
        if (use < 0) {
            throw function.refuse("it does nothing");
        }
        next = givesText ? 1 : 0;
        Callee callee = callee(use);
        if (next != parameters.size()) {
            throw function.refuse(use);
        }
        Descriptor type = result(result, use);
        return new Read(new ImportedItem.Function(function.name(), Optional.empty(), namespace, callee, catches, false),
                new Descriptor.Function(0, types, type, type));
    }

    private Callee callee(int line) {
        String text = function.lines().get(line);
        if (!text.endsWith(";")) {
            throw function.refuse(line);
        }
        text = text.substring(text.startsWith("const ret = ") ? "const ret = ".length() : 0, text.length() - 1);
        Matcher method = METHOD.matcher(text);
        Matcher getter = GETTER.matcher(text);
        Matcher setter = SETTER.matcher(text);
        Matcher index = INDEX.matcher(text);
        Matcher constructor = CONSTRUCTOR.matcher(text);
        Matcher call = FUNCTION.matcher(text);
        if (method.matches()) {
            return ofObject(method.group(1), Operation.CALL, method.group(2), method.group(3), line);
        } else if (setter.matches()) {
            return ofObject(setter.group(1), Operation.SETTER, setter.group(2), setter.group(3), line);
        } else if (getter.matches()) {
            return ofObject(getter.group(1), Operation.GETTER, getter.group(2), "", line);
        } else if (index.matches()) {
            return ofObject(index.group(1), Operation.INDEX_GETTER, "", index.group(2), line);
        } else if (constructor.matches()) {
            arguments(constructor.group(2), line);
            return new Callee(Optional.of(constructor.group(1)), true, Operation.CONSTRUCTOR, "");
        } else if (call.matches() && !call.group(1).matches("getObject|takeObject|wasm\\..*")) {
            arguments(call.group(2), line);
            int dot = call.group(1).lastIndexOf('.');
            namespace = dot < 0 ? List.of() : List.of(call.group(1).substring(0, dot).split("\\."));
            return new Callee(Optional.empty(), false, Operation.CALL, call.group(1).substring(dot + 1));
        }
        throw function.refuse(line);
    }

    /** The class of the object is not known: its method or property is looked for when it is used. */
    private Callee ofObject(String object, Operation operation, String name, String arguments, int line) {
        take(object, new Descriptor.Reference(Access.SHARED, Simple.EXTERNREF), line);
        arguments(arguments, line);
        return new Callee(Optional.of("Object"), false, operation, name);
    }

    private void arguments(String text, int line) {
        for (String argument : Expressions.split(text)) {
            Matcher string = TEXT.matcher(argument);
            Matcher array = ARRAY.matcher(argument);
            if (string.matches()) {
                take(string.group(1), ownsText ? Simple.STRING
                        : new Descriptor.Reference(Access.SHARED, Simple.STRING), line);
                skip(string.group(2), line);
            } else if (array.matches() && ELEMENTS.containsKey(array.group(1))) {
                take(array.group(2), new Descriptor.Reference(Access.SHARED,
                        new Descriptor.Slice(ELEMENTS.get(array.group(1)))), line);
                skip(array.group(3), line);
            } else if (argument.matches("getObject\\(arg\\d+\\)")) {
                take(inner(argument), new Descriptor.Reference(Access.SHARED, Simple.EXTERNREF), line);
            } else if (argument.matches("takeObject\\(arg\\d+\\)")) {
                take(inner(argument), Simple.EXTERNREF, line);
            } else if (argument.matches("arg\\d+ >>> 0")) {
                take(argument.substring(0, argument.indexOf(' ')), Simple.U32, line);
            } else if (argument.matches("arg\\d+ !== 0")) {
                take(argument.substring(0, argument.indexOf(' ')), Simple.BOOLEAN, line);
            } else if (argument.matches("arg\\d+") && next < parameters.size()) {
                take(argument, simple(parameters.get(next)), line);
            } else {
                throw function.refuse(line);
            }
        }
    }

    private static String inner(String call) {
        return call.substring(call.indexOf('(') + 1, call.length() - 1);
    }

    private void take(String argument, Descriptor type, int line) {
        skip(argument, line);
        types.add(type);
    }

    private void skip(String argument, int line) {
        if (!argument.equals("arg" + next) || next >= parameters.size()) {
            throw function.refuse(line);
        }
        next++;
    }

    private static Simple simple(Word word) {
        return switch (word) {
            case I32 -> Simple.I32;
            case I64 -> Simple.I64;
            case F32 -> Simple.F32;
            case F64 -> Simple.F64;
        };
    }

    private Descriptor result(String text, int line) {
        if (givesText) {
            return Simple.STRING;
        }
        return switch (text) {
            case "" -> Simple.UNIT;
            case "return addHeapObject(ret);" -> Simple.EXTERNREF;
            case "return isLikeNone(ret) ? 0 : addHeapObject(ret);" -> new Descriptor.Optional(Simple.EXTERNREF);
            case "return ret;" -> {
                if (results.size() != 1) {
                    throw function.refuse(line);
                }
                yield simple(results.get(0));
            }
            default -> throw function.refuse(line);
        };
    }
}
