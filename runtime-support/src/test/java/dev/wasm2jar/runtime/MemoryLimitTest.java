package dev.wasm2jar.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // The scope is all that is wanted of a limit.
class MemoryLimitTest {

    @Test
    void countsForMemoriesMadeWhileItIsOpen() {
        Memory limited;
        try (MemoryLimit limit = MemoryLimit.ofPages(2)) {
            limited = new Memory(1, -1);
            assertThrows(LinkException.class, () -> new Memory(3, -1));
        }
        assertEquals(1, limited.grow(1));
        assertEquals(-1, limited.grow(1));
        assertEquals(3, new Memory(3, -1).size());
    }

    @Test
    void theInnermostCounts() {
        try (MemoryLimit outer = MemoryLimit.ofPages(1)) {
            try (MemoryLimit inner = MemoryLimit.ofPages(5)) {
                assertEquals(5, new Memory(5, -1).size());
            }
            assertThrows(LinkException.class, () -> new Memory(5, -1));
        }
    }

    @Test
    void otherThreadsHaveTheirOwn() throws InterruptedException {
        int[] size = new int[1];
        try (MemoryLimit limit = MemoryLimit.ofPages(1)) {
            Thread other = new Thread(() -> size[0] = new Memory(2, -1).size());
            other.start();
            other.join();
        }
        assertEquals(2, size[0]);
    }
}
