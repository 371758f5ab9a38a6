package dev.wasm2jar.compiler.bindgen.glue;

import dev.wasm2jar.compiler.bindgen.Globals;
import dev.wasm2jar.compiler.bindgen.IntrinsicMethods;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import dev.wasm2jar.compiler.bindgen.emit.Target;
import dev.wasm2jar.compiler.bindgen.metadata.Callee;
import dev.wasm2jar.compiler.bindgen.metadata.ImportedItem;
import dev.wasm2jar.compiler.bindgen.metadata.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done with values of JavaScript, as calls of methods of the runtime. */
final class JavaScriptUses {

    private static final String RUNTIME = "dev/wasm2jar/runtime/bindgen/";
    private static final String JAVASCRIPT = "dev/wasm2jar/runtime/js/";
    private static final String GLOBAL = JAVASCRIPT + "JsGlobal";

    /** Methods of operators between operands. */
    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("===", "JsEquality.isStrictlyEqual"), Map.entry("==", "JsEquality.isLooselyEqual"),
            Map.entry("in", "JsDynamic.has"), Map.entry("<", "JsOperators.lt"), Map.entry("<=", "JsOperators.le"),
            Map.entry(">=", "JsOperators.ge"), Map.entry(">", "JsOperators.gt"), Map.entry("&", "JsOperators.bitAnd"),
            Map.entry("|", "JsOperators.bitOr"), Map.entry("^", "JsOperators.bitXor"), Map.entry("<<", "JsOperators.shl"),
            Map.entry(">>", "JsOperators.shr"), Map.entry(">>>", "JsOperators.unsignedShr"),
            Map.entry("+", "JsOperators.add"), Map.entry("-", "JsOperators.sub"), Map.entry("*", "JsOperators.mul"),
            Map.entry("/", "JsOperators.div"), Map.entry("%", "JsOperators.rem"), Map.entry("**", "JsOperators.pow"));
    /** Likewise, before an operand. */
    private static final Map<String, String> PREFIXES = Map.of("typeof", "JsTypes.typeof", "!", "JsConversions.isFalsy", "-",
            "JsOperators.neg", "~", "JsOperators.bitNot", "+", "JsConversions.toNumber");

    private final Globals globals;

    JavaScriptUses(Globals globals) {
        this.globals = globals;
    }

    /** A method of the runtime. */
    static Value.Used method(String name, Value... arguments) {
        int dot = name.indexOf('.');
        String owner = (name.startsWith("Js") ? JAVASCRIPT : RUNTIME) + name.substring(0, dot);
        return new Value.Used(IntrinsicMethods.find(owner, name.substring(dot + 1)), List.of(arguments));
    }

    static Optional<Value> binary(String operator, Value left, Value right) {
        return Optional.ofNullable(OPERATORS.get(operator)).map(name -> method(name, left, right));
    }

    static Optional<Value> unary(String operator, Value operand) {
        return Optional.ofNullable(PREFIXES.get(operator)).map(name -> method(name, operand));
    }

    /** A method, property or element of an object, whose class is not known. */
    Value ofObject(Operation operation, String name, List<Value> arguments) {
        var callee = new Callee(Optional.of("Object"), false, operation, name);
        return new Value.Used(find(List.of(), callee, arguments.size()).orElseThrow(), arguments);
    }

    /**
     * A call of a function.
     *
     * @param path from the global object on
     */
    Value function(String path, List<Value> arguments) {
        int dot = path.indexOf('.');
        List<String> namespace = dot < 0 ? List.of() : List.of(path.substring(0, dot));
        var callee = new Callee(Optional.empty(), false, Operation.CALL, path.substring(dot + 1));
        return new Value.Used(find(namespace, callee, arguments.size()).orElseGet(() -> late("call", path)), arguments);
    }

    Value construction(String path, List<Value> arguments) {
        var callee = new Callee(Optional.of(path), true, Operation.CONSTRUCTOR, "");
        return new Value.Used(find(List.of(), callee, arguments.size()).orElseGet(() ->
                IntrinsicMethods.find(GLOBAL, "construct").withTexts(List.of(path))), arguments);
    }

    /** The value at a path. */
    Value global(String path) {
        if (path.equals("wasm.memory")) {
            return method("TypedArrays.memory");
        } else if (path.startsWith("wasm.")) {
            return method("Intrinsics.unknown");
        }
        int dot = path.lastIndexOf('.');
        Optional<String> owner = dot < 0 ? Optional.empty() : Optional.of(path.substring(0, dot));
        List<String> namespace = owner.map(List::of).orElse(List.of());
        Optional<Target> found = globals.find(new ImportedItem.Static("", Optional.empty(), namespace,
                path.substring(dot + 1)), type(0));
        return new Value.Used(found.map(Target.StaticMethod.class::cast).orElseGet(() -> late("get", path)), List.of());
    }

    /** The value of a variable that need not be there. */
    Value probe(String name) {
        return new Value.Used(IntrinsicMethods.find(GLOBAL, "getIfDefined").withTexts(List.of(name)), List.of());
    }

    /** The test for a class; nothing is of one that the runtime does not have. */
    Value instance(String path, Value value) {
        return globals.find(new ImportedItem.InstanceOf("", Optional.empty(), List.of(), path), type(1))
                .<Value>map(found -> new Value.Used((Target.StaticMethod) found, List.of(value)))
                .orElse(new Value.Constant(false));
    }

    private Optional<Target.StaticMethod> find(List<String> namespace, Callee callee, int parameters) {
        return globals.find(
                new ImportedItem.Function("", Optional.empty(), namespace, callee, false, false), type(parameters))
                .map(Target.StaticMethod.class::cast);
    }

    private static Descriptor.Function type(int parameters) {
        return new Descriptor.Function(0, new ArrayList<>(Collections.nCopies(parameters, Simple.EXTERNREF)),
                Simple.EXTERNREF, Simple.EXTERNREF);
    }

    /** What the runtime does not have is looked for when it is used: the host may have put it into the global object. */
    private static Target.StaticMethod late(String method, String path) {
        int dot = path.lastIndexOf('.');
        return IntrinsicMethods.find(GLOBAL, method).withTexts(
                List.of(dot < 0 ? "" : path.substring(0, dot), path.substring(dot + 1)));
    }
}
