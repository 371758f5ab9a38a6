package dev.wasm2jar.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.ClassReferences;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a jar must hold is what its guest can call: checked on the constant pools of the compiled classes. */
class WasiReachabilityTest {

    private static final String[] EVERYTHING = {
        "WasiArguments", "WasiClock", "WasiRandom", "WasiProcess", "WasiDescriptor", "WasiPreopens", "WasiListeners",
        "WasiPath", "WasiDirectory", "WasiFile", "WasiSocket", "WasiPoll", "WasiUnstablePath", "WasiUnstableFile",
        "WasiUnstablePoll", "WasiUnstableDescriptor"
    };

    private static final String PACKAGE = "dev/wasm2jar/runtime/wasi/";

    @Test
    void programWithoutFilesNeedsNoFileClasses() throws IOException {
        Set<String> reached = reachable(
                "Wasi", "WasiBuilder", "WasiDescriptor", "WasiArguments", "WasiProcess", "WasiRandom", "WasiClock",
                "WasiPoll");
        for (String file : List.of("FileDescriptor", "DirectoryDescriptor", "HostDirectory", "HostFiles", "Mount",
                "ResolvedPath", "PathOpen", "WasiPath", "WasiPreopens", "SocketDescriptor", "ListenerDescriptor",
                "SelectorWaker", "WasiBinding")) {
            assertFalse(reached.contains(PACKAGE + file), file);
        }
    }

    @Test
    void classesOnTheWayOfHelloAvoidWhatIsSlowToLoad() throws IOException {
        for (String name : List.of("Wasi", "WasiBuilder", "WasiDescriptor", "WasiArguments", "WasiProcess",
                "Descriptor", "InputDescriptor", "OutputDescriptor", "ProcessExit")) {
            for (String used : ClassReferences.of(PACKAGE + name)) {
                assertFalse(used.startsWith("java/nio/file") || used.startsWith("java/util/regex")
                        || used.startsWith("java/util/stream"), name + " " + used);
            }
        }
    }

    @Test
    void nothingUsesLambdasOrJoinsStringsWithPlus() throws IOException {
        for (String name : reachable(EVERYTHING)) {
            for (String used : ClassReferences.of(name)) {
                assertFalse(used.startsWith("java/lang/invoke"), name + " " + used);
            }
        }
    }

    @Test
    void nothingAtRunTimeRefersToTheCompilersTable() throws IOException {
        Set<String> all = reachable(EVERYTHING);
        assertFalse(all.contains(PACKAGE + "WasiBinding"));
        assertTrue(all.contains(PACKAGE + "SocketDescriptor"));
        assertEquals(0, all.stream().filter(name -> name.contains("java/lang/reflect")).count());
    }

    private static Set<String> reachable(String... roots) throws IOException {
        return ClassReferences.reachable(PACKAGE, roots);
    }
}
