package dev.wasm2jar.runtime.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

/** Objects as a host sees them. */
class JsObjectModelTest {

    private final JsContext context = new JsContext();

    @Test
    void objectsMadeInJavaAreReadInJavaScript() {
        JsObject object = new JsObject().put("b", 1.0).put("a", JsArray.of("x", null)).put("7", true);
        assertEquals("{\"7\":true,\"b\":1,\"a\":[\"x\",null]}", JsJson.stringify(context, object));
        assertEquals("Object({\"7\":true,\"b\":1,\"a\":[\"x\",null]})", JsDebugString.of(context, object));
    }

    @Test
    void debugStringsAreThoseOfWasmBindgen() {
        assertEquals("undefined", JsDebugString.of(context, JsUndefined.UNDEFINED));
        assertEquals("null", JsDebugString.of(context, null));
        assertEquals("\"text\"", JsDebugString.of(context, "text"));
        assertEquals("[1, \"a\", [true]]", JsDebugString.of(context, JsArray.of(1.0, "a", JsArray.of(true))));
        assertEquals("Symbol(s)", JsDebugString.of(context, new JsSymbol("s")));
        assertEquals("BigInt", JsDebugString.of(context, BigInteger.ONE));
        assertEquals("Map", JsDebugString.of(context, new JsMap()));
        assertEquals("Function(keys)",
                JsDebugString.of(context, JsDynamic.get(context, JsGlobal.get(context, "", "Object"), "keys")));
        assertEquals("RangeError: far\nRangeError: far", JsDebugString.of(context, new JsError("RangeError", "far")));
    }

    @Test
    void textsMayNestDeeplyButStructuresOnlySoFar() {
        Object deep = JsJson.parse("[".repeat(100_000) + "]".repeat(100_000));
        JsException thrown = assertThrows(JsException.class, () -> JsJson.stringify(context, deep));
        assertTrue(thrown.getMessage().startsWith("RangeError"), thrown.getMessage());
        String allowed = "[".repeat(1000) + "]".repeat(1000);
        assertEquals(allowed, JsJson.stringify(context, JsJson.parse(allowed)));
    }

    @Test
    void globalsAreFoundByName() {
        JsObject global = JsGlobal.of(context);
        Object math = JsReflect.get(context, global, "Math");
        assertEquals(3.0, JsDynamic.callMethod(context, "abs", math, -3.0));
        assertSame(global, JsReflect.get(context, global, "self"));
        JsException missing = assertThrows(JsException.class, () -> JsGlobal.get(context, "", "window"));
        assertEquals("ReferenceError: window is not defined", missing.getMessage());
    }

    @Test
    void instancesOfErrorsKnowTheirKinds() {
        JsError error = new JsError("TypeError", "no");
        assertTrue(JsGlobal.isInstance(context, "TypeError", error));
        assertTrue(JsGlobal.isInstance(context, "Error", error));
        assertTrue(JsGlobal.isInstance(context, "Object", error));
        assertEquals(false, JsGlobal.isInstance(context, "RangeError", error));
        assertEquals("TypeError: no", JsConversions.toString(context, error));
    }
}
