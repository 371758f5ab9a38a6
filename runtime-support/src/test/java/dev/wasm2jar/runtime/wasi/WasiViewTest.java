package dev.wasm2jar.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.wasm2jar.runtime.Memory;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Several instances of one program: their own memories, the same descriptors. */
class WasiViewTest {

    private static void write(Wasi wasi, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        wasi.memory.buffer().putInt(0, 16).putInt(4, bytes.length).put(16, bytes);
        assertEquals(0, WasiDescriptor.fd_write(wasi, 1, 0, 1, 8));
    }

    @Test
    void memoriesAreTheirOwn() {
        var stdout = new ByteArrayOutputStream();
        try (Wasi wasi = Wasi.builder().stdout(stdout).build()) {
            Wasi view = wasi.view();
            wasi.memory = new Memory(1, 1);
            view.memory = new Memory(1, 1);
            write(wasi, "one,");
            write(view, "two");
            assertEquals('o', wasi.getByte(16));
            assertEquals("one,two", stdout.toString(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void descriptorsAreShared() {
        Wasi wasi = Wasi.builder().build();
        Wasi view = wasi.view().view();
        assertSame(wasi.descriptor(1), view.descriptor(1));
        for (int i = 0; i < 20; i++) {
            // The table grows.
            view.add(wasi.descriptor(1));
        }
        assertEquals(wasi.descriptorLimit(), view.descriptorLimit());
        assertSame(wasi.descriptor(1), wasi.descriptor(22));
        wasi.remove(22);
        assertNull(view.descriptor(22));
        view.close();
        assertSame(wasi.descriptor(1), view.descriptor(1));
        assertSame(wasi.clock(), view.clock());
        assertSame(wasi.random(), view.random());
        wasi.close();
        assertNull(view.descriptor(1));
    }
}
