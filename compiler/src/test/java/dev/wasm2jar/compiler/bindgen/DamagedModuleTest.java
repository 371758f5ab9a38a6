package dev.wasm2jar.compiler.bindgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.compiler.bindgen.metadata.Metadata;
import dev.wasm2jar.compiler.wasm.ByteSlice;
import dev.wasm2jar.compiler.wasm.InvalidModuleException;
import dev.wasm2jar.compiler.wasm.MalformedModuleException;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.ModuleException;
import dev.wasm2jar.compiler.wasm.ModuleParser;
import dev.wasm2jar.compiler.wasm.ModuleValidator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Modules made with wasm-bindgen some of whose bytes are not what they were. */
class DamagedModuleTest {

    private static final long SEED = 20261127;

    private static byte[] worker() throws IOException {
        return Files.readAllBytes(Path.of("../testsuite/guests/wasm/worker.wasm"));
    }

    private static BindgenModule read(byte[] binary) {
        Module module = ModuleParser.parse(binary);
        ModuleValidator.validate(module);
        return BindgenCompiler.read(module);
    }

    @Test
    void theSectionTellsWhereInTheFile() throws IOException {
        byte[] binary = worker();
        ByteSlice section = ModuleParser.parse(binary).customSection(Metadata.SECTION).orElseThrow().contents();
        binary[section.offset() + 3] = 0x7F;
        var refusal = assertThrows(MalformedModuleException.class, () -> read(binary));
        assertEquals("malformed wasm-bindgen section: unexpected end", refusal.getMessage());
        assertEquals(section.offset() + 4, refusal.offset());
    }

    @Test
    void aCallOfNothingIsFoundBeforeCallsAreFollowed() throws IOException {
        byte[] binary = worker();
        ByteSlice body = ModuleParser.parse(binary).bodies().get(0).code();
        byte[] call = {0x10, (byte) 0xFF, 0x7F};
        System.arraycopy(call, 0, binary, body.offset(), call.length);
        var refusal = assertThrows(InvalidModuleException.class, () -> read(binary));
        assertTrue(refusal.getMessage().startsWith("unknown function 16383"), refusal.getMessage());
    }

    /** Whatever the bytes: a module, or an exception that says what is wrong with them. */
    @Test
    void randomBytes() throws IOException {
        byte[] whole = worker();
        var random = new Random(SEED);
        for (int i = 0; i < 150; i++) {
            byte[] binary = whole.clone();
            int position = 8 + random.nextInt(binary.length - 8);
            binary[position] = (byte) random.nextInt();
            try {
                read(binary);
            } catch (ModuleException | BindgenException refused) {
                // As it should be.
            } catch (RuntimeException | Error fault) {
                throw new AssertionError("with byte " + position + " as " + binary[position], fault);
            }
        }
    }
}
