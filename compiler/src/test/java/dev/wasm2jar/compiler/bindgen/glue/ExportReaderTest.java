package dev.wasm2jar.compiler.bindgen.glue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.descriptor.RustTypes;
import dev.wasm2jar.compiler.bindgen.metadata.Release;
import dev.wasm2jar.compiler.javascript.JsFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How each style of glue passes values, and what it tells of types. */
class ExportReaderTest {

    private static final String ENUM = "const __wbindgen_enum_Mode = ['fast', 'small'];\n";

    private static ExportReader.Read read(String text, String parameters, String results, int release) {
        GlueFile glue = GlueFile.parse("glue.js", ENUM + text);
        JsFunction code = glue.function("f").orElseThrow();
        return new ExportReader(new GlueFunction(glue, "f", code, TypeComments.of(code.comment())), new ModuleNames(), "f",
                Words.of(parameters), Words.of(results), new Release(release, release)).read("Point");
    }

    private static String type(String text, String parameters, String results, int release) {
        return RustTypes.text(read(text, parameters, results, release).type());
    }

    /** A function body, the parameters of the module's function and its results, and the type. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        // What is returned.
        "return wasm.f() >>> 0;||i|() -> u32",
        "const ret = wasm.f(); return ret !== 0;||i|() -> bool",
        "const ret = wasm.f(); return BigInt.asUintN(64, ret);||l|() -> u64",
        "const ret = wasm.f(); return String.fromCodePoint(ret);||i|() -> char",
        "const ret = wasm.f(); return takeObject(ret);||i|() -> JsValue",
        "const ret = wasm.f(); return ret;||r|() -> JsValue",
        "const ret = wasm.f(); return Point.__wrap(ret);||i|() -> Point",
        "const ret = wasm.f(); return __wbindgen_enum_Mode[ret];||i|() -> __wbindgen_enum_Mode",
        // What is missing.
        "const ret = wasm.f(); return ret === 0xFFFFFF ? undefined : ret !== 0;||i|() -> Option<bool>",
        "const ret = wasm.f(); return ret === 0 ? undefined : Point.__wrap(ret);||i|() -> Option<Point>",
        "const ret = wasm.f(); return ret === 5 ? undefined : ret;||i|() -> Option<enum>",
        "const ret = wasm.f(); return ret === 0x100000001 ? undefined : ret >>> 0;||d|() -> Option<u32>",
        "const ret = wasm.f(); return ret[0] === 0 ? undefined : ret[1];||id|() -> Option<f64>",
        "const ret = wasm.f(); let v1; if (ret[0] !== 0) { v1 = getStringFromWasm0(ret[0], ret[1]).slice(); "
            + "wasm.__wbindgen_free(ret[0], ret[1] * 1, 1); } return v1;||ii|() -> Option<String>",
        // What fails.
        "const ret = wasm.f(); if (ret[1]) { throw takeFromExternrefTable0(ret[0]); }||ii|() -> Result<(), JsValue>",
        "const ret = wasm.f(); if (ret[2]) throw takeFromExternrefTable0(ret[1]); "
            + "return takeFromExternrefTable0(ret[0]);||iii|() -> Result<JsValue, JsValue>",
        "const ret = wasm.f(); var p = ret[0]; var l = ret[1]; if (ret[3]) { p = 0; l = 0; "
            + "throw takeFromExternrefTable0(ret[2]); } return getStringFromWasm0(p, l);||iiii|() -> Result<String, JsValue>",
        // Results in memory.
        "try { const retptr = wasm.__wbindgen_add_to_stack_pointer(-16); wasm.f(retptr); "
            + "var r0 = getInt32Memory0()[retptr / 4 + 0]; var r1 = getInt32Memory0()[retptr / 4 + 1]; "
            + "var v1 = getArrayI16FromWasm0(r0, r1).slice(); wasm.__wbindgen_free(r0, r1 * 2); return v1; "
            + "} finally { wasm.__wbindgen_add_to_stack_pointer(16); }|i||() -> Vec<i16>",
        "const retptr = wasm.__wbindgen_add_to_stack_pointer(-16); wasm.f(retptr); "
            + "var r0 = getDataViewMemory0().getInt32(retptr + 4 * 0, true); "
            + "var r2 = getDataViewMemory0().getBigInt64(retptr + 8 * 1, true); "
            + "return r0 === 0 ? undefined : r2;|i||() -> Option<i64>",
    })
    void resultsHaveTypes(String body, String parameters, String results, String type) {
        assertEquals(type, type("function f() { " + body + " }", parameters, results, 100));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "wasm.f(x);|d|(f64)",
        "wasm.f(x);|r|(JsValue)",
        "wasm.f(addHeapObject(x));|i|(JsValue)",
        "try { wasm.f(addBorrowedObject(x)); } finally { heap[stack_pointer++] = undefined; }|i|(&JsValue)",
        "const p = passStringToWasm0(x, wasm.a, wasm.b); const l = WASM_VECTOR_LEN; wasm.f(p, l);|ii|(String)",
        "var p = isLikeNone(x) ? 0 : passArrayF32ToWasm0(x, wasm.a); var l = WASM_VECTOR_LEN; wasm.f(p, l);|ii|"
            + "(Option<Vec<f32>>)",
        "wasm.f(isLikeNone(x) ? 0xFFFFFF : x ? 1 : 0);|i|(Option<bool>)",
        "wasm.f(isLikeNone(x) ? 0x100000001 : (x) >> 0);|d|(Option<i32>)",
        "wasm.f(isLikeNone(x) ? 0x100000001 : Math.fround(x));|d|(Option<f32>)",
        "wasm.f(!isLikeNone(x), isLikeNone(x) ? BigInt(0) : x);|il|(Option<i64>)",
        "wasm.f(isLikeNone(x) ? 4 : x);|i|(Option<enum>)",
        "wasm.f(x.codePointAt(0));|i|(char)",
        "_assertClass(x, Point); wasm.f(x.__wbg_ptr);|i|(&Point)",
        "_assertClass(x, Point); var p = x.__destroy_into_raw(); wasm.f(p);|i|(Point)",
        "_assertClass(x, Point); var p = x.ptr; x.ptr = 0; wasm.f(p);|i|(Point)",
        "let p = 0; if (!isLikeNone(x)) { _assertClass(x, Point); p = x.__destroy_into_raw(); } wasm.f(p);|i|(Option<Point>)",
        "var p = passArray8ToWasm0(x, wasm.a); var l = WASM_VECTOR_LEN; wasm.f(p, l, x);|iir|(&mut [u8])",
        "try { var p = passArray8ToWasm0(x, wasm.a); var l = WASM_VECTOR_LEN; wasm.f(p, l); } finally { "
            + "x.set(getUint8Memory0().subarray(p / 1, p / 1 + l)); wasm.__wbindgen_free(p, l * 1); }|ii|(&mut [u8])",
        "if (wasm == null) throw new Error('not initialised'); _assertNum(x); wasm.f(x);|i|(i32)",
    })
    void parametersHaveTypes(String body, String parameters, String type) {
        assertEquals(type, type("function f(x) { " + body + " }", parameters, "", 100));
    }

    @Test
    void commentsTellWhatTheGlueDoesNot() {
        String body = "function f(x, y, z) { const p = passArray16ToWasm0(y, wasm.a); const l = WASM_VECTOR_LEN;"
                + " const q = passArrayJsValueToWasm0(z, wasm.a); const m = WASM_VECTOR_LEN; wasm.f(x, p, l, q, m); }";
        assertEquals("(i32, Vec<u16>, Vec<JsValue>)", type(body, "iiiii", "", 100));
        assertEquals("(bool, Vec<i16>, Vec<string>)", type("/**\n * @param {boolean} x\n * @param {Int16Array} y\n"
                + " * @param {string[] | null} [z]\n */\n" + body, "iiiii", "", 100));
    }

    @Test
    void enumerationsOfStringsAreTheirPlaceInAnArray() {
        String index = "(__wbindgen_enum_Mode.indexOf(x) + 1 || 3) - 1";
        assertEquals("(__wbindgen_enum_Mode)", type("function f(x) { wasm.f(" + index + "); }", "i", "", 100));
        assertEquals("(Option<__wbindgen_enum_Mode>)",
                type("function f(x) { wasm.f(isLikeNone(x) ? 3 : (" + index + ")); }", "i", "", 100));
    }

    @Test
    void objectsAreTheirAddress() {
        ExportReader.Read made = read("function f(x) { const ret = wasm.f(x); this.__wbg_ptr = ret >>> 0; "
                + "PointFinalization.register(this, this.__wbg_ptr, this); return this; }", "d", "i", 100);
        assertEquals("(f64) -> Point", RustTypes.text(made.type()));
        ExportReader.Read lent = read("function f() { return wasm.f(this.__wbg_ptr); }", "i", "d", 100);
        assertTrue(lent.takesReceiver());
        assertEquals(Value.Ownership.LENT, lent.receiver());
        ExportReader.Read given = read("function f() { const p = this.__destroy_into_raw(); wasm.f(p); }", "i", "", 100);
        assertEquals(Value.Ownership.GIVEN, given.receiver());
    }

    @Test
    void optionsAreOfTheirRelease() {
        assertEquals("(Option<u32>)", type("function f(x) { wasm.f(isLikeNone(x) ? Number.MAX_SAFE_INTEGER : (x) >>> 0); }",
                "d", "", 122));
        assertEquals("(Option<i32>)", type("function f(x) { wasm.f(!isLikeNone(x), isLikeNone(x) ? 0 : x); }", "ii", "", 90));
    }

    @Test
    void whatIsNotKnownIsRefusedWithItsLine() {
        Stream.of("function f(x, y) {\n wasm.f(y, x);\n}",
                "function f(x, y) {\n wasm.f(x + 1, y);\n}",
                "function f(x, y) {\n for (;;) wasm.f(x, y);\n}",
                "function f(x, y) {\n other(x); wasm.f(x, y);\n}",
                "function f(x, y) {\n wasm.g(x, y);\n}",
                "function f(x, y) {\n const ret = wasm.f(x, y); return ret[1];\n}",
                "function f(x) {\n wasm.f(x);\n}").forEach(text -> {
                    var refusal = assertThrows(BindgenException.class, () -> type(text, "ii", "", 100), text);
                    assertTrue(refusal.getMessage().matches("glue.js:[23]: the function f is beyond what .*"),
                            refusal.getMessage());
                });
    }
}
