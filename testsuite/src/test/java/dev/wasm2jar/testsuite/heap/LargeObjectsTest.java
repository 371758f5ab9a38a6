package dev.wasm2jar.testsuite.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.testsuite.Modules;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Objects with more parts than a Java method has parameters or bytes of code. */
class LargeObjectsTest {

    private static final int FIELDS = 2000;
    private static final int ELEMENTS = 10_000;
    private static final int DEPTH = 3000;

    private static final int I32 = 0x7f;
    private static final int FUNC = 0x60;
    private static final int STRUCT = 0x5f;
    private static final int ARRAY = 0x5e;
    private static final int I32_CONST = 0x41;
    private static final int I32_ADD = 0x6a;
    private static final int LOCAL_GET = 0x20;
    private static final int GLOBAL_GET = 0x23;
    private static final int GC = 0xfb;
    private static final int STRUCT_NEW = 0;
    private static final int STRUCT_GET = 2;
    private static final int ARRAY_NEW_FIXED = 8;
    private static final int ARRAY_GET = 11;
    private static final int END = 0x0b;

    private static final int STRUCT_TYPE = 0;
    private static final int ARRAY_TYPE = 1;
    private static final int LIST_TYPE = 2;
    private static final int FUNCTION_TYPE = 3;

    private static Instance instance;

    @BeforeAll
    static void load() {
        instance = Modules.instantiate(Modules.load(binary(), "large"), new Imports());
    }

    private static byte[] binary() {
        return WasmBytes.module()
                .section(1, LargeObjectsTest::types)
                .section(3, functions -> functions.unsigned(5).bytes(
                        FUNCTION_TYPE, FUNCTION_TYPE, FUNCTION_TYPE, FUNCTION_TYPE, FUNCTION_TYPE))
                .section(6, LargeObjectsTest::globals)
                .section(7, exports -> exports.unsigned(5)
                        .name("constantField").bytes(0, 0)
                        .name("constantElement").bytes(0, 1)
                        .name("depth").bytes(0, 2)
                        .name("field").bytes(0, 3)
                        .name("element").bytes(0, 4))
                .section(10, LargeObjectsTest::code)
                .toByteArray();
    }

    private static void types(WasmBytes types) {
        types.unsigned(4).bytes(STRUCT).unsigned(FIELDS);
        for (int i = 0; i < FIELDS; i++) {
            types.bytes(I32, 1);
        }
        types.bytes(ARRAY, I32, 0);
        // A list: a number, and the rest or null.
        types.bytes(STRUCT).unsigned(2).bytes(I32, 0, 0x63, LIST_TYPE, 0);
        types.bytes(FUNC, 1, I32, 1, I32);
    }

    private static void globals(WasmBytes globals) {
        globals.unsigned(3);
        globals.bytes(0x64, STRUCT_TYPE, 0);
        for (int i = 0; i < FIELDS; i++) {
            globals.bytes(I32_CONST).signed(i);
        }
        globals.bytes(GC, STRUCT_NEW, STRUCT_TYPE, END);
        globals.bytes(0x64, ARRAY_TYPE, 0);
        for (int i = 0; i < ELEMENTS; i++) {
            globals.bytes(I32_CONST).signed(-i);
        }
        globals.bytes(GC, ARRAY_NEW_FIXED, ARRAY_TYPE).unsigned(ELEMENTS).bytes(END);
        globals.bytes(0x64, LIST_TYPE, 0);
        for (int i = 0; i < DEPTH; i++) {
            globals.bytes(I32_CONST).signed(i);
        }
        globals.bytes(0xd0, LIST_TYPE);
        for (int i = 0; i < DEPTH; i++) {
            globals.bytes(GC, STRUCT_NEW, LIST_TYPE);
        }
        globals.bytes(END);
    }

    private static void code(WasmBytes code) {
        code.unsigned(5);
        code.sized(body -> body.bytes(0, GLOBAL_GET, 0, GC, STRUCT_GET, STRUCT_TYPE).unsigned(FIELDS - 1).bytes(END));
        code.sized(body -> body.bytes(0, GLOBAL_GET, 1, LOCAL_GET, 0, GC, ARRAY_GET, ARRAY_TYPE, END));
        // local 1: what is left of the list; counts into the parameter.
        code.sized(body -> body.bytes(1, 1, 0x63, LIST_TYPE, GLOBAL_GET, 2, 0x21, 1)
                .bytes(0x03, 0x40, LOCAL_GET, 0, I32_CONST, 1, I32_ADD, 0x21, 0)
                .bytes(LOCAL_GET, 1, GC, STRUCT_GET, LIST_TYPE, 1, 0x22, 1, 0xd1, 0x45, 0x0d, 0, END)
                .bytes(LOCAL_GET, 0, END));
        code.sized(body -> {
            body.bytes(0);
            for (int i = 0; i < FIELDS; i++) {
                body.bytes(LOCAL_GET, 0, I32_CONST).signed(i).bytes(I32_ADD);
            }
            body.bytes(GC, STRUCT_NEW, STRUCT_TYPE, GC, STRUCT_GET, STRUCT_TYPE).unsigned(FIELDS - 1).bytes(END);
        });
        code.sized(body -> {
            body.bytes(0);
            for (int i = 0; i < ELEMENTS; i++) {
                body.bytes(I32_CONST).signed(i * 3);
            }
            body.bytes(GC, ARRAY_NEW_FIXED, ARRAY_TYPE).unsigned(ELEMENTS);
            body.bytes(LOCAL_GET, 0, GC, ARRAY_GET, ARRAY_TYPE, END);
        });
    }

    private static Object call(String function, int argument) {
        return instance.function(function).call(argument)[0];
    }

    @Test
    void constantExpressionsMakeThem() {
        assertEquals(FIELDS - 1, call("constantField", 0));
        assertEquals(1 - ELEMENTS, call("constantElement", ELEMENTS - 1));
    }

    @Test
    void constantExpressionsMayBeDeep() {
        assertEquals(DEPTH, call("depth", 0));
    }

    @Test
    void functionsMakeThem() {
        assertEquals(7 + FIELDS - 1, call("field", 7));
        assertEquals(3 * (ELEMENTS - 1), call("element", ELEMENTS - 1));
    }
}
