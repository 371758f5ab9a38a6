package dev.wasm2jar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    @Test
    void nothingIsShownOfShortWork() {
        var output = new StringWriter();
        try (var line = new ProgressLine(new PrintWriter(output), "x.wasm")) {
            line.functions(1, 2);
            line.functions(2, 2);
        }
        assertEquals("", output.toString());
    }

    @Test
    void coloursAreOffWhereTheUserSaysSo() {
        assertFalse(Terminal.detect(Map.of("NO_COLOR", "1", "TERM", "xterm")).colours());
        assertFalse(Terminal.detect(Map.of("TERM", "dumb")).colours());
    }
}
