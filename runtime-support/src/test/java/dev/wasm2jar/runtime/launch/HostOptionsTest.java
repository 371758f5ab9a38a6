package dev.wasm2jar.runtime.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostOptionsTest {

    private static HostOptions parse(String... words) throws UsageException {
        return HostOptions.parse(new String[0], words);
    }

    @Test
    void optionsEndAtTheFirstOtherWord() throws UsageException {
        assertArrayEquals(new String[] {"x", "--trace"}, parse("--env", "A=1", "x", "--trace").guestArguments());
        assertArrayEquals(new String[] {"-x"}, parse("-x").guestArguments());
        assertArrayEquals(new String[] {"--trace", "--"}, parse("--", "--trace", "--").guestArguments());
        assertArrayEquals(new String[0], parse().guestArguments());
    }

    @Test
    void valuesFollowOrAreAttached() throws UsageException {
        assertEquals(List.of("A=1", "B=2=3", "--"), parse("--env", "A=1", "--env=B=2=3", "--env", "--").environment());
    }

    @Test
    void sizesHaveUnits() throws UsageException {
        assertEquals(64 << 20, parse("--max-memory", "64m").memoryBytes());
        assertEquals(131071, parse("--max-memory", "131071").memoryBytes());
        assertEquals(4L << 30, parse("--max-memory", "4G").memoryBytes());
        assertEquals(512 << 10, parse("--stack=512K").stack());
        for (String wrong : List.of("", "k", "1x", "-1", "1.5m", "99999999999999999999")) {
            assertThrows(UsageException.class, () -> parse("--max-memory", wrong), wrong);
        }
    }

    @Test
    void timesHaveUnits() throws UsageException {
        assertEquals(500, parse("--timeout", "500ms").timeout());
        assertEquals(30_000, parse("--timeout", "30s").timeout());
        assertEquals(30_000, parse("--timeout=30").timeout());
        assertEquals(300_000, parse("--timeout", "5m").timeout());
        assertEquals(Long.MAX_VALUE, parse().timeout());
        for (String wrong : List.of("", "s", "0s", "-1s", "1.5s", "1h", "99999999999999999999s")) {
            assertThrows(UsageException.class, () -> parse("--timeout", wrong), wrong);
        }
    }

    @Test
    void theCommandLineComesAfterTheDefaults() throws UsageException {
        HostOptions options = HostOptions.parse(
                new String[] {"--stack", "1m", "--dir", "a"}, new String[] {"--stack", "2m", "--dir", "b", "c"});
        assertEquals(2 << 20, options.stack());
        assertEquals(List.of("a", "b"), options.directories());
        assertThrows(UsageException.class, () -> HostOptions.parse(new String[] {"c"}, new String[0]));
    }

    @Test
    void mistakesAreNamed() {
        for (String[] wrong : List.of(
                new String[] {"--nonsense"}, new String[] {"--nonsense=1"}, new String[] {"--trace=1"},
                new String[] {"--env"}, new String[] {"--env", ""}, new String[] {"--dir", "::x"})) {
            UsageException thrown = assertThrows(UsageException.class, () -> parse(wrong));
            assertTrue(thrown.getMessage().contains(wrong[0].replace("=1", "")), thrown.getMessage());
        }
    }
}
