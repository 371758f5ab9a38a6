package dev.wasm2jar.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Flight Recorder gets to know of a compilation. */
class RecordedCompilationTest {

    /** (module (func (export "f"))). */
    private static final String MODULE =
            "0061736d01000000" + "010401600000" + "03020100" + "07050101660000" + "0a040102000b";

    @Test
    void aCompilationIsAnEvent(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("recording.jfr");
        try (var recording = new Recording()) {
            recording.start();
            Compiler.compile(HexFormat.of().parseHex(MODULE), CompilerOptions.of("recorded.wasm", "com.example.Recorded"));
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("dev.wasm2jar.Compilation"))
                .filter(event -> event.getString("module").equals("recorded.wasm"))
                .toList();
        assertEquals(1, events.size());
        assertEquals(1, events.get(0).getInt("functions"));
        assertTrue(events.get(0).getLong("classBytes") > 100);
    }
}
