package dev.wasm2jar.compiler.bindgen.glue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaScriptUsesTest {

    private static final Value OPERAND = new Value.Constant(1.0);

    @ParameterizedTest
    @ValueSource(strings = {"===", "==", "in", "<", "<=", ">=", ">", "&", "|", "^", "<<", ">>", ">>>", "+", "-", "*", "/", "%",
        "**"})
    void operatorsAreMethodsOfTheRuntime(String operator) {
        assertTrue(JavaScriptUses.binary(operator, OPERAND, OPERAND).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"typeof", "!", "-", "~", "+"})
    void prefixesAreMethodsOfTheRuntime(String operator) {
        assertTrue(JavaScriptUses.unary(operator, OPERAND).isPresent());
    }

    @Test
    void whatIsNotThereIsLookedForWhenItIsUsed() {
        var uses = new JavaScriptUses((item, type) -> Optional.empty());
        var used = (Value.Used) uses.function("fetch.me", List.of(OPERAND));
        assertEquals("dev/wasm2jar/runtime/js/JsGlobal.call[fetch, me]",
                used.method().owner() + "." + used.method().name() + used.method().texts());
        assertEquals(new Value.Constant(false), uses.instance("Window", OPERAND));
    }
}
