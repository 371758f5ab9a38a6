package dev.wasm2jar.runtime.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a jar must hold is what its program can reach: checked on the constant pools of the compiled classes. */
class JsReachabilityTest {

    private static final Pattern TYPE = Pattern.compile("L(dev/[\\w/$]+);");

    private static final String PACKAGE = "dev/wasm2jar/runtime/js/";

    @Test
    void aProgramWithMapsAndJsonNeedsNeitherWebNorDates() throws IOException {
        Set<String> reached =
                reachable("JsMath", "JsMaps", "JsArrays", "JsJson", "JsConsole", "JsDebugString", "JsReflect", "JsErrors");
        for (String other : List.of("JsGlobal", "JsDate", "TimeZones", "JsUrl", "JsMessage", "JsPromise", "JsTypedArray",
                "MissingLibrary", "JsSet", "JsBinding")) {
            assertFalse(reached.contains(PACKAGE + other), other);
        }
    }

    @Test
    void promisesAndBytesNeedNoWeb() throws IOException {
        Set<String> reached = reachable("JsPromises", "JsTimers", "JsTypedArrays", "JsCrypto", "JsMemory", "JsDate");
        for (String other : List.of("JsGlobal", "JsUrl", "JsMessage", "MissingLibrary", "JsMap", "JsBinding")) {
            assertFalse(reached.contains(PACKAGE + other), other);
        }
    }

    @Test
    void theGlobalObjectReachesEverythingButTheCompilersTable() throws IOException {
        Set<String> reached = reachable("JsGlobal");
        assertTrue(reached.contains(PACKAGE + "UrlParser"));
        assertFalse(reached.contains(PACKAGE + "JsBinding"));
    }

    @Test
    void nothingUsesLambdasOrJoinsStringsByInvokedynamic() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String name : all()) {
            for (String used : references(name)) {
                if (used.startsWith("java/lang/invoke") || used.startsWith("java/lang/reflect")) {
                    wrong.add(name + " " + used);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void onlyPatternsNeedRegularExpressions() throws IOException {
        for (String name : all()) {
            if (!name.contains("RegExp")) {
                assertFalse(references(name).contains("java/util/regex/Pattern"), name);
            }
        }
    }

    private static List<String> all() throws IOException {
        List<String> all = new ArrayList<>();
        Path folder = Path.of(JsContext.class.getProtectionDomain().getCodeSource().getLocation().getPath(), PACKAGE);
        try (DirectoryStream<Path> classes = Files.newDirectoryStream(folder, "*.class")) {
            for (Path file : classes) {
                String name = file.getFileName().toString().replace(".class", "");
                if (!name.startsWith("JsBinding")) {
                    all.add(PACKAGE + name);
                }
            }
        }
        assertTrue(all.size() > 50);
        return all;
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
        try (InputStream stream = JsReachabilityTest.class.getResourceAsStream("/" + name + ".class");
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
                if (texts[i] != null) {
                    TYPE.matcher(texts[i]).results().forEach(type -> found.add(type.group(1)));
                }
            }
        }
        return found;
    }
}
