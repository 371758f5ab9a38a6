package dev.wasm2jar.runtime.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.js.JsBinding.Kind;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the compiler is told about imports. */
class JsBindingTest {

    private static final Set<Class<?>> PARAMETERS =
            Set.of(JsContext.class, Object.class, String.class, double.class, boolean.class, Object[].class);

    @Test
    void aFunctionWithAMethodOfItsOwn() {
        JsBinding now = JsBinding.find(Kind.FUNCTION, "Date", "now", 0);
        assertEquals("dev/wasm2jar/runtime/js/JsDate", now.owner());
        assertEquals("now", now.method());
        assertEquals("(Ldev/wasm2jar/runtime/js/JsContext;)D", now.descriptor());
        assertTrue(now.takesContext());
        assertFalse(now.isVariadic());
        assertEquals(List.of(), now.constants());
        assertEquals("(DD)D", JsBinding.find(Kind.FUNCTION, "Math", "pow", 2).descriptor());
    }

    @Test
    void theNumberOfParametersChooses() {
        assertEquals(4, parameters(JsBinding.find(Kind.FUNCTION, "Reflect", "set", 3)));
        assertEquals(5, parameters(JsBinding.find(Kind.FUNCTION, "Reflect", "set", 4)));
        assertTrue(JsBinding.find(Kind.FUNCTION, "console", "log", 3).isVariadic());
        // No method of its own takes three numbers: found by name.
        assertEquals("call", JsBinding.find(Kind.FUNCTION, "Math", "max", 3).method());
    }

    @Test
    void otherFunctionsAreFoundByName() {
        JsBinding flatMap = JsBinding.find(Kind.METHOD, "Array", "flatMap", 2);
        assertEquals("callMethod", flatMap.method());
        assertEquals(List.of("flatMap"), flatMap.constants());
        assertTrue(flatMap.isVariadic());
        assertEquals(List.of("String", "raw"), JsBinding.find(Kind.FUNCTION, "String", "raw", 2).constants());
        assertEquals("getIfDefined", JsBinding.find(Kind.STATIC_GETTER, "", "window", 0).method());
        assertEquals(List.of("module", "require"), JsBinding.find(Kind.STATIC_GETTER, "module", "require", 0).constants());
        assertEquals("getRandomValues", JsBinding.find(Kind.FUNCTION, "globalThis.crypto", "getRandomValues", 1).method());
        assertEquals(List.of("RangeError"), JsBinding.find(Kind.CONSTRUCTOR, "RangeError", "", 1).constants());
    }

    @Test
    void whatIsNotThereIsNotBound() {
        assertNull(JsBinding.find(Kind.FUNCTION, "", "alert", 1));
        assertNull(JsBinding.find(Kind.FUNCTION, "Math", "abstract", 1));
        assertNull(JsBinding.find(Kind.CONSTRUCTOR, "HTMLElement", "", 0));
    }

    @Test
    void allMethodsHaveTypesThatACallerCanConvertTo() {
        for (JsBinding binding : JsBinding.all()) {
            MethodType type = MethodType.fromMethodDescriptorString(
                    binding.descriptor(), JsBinding.class.getClassLoader());
            for (Class<?> parameter : type.parameterArray()) {
                if (parameter != double[].class) {
                    assertTrue(PARAMETERS.contains(parameter), binding.owner() + "." + binding.method() + type);
                }
            }
            Class<?> result = type.returnType();
            assertTrue(result == void.class || PARAMETERS.contains(result) || JsObject.class.isAssignableFrom(result),
                    binding.owner() + "." + binding.method() + type);
        }
    }

    private static int parameters(JsBinding binding) {
        return MethodType.fromMethodDescriptorString(binding.descriptor(), JsBinding.class.getClassLoader())
                .parameterCount();
    }
}
