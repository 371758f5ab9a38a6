package dev.wasm2jar.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Memories that grow page by page, until growing has been made fast, and beyond. */
class MemoryGrowthTest {

    /** In all, 50 MB are copied. */
    private static final int PAGES = 40;

    @Test
    void keepsContentsAndAddsZeros() {
        var memory = new Memory(1, -1);
        for (int pages = 1; pages < PAGES; pages++) {
            memory.fill((pages - 1) * Memory.PAGE_SIZE, pages, Memory.PAGE_SIZE);
            assertEquals(pages, memory.grow(1));
            assertEquals((pages + 1L) * Memory.PAGE_SIZE, memory.byteLength());
            check(memory, pages);
        }
    }

    /** Each page has its number, from 1, in all bytes; what follows is zeros. */
    private static void check(Memory memory, int written) {
        byte[] bytes = memory.bytes;
        for (int i = 0; i < memory.byteLength(); i++) {
            int page = i / Memory.PAGE_SIZE + 1;
            if (bytes[i] != (page <= written ? page : 0)) {
                assertEquals(page <= written ? page : 0, bytes[i], "at " + i);
            }
        }
    }

    /** Grows page by page; returns how many arrays there were. */
    private static int grow(Memory memory, int pages) {
        int arrays = 1;
        while (memory.size() < pages) {
            byte[] before = memory.bytes;
            assertTrue(memory.grow(1) > 0);
            arrays += memory.bytes == before ? 0 : 1;
        }
        return arrays;
    }

    /** Until then one copy a page; then some to an eighth more, and 20 at most to a quarter more, to 100 times the size. */
    @Test
    void stopsCopyingForEveryPage() {
        var memory = new Memory(1, -1);
        int before = grow(memory, 64);
        assertTrue(before < 40, "arrays");
        assertTrue(memory.bytes.length <= memory.byteLength() / 8 * 9);
        assertTrue(grow(memory, 2000) < 20, "arrays, after " + before);
        assertEquals(2000 * 65536L, memory.byteLength());
        assertTrue(memory.bytes.length <= memory.byteLength() / 4 * 5);
    }

    @Test
    void growsInLargeStepsWithoutRoom() {
        var memory = new Memory(1000, -1);
        for (int size = 1000; size < 4000; size += 500) {
            memory.grow(500);
            assertEquals(memory.byteLength(), memory.bytes.length);
        }
    }

    /** Neither the first small step of a large memory nor large steps before it make room. */
    @Test
    void needsSmallStepsBeforeItHasRoom() {
        var memory = new Memory(100, -1);
        memory.grow(500);
        memory.grow(500);
        memory.grow(1);
        assertEquals(memory.byteLength(), memory.bytes.length);
        memory.grow(1);
        assertEquals(memory.byteLength() / 4 * 5, memory.bytes.length);
    }

    @Test
    void hasRoomForNoMoreThanItsMaximum() {
        var memory = new Memory(1, 130);
        grow(memory, 130);
        assertEquals(memory.byteLength(), memory.bytes.length);
        assertEquals(-1, memory.grow(1));
    }

    @Test
    void hasRoomForNoMoreThanIsAllowed() {
        var memory = new Memory(1, -1, 130);
        grow(memory, 129);
        assertTrue(memory.bytes.length <= 130 * 65536);
        assertEquals(129, memory.grow(1));
        assertEquals(-1, memory.grow(1));
    }

    /** A memory with room for a page at least, and 7 in its first byte. */
    private static Memory withRoom() {
        var memory = new Memory(1, -1);
        memory.putByte(0, (byte) 7);
        for (int pages = 64; memory.bytes.length < memory.byteLength() + Memory.PAGE_SIZE; pages++) {
            grow(memory, pages);
        }
        return memory;
    }

    /** What decision 001 has of a store behind the end: it traps late, and nothing else happens. */
    @Test
    void trapsWhenItGrowsOverWhatAStoreHasLeftInTheRoom() {
        for (int behind : new int[] {0, 1, Memory.PAGE_SIZE - 1}) {
            Memory memory = withRoom();
            long end = memory.byteLength();
            memory.bytes[(int) end + behind] = 1;
            byte[] array = memory.bytes;
            Trap trap = assertThrows(Trap.class, () -> memory.grow(1), "" + behind);
            assertEquals(Trap.MEMORY_OVERRUN, trap.getMessage());
            assertEquals(end, memory.byteLength());
            assertSame(array, memory.bytes);
        }
    }

    @Test
    void trapsAtTheLatestWhenItOutgrowsTheRoom() {
        Memory memory = withRoom();
        memory.bytes[memory.bytes.length - 1] = 1;
        grow(memory, (memory.bytes.length - 1) / Memory.PAGE_SIZE);
        assertThrows(Trap.class, () -> memory.grow(1));
        assertThrows(Trap.class, () -> memory.grow(100));
        assertEquals(7, memory.getByte(0));
    }

    @Test
    void findsZerosInRoomThatBecomesContents() {
        Memory memory = withRoom();
        int end = (int) memory.byteLength();
        grow(memory, 2 * memory.bytes.length / Memory.PAGE_SIZE);
        for (int i = end; i < memory.byteLength(); i++) {
            assertEquals(0, memory.bytes[i]);
        }
        assertEquals(7, memory.getByte(0));
    }

    @Test
    void hostsDoNotReachTheRoom() {
        Memory memory = withRoom();
        long end = memory.byteLength();
        assertEquals(end, memory.buffer().capacity());
        assertEquals(0, memory.buffer().arrayOffset());
        assertThrows(Trap.class, () -> memory.getByte(end));
        assertThrows(Trap.class, () -> memory.getLong(end - 7));
        assertThrows(Trap.class, () -> memory.putInt(end - 3, 1));
        assertThrows(Trap.class, () -> memory.write(end - 1, new byte[2], 0, 2));
        assertThrows(Trap.class, () -> memory.fill((int) end, 1, 1));
        assertThrows(Trap.class, () -> memory.init(new byte[2], (int) end - 1, 0, 2));
        assertThrows(Trap.class, () -> Memory.copy(memory, (int) end - 1, memory, 0, 2));
        assertThrows(Trap.class, () -> Memory.copy(memory, 0, memory, (int) end - 1, 2));
        assertThrows(Trap.class, () -> MemoryCopy.copy(memory, end - 1, memory, 0, 2));
    }

    @Test
    void growthWithinTheRoomEndsTheBuffer() {
        Memory memory = withRoom();
        ByteBuffer before = memory.buffer();
        memory.grow(1);
        assertEquals(before.capacity() + 65536, memory.buffer().capacity());
    }
}
