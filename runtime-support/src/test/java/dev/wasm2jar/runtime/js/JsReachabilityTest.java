package dev.wasm2jar.runtime.js;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.ClassReferences;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a jar must hold is what its program can reach: checked on the constant pools of the compiled classes. */
class JsReachabilityTest {

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
            if (ClassReferences.of(name).contains("java/lang/runtime/ObjectMethods")) {
                // Records have it in methods that nothing calls.
                continue;
            }
            for (String used : ClassReferences.of(name)) {
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
                assertFalse(ClassReferences.of(name).contains("java/util/regex/Pattern"), name);
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
        return ClassReferences.reachable(PACKAGE, roots);
    }
}
