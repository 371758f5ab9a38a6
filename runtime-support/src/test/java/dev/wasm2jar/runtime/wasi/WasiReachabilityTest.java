package dev.wasm2jar.runtime.wasi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
            for (String used : references(PACKAGE + name)) {
                assertFalse(used.startsWith("java/nio/file") || used.startsWith("java/util/regex")
                        || used.startsWith("java/util/stream"), name + " " + used);
            }
        }
    }

    @Test
    void nothingUsesLambdasOrJoinsStringsWithPlus() throws IOException {
        for (String name : reachable(EVERYTHING)) {
            for (String used : references(name)) {
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
        Set<String> reached = new TreeSet<>();
        Deque<String> rest = new ArrayDeque<>();
        for (String root : roots) {
            rest.add(PACKAGE + root);
        }
        while (!rest.isEmpty()) {
            String next = rest.poll();
            if (next.startsWith(PACKAGE) && reached.add(next)) {
                rest.addAll(references(next));
            }
        }
        return reached;
    }

    /** The classes named in a constant pool (JVMS 4.4), by CONSTANT_Class or in a descriptor. */
    private static Set<String> references(String name) throws IOException {
        Set<String> found = new TreeSet<>();
        try (InputStream stream = WasiReachabilityTest.class.getResourceAsStream("/" + name + ".class");
                DataInputStream in = new DataInputStream(stream)) {
            in.skipBytes(8);
            int count = in.readUnsignedShort();
            String[] texts = new String[count];
            int[] classes = new int[count];
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts[i] = in.readUTF();
                    case 7 -> classes[i] = in.readUnsignedShort();
                    case 8, 16, 19, 20 -> in.skipBytes(2);
                    case 15 -> in.skipBytes(3);
                    case 5, 6 -> {
                        in.skipBytes(8);
                        i++;
                    }
                    default -> in.skipBytes(4);
                }
            }
            for (int i = 1; i < count; i++) {
                if (classes[i] != 0) {
                    found.add(texts[classes[i]]);
                }
                if (texts[i] != null && texts[i].startsWith("(")) {
                    for (String part : texts[i].split("[()\\[;VIJZBCS]*L|;")) {
                        if (part.startsWith("dev/")) {
                            found.add(part);
                        }
                    }
                }
            }
        }
        return found;
    }
}
