package dev.wasm2jar.runtime.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.CapturedLog;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of lines that guests print. */
final class GuestLogTest {

    private final CapturedLog captured = new CapturedLog("dev.wasm2jar.guest");

    @AfterEach
    void leave() {
        captured.close();
    }

    private List<String> messages() {
        List<String> messages = new ArrayList<>();
        for (LogRecord record : captured.records()) {
            messages.add(record.getMessage()
                    .replaceFirst("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z", "TIME"));
        }
        return messages;
    }

    @Test
    void linesAreText() throws IOException {
        var log = new GuestLog(LogFormat.TEXT);
        try (OutputStream output = log.output("r1"); OutputStream error = log.error("r2")) {
            output.write("one\ntw".getBytes(UTF_8));
            error.write("wrong\r\n\n".getBytes(UTF_8));
            output.write("o\nrest \u001b[31m{0}".getBytes(UTF_8));
        }
        assertEquals(List.of("TIME r1 stdout: one", "TIME r2 stderr: wrong", "TIME r2 stderr: ", "TIME r1 stdout: two",
                "TIME r1 stdout: rest \ufffd[31m{0}"), messages());
        assertEquals(Level.INFO, captured.records().get(0).getLevel());
        assertEquals(Level.WARNING, captured.records().get(1).getLevel());
    }

    @Test
    void linesAreJson() throws IOException {
        try (OutputStream output = new GuestLog(LogFormat.JSON).output("r1")) {
            output.write("a \"b\"\tc\n".getBytes(UTF_8));
        }
        assertEquals(List.of("{\"time\":\"TIME\",\"id\":\"r1\",\"stream\":\"stdout\",\"message\":\"a \\\"b\\\"\\tc\"}"),
                messages());
    }

    @Test
    void failuresAreOneObjectOrSeveralLines() {
        new GuestLog(LogFormat.JSON).failure("r1", "a trap\n  in f");
        new GuestLog(LogFormat.TEXT).failure("r2", "a trap\n  in f");
        assertEquals(List.of("{\"time\":\"TIME\",\"id\":\"r1\",\"stream\":\"failure\",\"message\":\"a trap\\n  in f\"}",
                "TIME r2 failure: a trap", "TIME r2 failure:   in f"), messages());
        assertEquals(Level.SEVERE, captured.records().get(0).getLevel());
    }

    @Test
    void longLinesComeInPiecesAndCharactersStayWhole() throws IOException {
        String line = "a" + "\u20ac".repeat(20_000);
        try (OutputStream output = new GuestLog(LogFormat.TEXT).output("r1")) {
            output.write((line + "\n").getBytes(UTF_8));
        }
        var joined = new StringBuilder();
        for (String message : messages()) {
            assertTrue(message.length() < 17_000);
            joined.append(message.substring("TIME r1 stdout: ".length()));
        }
        assertEquals(line, joined.toString());
        assertEquals(4, messages().size());
    }

    @Test
    void noiseIsNoProblem() throws IOException {
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        Arrays.fill(noise, 0, 50_000, (byte) 0x80);
        try (OutputStream output = new GuestLog(LogFormat.TEXT).output("r1")) {
            output.write(noise);
        }
        assertTrue(messages().size() > 10);
    }
}
