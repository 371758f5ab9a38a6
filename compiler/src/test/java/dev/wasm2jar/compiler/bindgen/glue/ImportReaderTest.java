package dev.wasm2jar.compiler.bindgen.glue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.Globals;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.RustTypes;
import dev.wasm2jar.compiler.bindgen.emit.Step;
import dev.wasm2jar.compiler.bindgen.emit.Target;
import dev.wasm2jar.compiler.bindgen.metadata.ImportedItem;
import dev.wasm2jar.compiler.javascript.JsFunction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the bodies of imports do, as calls. */
class ImportReaderTest {

    /** Everything is there, under its own name. */
    private static final Globals GLOBALS = (item, type) -> Optional.of(Target.StaticMethod.of("G", name(item), "()Z"));

    private static String name(ImportedItem item) {
        if (item instanceof ImportedItem.Function function) {
            String name = String.join(".", function.namespace()) + " " + function.callee().className().orElse("") + "#"
                    + function.callee().name();
            return function.callee().operation() + " " + name.strip();
        }
        return item instanceof ImportedItem.InstanceOf test ? "instanceof " + test.className()
                : "get " + ((ImportedItem.Static) item).namespace() + ((ImportedItem.Static) item).name();
    }

    private static ImportBuilder.Read read(String text, String parameters, String results) {
        GlueFile glue = GlueFile.parse("glue.js", "import { own } from './snippets/x/inline0.js';\n"
                + "function __wbg_adapter_1(a, b, c) { wasm.shim(a, b, addHeapObject(c)); }\n" + text);
        JsFunction code = glue.function("f").orElseThrow();
        var closure = new Descriptor.Function(7, List.of(Descriptor.Simple.EXTERNREF), Descriptor.Simple.UNIT,
                Descriptor.Simple.UNIT);
        var closures = new Closures(glue, adapter -> closure, expression -> 9);
        return new ImportReader(new GlueFunction(glue, "f", code, TypeComments.NONE), new ModuleNames(),
                new JavaScriptUses(GLOBALS), closures, Words.of(parameters), Words.of(results)).read();
    }

    private static String shown(Target target) {
        if (target instanceof Target.StaticMethod method) {
            return method.name();
        }
        return target instanceof Target.Script script
                ? script.steps().stream().map(ImportReaderTest::shown).collect(Collectors.joining("; ")) : target.toString();
    }

    private static String shown(Step step) {
        if (step instanceof Step.Argument argument) {
            return "$" + argument.number();
        } else if (step instanceof Step.Constant constant) {
            return constant.value() == Step.UNDEFINED ? "undefined" : String.valueOf(constant.value());
        } else if (step instanceof Step.Choice choice) {
            return shown(choice.test()) + " ? " + shown(choice.then()) + " : " + shown(choice.otherwise());
        }
        Step.Call call = (Step.Call) step;
        return call.method().name() + call.arguments().stream().map(ImportReaderTest::shown).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "const ret = getObject(arg0).length; return ret;|i|i|(&JsValue) -> i32|GETTER Object#length",
        "const ret = arg0.length; return ret;|r|i|(JsValue) -> i32|GETTER Object#length",
        "const ret = new Uint8Array(getObject(arg0)); return addHeapObject(ret);|i|i|(&JsValue) -> JsValue|"
            + "CONSTRUCTOR Uint8Array#",
        "const ret = Object.entries(arg0); return ret;|r|r|(JsValue) -> JsValue|CALL Object #entries",
        "Uint8Array.prototype.set.call(getArrayU8FromWasm0(arg0, arg1), arg2);|iir||(&[u8], JsValue)|"
            + "CALL Uint8Array #prototype.set.call",
        "getObject(arg0)[arg1 >>> 0] = takeObject(arg2);|iii||(&JsValue, u32, JsValue)|INDEX_SETTER Object#",
        "const ret = getObject(arg0) instanceof Map; return ret;|i|i|(&JsValue) -> i32|instanceof Map",
        "let result; try { result = arg0 instanceof Map; } catch (_) { result = false; } const ret = result; return ret;"
            + "|r|i|(JsValue) -> i32|instanceof Map",
        "let d0; let d1; try { d0 = arg0; d1 = arg1; console.error(getStringFromWasm0(arg0, arg1)); } finally { "
            + "wasm.__wbindgen_free(d0, d1, 1); }|ii||(String)|CALL console #error",
        "const ret = getObject(arg1).stack; const p = passStringToWasm0(ret, wasm.a, wasm.b); const l = WASM_VECTOR_LEN; "
            + "getInt32Memory0()[arg0 / 4 + 1] = l; getInt32Memory0()[arg0 / 4 + 0] = p;|ii||(&JsValue) -> String|"
            + "GETTER Object#stack",
        "const v = arg1; const ret = typeof(v) === 'number' ? v : undefined; getDataViewMemory0().setFloat64(arg0 + 8 * 1, "
            + "isLikeNone(ret) ? 0 : ret, true); getDataViewMemory0().setInt32(arg0 + 4 * 0, !isLikeNone(ret), true);|ir||"
            + "(JsValue) -> Option<f64>|isStrictlyEqual[typeof[$0], number] ? $0 : undefined",
        "const ret = typeof self === 'undefined' ? null : self; return isLikeNone(ret) ? 0 : addToExternrefTable0(ret);||i|"
            + "() -> Option<JsValue>|getIfDefined",
        "const ret = Symbol.iterator; return ret;||r|() -> JsValue|get [Symbol]iterator",
        "const ret = JSON.stringify(arg0 === undefined ? null : arg0); return ret;|r|r|(JsValue) -> JsValue|"
            + "CALL JSON #stringify[isStrictlyEqual[$0, undefined] ? null : $0]",
        "arg0.b = arg2; arg0.a = arg1;|rir||(JsValue, i32, JsValue)|"
            + "SETTER Object#b[$0, $2]; SETTER Object#a[$0, $1]; undefined",
        "throw takeObject(arg0);|i||(JsValue)|rethrow",
        "const ret = makeMutClosure(arg0, arg1, 45, __wbg_adapter_1); return addHeapObject(ret);|iii|i|"
            + "(Closure<dyn FnMut(JsValue)>, i32) -> JsValue|$0",
        "try { var state0 = {a: arg0, b: arg1}; var cb0 = (arg0) => { const a = state0.a; state0.a = 0; try { return "
            + "__wbg_adapter_1(a, state0.b, arg0); } finally { state0.a = a; } }; const ret = new Promise(cb0); "
            + "return addHeapObject(ret); } finally { state0.a = state0.b = 0; }|ii|i|(&mut dyn Fn(JsValue)) -> JsValue|"
            + "CONSTRUCTOR Promise#",
    })
    void bodiesAreCalls(String body, String parameters, String results, String type, String target) {
        // The glue names the parameters that there are.
        ImportBuilder.Read read = read("function f(" + String.join(", ",
                List.of("arg0", "arg1", "arg2").subList(0, parameters == null ? 0 : parameters.length())) + ") { " + body
                + " }", parameters, results);
        assertEquals(type, RustTypes.text(read.type()));
        assertEquals(target, shown(read.target()));
    }

    @Test
    void exceptionsAreLeftToTheModule() {
        ImportBuilder.Read read = read("imports.wbg.f = function() { return handleError(function (arg0, arg1) {"
                + " const ret = Reflect.get(arg0, arg1); return ret; }, arguments) };", "rr", "r");
        assertTrue(read.catches());
        assertEquals("CALL Reflect #get", shown(read.target()));
    }

    @Test
    void functionsOfTheCratesOwnAreProvided() {
        assertEquals(new Target.Embedder("./snippets/x/inline0.js", "own"),
                read("function f(arg0) { const ret = own(arg0); return ret; }", "d", "d").target());
    }

    @Test
    void whatIsNotKnownIsRefusedWithItsLine() {
        for (String body : List.of("for (;;) ;", "const ret = (() => 1)(); return ret;", "const ret = x => x; return ret;",
                "const ret = g(); return h(ret, ret);", "own(arg0) + 1;", "eval(`1`);", "wasm.other();")) {
            var refusal = assertThrows(BindgenException.class,
                    () -> read("function f(arg0) { " + body + " }", "d", "d"), body);
            assertTrue(refusal.getMessage().startsWith("glue.js:3: the function f is beyond"), refusal.getMessage());
        }
    }
}
