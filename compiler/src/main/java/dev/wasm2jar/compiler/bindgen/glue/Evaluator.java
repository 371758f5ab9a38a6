package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Access;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import dev.wasm2jar.compiler.bindgen.emit.Step;
import dev.wasm2jar.compiler.bindgen.emit.Word;
import dev.wasm2jar.compiler.bindgen.glue.Value.Ownership;
import dev.wasm2jar.compiler.javascript.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what the expressions of a function of the glue stand for. What it does not know, the function's reader may. */
final class Evaluator {

    static final String MODULE = "wasm";
    private static final String LENGTH = "WASM_VECTOR_LEN";
    private static final Descriptor LENT_HANDLE = new Descriptor.Reference(Access.SHARED, Simple.EXTERNREF);

    private final GlueFunction function;
    private final FunctionReader reader;
    private final Map<String, Value> variables = new HashMap<>();
    private final Map<Value, String> classes = new HashMap<>();
    /** What {@code WASM_VECTOR_LEN} is: the second word of what was passed last. */
    private Value length = new Value.Ignored();

    Evaluator(GlueFunction function, FunctionReader reader) {
        this.function = function;
        this.reader = reader;
    }

    void assign(String variable, Value value) {
        variables.put(variable, value);
    }

    Map<String, Value> variables() {
        return variables;
    }

    Value value(Expression expression) {
        if (expression instanceof Expression.Name name) {
            return name(name.name());
        } else if (expression instanceof Expression.Literal literal) {
            return new Value.Constant(literal.value());
        } else if (expression instanceof Expression.Call call) {
            return call(call);
        } else if (expression instanceof Expression.Conditional conditional) {
            return conditional(conditional);
        } else if (expression instanceof Expression.Binary binary) {
            return binary(binary);
        } else if (expression instanceof Expression.Unary unary) {
            return unary(unary);
        } else if (expression instanceof Expression.Member member) {
            return member(member);
        } else if (expression instanceof Expression.Index index) {
            return index(index);
        }
        return reader.use(expression);
    }

    private Value name(String name) {
        return switch (name) {
            case LENGTH -> length;
            case "undefined" -> new Value.Constant(Step.UNDEFINED);
            case "this" -> new Value.Receiver();
            default -> variables.getOrDefault(name, new Value.Path(name));
        };
    }

    /** The word of a number that an address is of. */
    private Optional<Value.ModuleWord> word(Value value) {
        return value instanceof Value.ModuleWord word ? Optional.of(word) : Optional.empty();
    }

    private Value call(Expression.Call call) {
        List<Expression> arguments = call.arguments();
        if (call.callee() instanceof Expression.Name name && !variables.containsKey(name.name())) {
            return helper(call, name.name(), arguments);
        }
        if (call.callee() instanceof Expression.Member member) {
            if (member.object() instanceof Expression.Name object && object.name().equals(MODULE)) {
                return reader.moduleCall(member.name(), arguments.stream().map(this::value).toList(), call);
            }
            return method(call, member, arguments);
        }
        return reader.use(call);
    }

    private Value helper(Expression.Call call, String name, List<Expression> arguments) {
        switch (name) {
            case "isLikeNone":
                return new Value.Absent(value(arguments.get(0)));
            case "addHeapObject", "addToExternrefTable0":
                return new Value.Lowered(Simple.EXTERNREF, 0, value(arguments.get(0)));
            case "addBorrowedObject":
                return new Value.Lowered(LENT_HANDLE, 0, value(arguments.get(0)));
            case "getObject", "getFromExternrefTable0":
                return lift(LENT_HANDLE, call, arguments.subList(0, 1));
            case "takeObject", "takeFromExternrefTable0":
                return lift(Simple.EXTERNREF, call, arguments.subList(0, 1));
            case "getStringFromWasm0":
                return lift(Owned.LENT_TEXT, call, arguments);
            case "getCachedStringFromWasm0":
                return lift(Owned.LENT_CACHED_TEXT, call, arguments);
            case "passStringToWasm0":
                return pass(Simple.STRING, value(arguments.get(0)));
            case "_assertClass":
                classes.put(value(arguments.get(0)), ((Expression.Name) arguments.get(1)).name());
                return new Value.Ignored();
            case "_assertNum", "_assertBoolean", "_assertBigInt", "_assertNonNull", "_assertChar":
                return new Value.Ignored();
            default:
                return array(call, name, arguments);
        }
    }

    private Value array(Expression.Call call, String name, List<Expression> arguments) {
        Optional<Descriptor> read = Elements.read(name, function.types().resultType());
        if (read.isPresent()) {
            return lift(name.contains("JsValue") ? new Descriptor.Vector(read.get()) : Owned.lentArray(read.get()), call,
                    arguments);
        }
        if (name.startsWith("passArray")) {
            Value passed = value(arguments.get(0));
            String documented = passed instanceof Value.Given given ? function.types().parameter(given.name()) : "";
            Optional<Descriptor> element = Elements.passed(name, documented);
            if (element.isPresent()) {
                return pass(new Descriptor.Vector(element.get()), passed);
            }
        }
        boolean zero = name.equals("BigInt") && arguments.size() == 1 && isNumber(arguments.get(0), 0);
        return zero ? new Value.Constant(0.0) : reader.use(call);
    }

    private Value pass(Descriptor type, Value passed) {
        length = new Value.Lowered(type, 1, passed);
        return new Value.Lowered(type, 0, passed);
    }

    private Value lift(Descriptor type, Expression whole, List<Expression> words) {
        return new Value.Lifted(type, words.stream()
                .map(expression -> word(value(expression)).orElseThrow(() -> function.refuse(whole)).place())
                .toList());
    }

    private Value method(Expression.Call call, Expression.Member callee, List<Expression> arguments) {
        Expression object = callee.object();
        switch (callee.name()) {
            case "slice":
                return arguments.isEmpty() && value(object) instanceof Value.Lifted lifted ? lifted : reader.use(call);
            case "asUintN":
                return unsigned(value(arguments.get(1)), call);
            case "fromCodePoint":
                return word(value(arguments.get(0))).<Value>map(word -> lifted(Simple.CHAR, word))
                        .orElseGet(() -> reader.use(call));
            case "fround":
                return value(arguments.get(0)) instanceof Value.Given given ? new Value.Lowered(Simple.F32, 0, given)
                        : reader.use(call);
            case "codePointAt":
                return isNumber(arguments.get(0), 0) ? new Value.Lowered(Simple.CHAR, 0, value(object)) : reader.use(call);
            case "__wrap":
                return lift(new Descriptor.Struct(((Expression.Name) object).name()), call, arguments);
            case "__destroy_into_raw":
                return address(value(object), Ownership.GIVEN);
            default:
                Optional<Value> read = MemoryAccess.read(callee, arguments).flatMap(access -> access.place(this))
                        .map(place -> place);
                return read.orElseGet(() -> reader.use(call));
        }
    }

    private Value unsigned(Value operand, Expression.Call call) {
        return word(operand).<Value>map(word -> lifted(Simple.U64, word)).orElseGet(() ->
                operand instanceof Value.Given ? new Value.Lowered(Simple.U64, 0, operand) : reader.use(call));
    }

    static Value lifted(Descriptor type, Value.ModuleWord word) {
        return new Value.Lifted(type, List.of(word.place()));
    }

    static boolean isNumber(Expression expression, double number) {
        return expression instanceof Expression.Literal literal && literal.value() instanceof Double value && value == number;
    }

    /** The address of an object; of a parameter, as the type that it was found to be. */
    private Value address(Value object, Ownership ownership) {
        String name = classes.get(object);
        if (name == null) {
            return new Value.Address(object, ownership);
        }
        var type = new Descriptor.Struct(name);
        return new Value.Lowered(ownership == Ownership.GIVEN ? type : new Descriptor.Reference(Access.SHARED, type), 0,
                object);
    }

    private Value conditional(Expression.Conditional conditional) {
        if (conditional.test() instanceof Expression.Binary test && test.operator().equals("===")
                && value(test.left()) instanceof Value.ModuleWord word
                && value(test.right()) instanceof Value.Constant constant && constant.value() instanceof Double hole) {
            return Options.lifted(word, hole, value(conditional.otherwise())).orElseThrow(() -> function.refuse(conditional));
        }
        Value test = value(conditional.test());
        if (test instanceof Value.Absent absent) {
            Value hole = value(conditional.then());
            Value present = value(conditional.otherwise());
            Optional<Value> option = Options.lowered(absent.of(), hole, present);
            if (option.isPresent()) {
                if (option.get() instanceof Value.Lowered lowered && length.equals(new Value.Lowered(
                        ((Descriptor.Optional) lowered.type()).value(), 1, lowered.source()))) {
                    length = new Value.Lowered(lowered.type(), 1, lowered.source());
                }
                return option.get();
            }
        }
        boolean flag = isNumber(conditional.then(), 1) && isNumber(conditional.otherwise(), 0);
        return flag ? new Value.Lowered(Simple.BOOLEAN, 0, test) : reader.use(conditional);
    }

    private Value binary(Expression.Binary binary) {
        Optional<Value> text = StringEnums.index(binary).map(index -> index.lowered(function, value(index.text())));
        if (text.isPresent()) {
            return text.get();
        }
        boolean withZero = isNumber(binary.right(), 0);
        switch (binary.operator()) {
            case ">>>", ">>", "|":
                if (withZero) {
                    Simple type = binary.operator().equals(">>>") ? Simple.U32 : Simple.I32;
                    Value operand = value(binary.left());
                    return operand instanceof Value.ModuleWord word ? lifted(type, word)
                            : operand instanceof Value.Lowered ? operand : new Value.Lowered(type, 0, operand);
                }
                break;
            case "*":
                // The size of what is freed.
                Value length = binary.right() instanceof Expression.Literal ? value(binary.left()) : new Value.Ignored();
                if (length instanceof Value.ModuleWord || length instanceof Value.Lowered) {
                    return length;
                }
                break;
            case "!==":
                if (withZero && value(binary.left()) instanceof Value.ModuleWord word) {
                    return lifted(Simple.BOOLEAN, word);
                }
                break;
            default:
                break;
        }
        return reader.use(binary);
    }

    private Value unary(Expression.Unary unary) {
        switch (unary.operator()) {
            case "!":
                return value(unary.operand()) instanceof Value.Absent absent ? new Value.Present(absent.of())
                        : reader.use(unary);
            case "void":
                return new Value.Constant(Step.UNDEFINED);
            case "-":
                return unary.operand() instanceof Expression.Literal literal && literal.value() instanceof Double number
                        ? new Value.Constant(-number) : reader.use(unary);
            default:
                return reader.use(unary);
        }
    }

    private Value member(Expression.Member member) {
        Value object = member.object() instanceof Expression.Name name && name.name().equals(MODULE)
                ? new Value.Path(MODULE) : value(member.object());
        if (object instanceof Value.Path path) {
            return path.path().equals("Number") && member.name().equals(Options.LARGEST)
                    ? new Value.Constant(Options.NONE_SAFE) : new Value.Path(path.path() + "." + member.name());
        }
        boolean isAddress = member.name().equals("__wbg_ptr")
                || member.name().equals("ptr") && (object instanceof Value.Receiver || classes.containsKey(object));
        return isAddress ? address(object, Ownership.LENT) : reader.use(member);
    }

    private Value index(Expression.Index index) {
        Optional<Value> memory = MemoryAccess.read(index).flatMap(access -> access.place(this));
        if (memory.isPresent()) {
            return memory.get();
        }
        Value object = value(index.object());
        if (object instanceof Value.Returned && index.key() instanceof Expression.Literal literal
                && literal.value() instanceof Double number) {
            return reader.returned(number.intValue(), index);
        }
        if (object instanceof Value.Path path && function.file().stringEnums().containsKey(path.path())) {
            return lift(StringEnums.type(function.file(), path.path()), index, List.of(index.key()));
        }
        return reader.use(index);
    }

    /** The words of types that a value of JavaScript is passed as if it is passed as it is. */
    static Simple simple(Word word) {
        return switch (word) {
            case I32 -> Simple.I32;
            case I64 -> Simple.I64;
            case F32 -> Simple.F32;
            case F64 -> Simple.F64;
            case EXTERNREF -> Simple.REFERENCE;
        };
    }
}
