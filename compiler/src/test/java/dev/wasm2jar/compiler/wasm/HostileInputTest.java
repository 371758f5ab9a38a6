package dev.wasm2jar.compiler.wasm;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the bytes, the answer is a module or a {@link ModuleException}. */
class HostileInputTest {

    private static final long SEED = 20260101;
    private static final int FLIPS = 4_000;

    private static Optional<Path> guests() {
        return SharedFiles.folder("guests/wasm", HostileInputTest.class);
    }

    private static boolean accepts(byte[] binary, String what) {
        try {
            Validation.validateAll(ModuleParser.parse(binary));
            return true;
        } catch (ModuleException refused) {
            assertTrue(refused.offset() >= 0 && refused.offset() <= binary.length, what + ": " + refused);
            return false;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(what, e);
        }
    }

    @Test
    void everyGuestIsValid() throws IOException {
        Path folder = guests().orElse(null);
        if (folder == null) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> modules = files.filter(file -> file.toString().endsWith(".wasm")).toList();
            assertFalse(modules.isEmpty());
            for (Path file : modules) {
                byte[] binary = SharedFiles.read(file);
                if (file.toString().endsWith(".component.wasm")) {
                    var e = assertThrows(MalformedModuleException.class, () -> ModuleParser.parse(binary));
                    assertTrue(e.getMessage().contains("component"), e.getMessage());
                } else {
                    Validation.validateAll(ModuleParser.parse(binary));
                    assertTrue(FeatureDetector.usedBy(ModuleParser.parse(binary)).contains(Feature.MVP));
                }
            }
        }
    }

    @Test
    void truncations() {
        guests().ifPresent(folder -> {
            byte[] binary = SharedFiles.read(folder.resolve("hello.wasm"));
            for (int length = 0; length < binary.length; length++) {
                accepts(Arrays.copyOf(binary, length), "cut to " + length);
            }
            assertTrue(accepts(binary, "whole"));
        });
    }

    @Test
    void randomBytes() {
        guests().ifPresent(folder -> {
            for (String name : List.of("hello.wasm", "kotlin-gc-exnref.wasm", "simd-22.wasm", "ehmin-exnref.wasm")) {
                byte[] binary = SharedFiles.read(folder.resolve(name));
                Random random = new Random(SEED);
                int accepted = 0;
                for (int i = 0; i < FLIPS / (1 + binary.length / 30_000); i++) {
                    byte[] flipped = binary.clone();
                    for (int count = 1 + random.nextInt(3); count > 0; count--) {
                        flipped[Preamble.LENGTH + random.nextInt(binary.length - Preamble.LENGTH)] =
                                (byte) random.nextInt();
                    }
                    accepted += accepts(flipped, name + " flip " + i) ? 1 : 0;
                }
                System.out.println("random bytes in " + name + ": " + accepted + " still valid");
            }
        });
    }

    /** Works without any other file: bytes at random behind a preamble, and behind section headers. */
    @Test
    void noise() {
        Random random = new Random(SEED);
        int refused = 0;
        for (int i = 0; i < FLIPS; i++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            String digits = HexFormat.of().formatHex(noise);
            byte[] binary = Binaries.module().section(1 + random.nextInt(13), digits).build();
            refused += accepts(binary, "noise " + digits) ? 0 : 1;
            accepts(Binaries.function("60 00 00", digits), "noise in code " + digits);
        }
        assertTrue(refused > FLIPS / 2);
    }
}
