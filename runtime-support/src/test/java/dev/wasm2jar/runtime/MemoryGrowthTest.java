package dev.wasm2jar.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
        for (int i = 0; i < bytes.length; i++) {
            int page = i / Memory.PAGE_SIZE + 1;
            if (bytes[i] != (page <= written ? page : 0)) {
                assertEquals(page <= written ? page : 0, bytes[i], "at " + i);
            }
        }
    }
}
