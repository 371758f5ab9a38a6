package dev.wasm2jar.runtime.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class HttpDateTest {

    @Test
    void isThatOfTheStandardLibrary() {
        var formatter = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
                .withZone(ZoneOffset.UTC);
        for (long second = 0; second < 4L * 1000 * 1000 * 1000; second += 98_765) {
            assertEquals(formatter.format(Instant.ofEpochSecond(second)), HttpDate.format(second));
        }
        assertEquals("Sun, 06 Nov 1994 08:49:37 GMT", HttpDate.format(784_111_777));
    }
}
