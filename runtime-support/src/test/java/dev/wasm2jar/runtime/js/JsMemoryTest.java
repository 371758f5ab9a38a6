package dev.wasm2jar.runtime.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.Memory;
import org.junit.jupiter.api.Test;

/** Views of a linear memory, before and after it grows. */
class JsMemoryTest {

    private final JsContext context = new JsContext();
    private final Memory memory = new Memory(1, 4);
    private final JsMemory object = new JsMemory(memory);

    @Test
    void viewsReadAndWriteTheMemory() {
        JsTypedArray words = JsTypedArrays.create(context, "Uint32Array", object.buffer(), 8, 2);
        memory.putInt(12, -1);
        assertEquals(4294967295.0, JsTypedArrays.get(context, words, 1));
        JsTypedArrays.set(context, words, 0, 258.0);
        assertEquals(2, memory.getByte(8));
        assertEquals(1, memory.getByte(9));
        assertSame(object.buffer(), object.buffer());
        assertEquals(65536.0, JsDynamic.get(context, JsDynamic.get(context, object, "buffer"), "byteLength"));
    }

    @Test
    void slicesAreViewsThatProgramsWriteThrough() {
        JsTypedArray slice = JsTypedArrays.view(object, "Int16Array", 6, 3);
        JsTypedArrays.setAll(context, slice, JsTypedArrays.create(context, "Int16Array", JsArray.of(1.0, -2.0, 3.0)));
        assertEquals(-2, memory.getShort(8));
        assertEquals(3, slice.length());
    }

    /** Also where growing leaves the array that it was in. */
    @Test
    void viewsOfMemoriesWithRoomAreEmptyToo() {
        var large = new Memory(1, -1);
        while (large.bytes.length == large.byteLength()) {
            large.grow(1);
        }
        byte[] array = large.bytes;
        JsArrayBuffer before = new JsMemory(large).buffer();
        assertEquals(large.byteLength(), before.length());
        assertEquals(large.byteLength(), JsBuffers.bytes(before).length);
        large.grow(1);
        assertSame(array, large.bytes);
        assertTrue(before.isDetached());
        assertEquals(large.byteLength(), new JsMemory(large).buffer().length());
    }

    @Test
    void viewsAreEmptyOnceTheMemoryHasGrown() {
        JsArrayBuffer before = object.buffer();
        JsTypedArray view = JsTypedArrays.create(context, "Uint8Array", before, 0, 16);
        memory.grow(1);
        assertTrue(before.isDetached());
        assertEquals(0, view.length());
        assertEquals(0.0, JsTypedArrays.byteLength(context, view));
        assertEquals(JsUndefined.UNDEFINED, JsTypedArrays.get(context, view, 0));
        JsTypedArrays.set(context, view, 0, 1.0);
        assertEquals(0, memory.getByte(0));
        JsException thrown = assertThrows(JsException.class, () -> JsDynamic.callMethod(context, "fill", view, 1.0));
        assertTrue(thrown.getMessage().startsWith("TypeError"), thrown.getMessage());
        assertNotSame(before, object.buffer());
        assertEquals(131072, object.buffer().length());
    }

    @Test
    void growingByNothingChangesNothing() {
        JsArrayBuffer before = object.buffer();
        assertEquals(1.0, JsDynamic.callMethod(context, "grow", object, 0.0));
        assertSame(before, object.buffer());
        assertEquals(1.0, JsDynamic.callMethod(context, "grow", object, 1.0));
        assertThrows(JsException.class, () -> JsDynamic.callMethod(context, "grow", object, 100.0));
    }

    @Test
    void copiesBetweenMemoryAndArraysAreExact() {
        JsTypedArray own = JsTypedArray.ofBytes(new byte[] {1, 2, 3, 4});
        JsTypedArray all = JsTypedArrays.create(context, "Uint8Array", object.buffer());
        JsTypedArrays.setAll(context, all, own, 100);
        assertEquals(0x04030201, memory.getInt(100));
        Object part = JsTypedArrays.slice(context, all, 101, 103);
        memory.putInt(100, 0);
        assertEquals(2.0, JsTypedArrays.get(context, part, 0));
        assertThrows(JsException.class, () -> JsTypedArrays.setAll(context, all, own, 65533));
    }

    @Test
    void bytesThatNobodyCanGuessGoWhereTheViewIs() {
        TestHost host = new TestHost();
        JsContext predictable = new JsContext(host, host, host);
        Object view = JsTypedArrays.create(predictable, "Uint8Array", object.buffer(), 10, 3);
        assertSame(view, JsCrypto.getRandomValues(predictable, view));
        assertEquals(0x00030201, memory.getInt(10));
        assertEquals("01020304-0506-4708-890a-0b0c0d0e0f10", JsCrypto.randomUUID(predictable));
    }
}
