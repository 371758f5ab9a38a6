package dev.wasm2jar.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // The scope is all that is wanted of a limit.
class MemoryLimitTest {

    private static final long PAGE = Memory.PAGE_SIZE;

    @Test
    void countsForMemoriesMadeWhileItIsOpen() {
        Memory limited;
        try (MemoryLimit limit = MemoryLimit.ofBytes(2 * PAGE)) {
            limited = new Memory(1, -1);
            assertThrows(LinkException.class, () -> new Memory(3, -1));
        }
        assertEquals(1, limited.grow(1));
        assertEquals(-1, limited.grow(1));
        assertEquals(3, new Memory(3, -1).size());
    }

    @Test
    void countsForMemoriesOfAllKinds() {
        try (MemoryLimit limit = MemoryLimit.ofBytes(2 * PAGE)) {
            for (Memory memory : List.of(
                    new Memory(32, 0, PAGE, -1),
                    new Memory(64, Memory.PAGE_SIZE_LOG2, 1, -1),
                    new LargeMemory(64, 1, -1),
                    new SharedMemory(32, Memory.PAGE_SIZE_LOG2, 1, 100))) {
                int page = (int) (PAGE >> memory.pageSizeLog2());
                assertEquals(page, memory.grow(page));
                assertEquals(-1, memory.grow(1));
            }
            assertThrows(LinkException.class, () -> new Memory(32, 0, 2 * PAGE + 1, -1));
            assertThrows(LinkException.class, () -> new LargeMemory(64, 3, -1));
            assertThrows(LinkException.class, () -> new SharedMemory(32, Memory.PAGE_SIZE_LOG2, 3, 100));
        }
    }

    @Test
    void theSmallestCounts() {
        try (MemoryLimit outer = MemoryLimit.ofBytes(2 * PAGE)) {
            try (MemoryLimit inner = MemoryLimit.ofBytes(5 * PAGE)) {
                assertThrows(LinkException.class, () -> new Memory(3, -1));
            }
            try (MemoryLimit inner = MemoryLimit.ofBytes(PAGE)) {
                assertThrows(LinkException.class, () -> new Memory(2, -1));
            }
            assertEquals(2, new Memory(2, -1).size());
        }
        assertEquals(5, new Memory(5, -1).size());
    }

    @Test
    void otherThreadsHaveTheirOwn() throws InterruptedException {
        int[] size = new int[1];
        try (MemoryLimit limit = MemoryLimit.ofBytes(1 * PAGE)) {
            Thread other = new Thread(() -> size[0] = new Memory(2, -1).size());
            other.start();
            other.join();
        }
        assertEquals(2, size[0]);
    }
}
