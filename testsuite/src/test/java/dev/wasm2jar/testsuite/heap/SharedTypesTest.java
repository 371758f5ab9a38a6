package dev.wasm2jar.testsuite.heap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.compiler.jvm.JvmCode;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.testsuite.Modules;
import dev.wasm2jar.testsuite.SharedFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Types are equal by what they are (spec 3.3.2), also in modules that are compiled and loaded apart from each other. */
class SharedTypesTest {

    private static final int POINT = 1;
    private static final int POINT3 = 1 << 1;
    private static final int BYTES = 1 << 3;
    private static final int CONSTANT_BYTES = 1 << 4;
    private static final int PAIR = 1 << 5;
    private static final int STRUCT = 1 << 6;
    private static final int ARRAY = 1 << 7;
    private static final int I31 = 1 << 8;
    private static final int EQ = 1 << 9;
    private static final int NULL = 1 << 10;

    private static CompiledModule makersModule;
    private static CompiledModule usersModule;
    private static Instance makers;
    private static Instance users;

    @BeforeAll
    static void load() throws IOException {
        makersModule = compile("makers");
        usersModule = compile("users");
        makers = Modules.instantiate(Modules.load(makersModule), new Imports());
        users = Modules.instantiate(Modules.load(usersModule), new Imports());
    }

    private static CompiledModule compile(String name) throws IOException {
        byte[] binary = Files.readAllBytes(
                SharedFolder.repository().resolve("testsuite/guests/wasm/heap-" + name + ".wasm"));
        return Modules.compile(binary, name);
    }

    private static Object make(String kind, Object... arguments) {
        return makers.function(kind).call(arguments)[0];
    }

    private static Object use(String function, Object... arguments) {
        return users.function(function).call(arguments)[0];
    }

    @Test
    void structuresAreTestedByTheirTypesAndSupertypes() {
        assertEquals(POINT | STRUCT | EQ, use("types", make("point")));
        assertEquals(POINT | POINT3 | STRUCT | EQ, use("types", make("point3")));
        assertEquals(PAIR | STRUCT | EQ, use("types", make("pair")));
    }

    @Test
    void arraysWithEqualElementsAreToldApart() {
        assertEquals(BYTES | ARRAY | EQ, use("types", make("bytes")));
        assertEquals(CONSTANT_BYTES | ARRAY | EQ, use("types", make("constant_bytes")));
    }

    @Test
    void scalarsAndObjectsOfTheHostAreNoAggregates() {
        assertEquals(I31 | EQ, use("types", make("scalar", 5)));
        assertEquals(NULL, use("types", (Object) null));
        assertEquals(0, use("types", new byte[3]));
        assertEquals(0, use("types", 5));
    }

    @Test
    void fieldsAreReadByTheOtherModule() {
        assertEquals(2L, use("y", make("point")));
        assertEquals(4L, use("y", make("point3")));
        assertEquals(5.0, use("z", make("point3")));
        assertEquals(8.0, use("inner_z", make("pair")));
        assertEquals(-127, use("signed", make("bytes")));
        assertEquals(129, use("unsigned", make("bytes")));
    }

    @Test
    void failuresAreNamedAsInTheSpecification() {
        assertTrap("cast failure", "z", make("point"));
        assertTrap("cast failure", "y", make("bytes"));
        assertTrap("cast failure", "y", (Object) null);
        assertTrap("null structure reference", "z", (Object) null);
        assertTrap("null array reference", "at", null, 0);
        assertTrap("out of bounds array access", "at", make("bytes"), 3);
        assertTrap("out of bounds array access", "at", make("bytes"), -1);
    }

    private static void assertTrap(String message, String function, Object... arguments) {
        Trap trap = assertThrows(Trap.class, () -> use(function, arguments));
        assertEquals(message, trap.getMessage());
    }

    @Test
    void scalarsAreComparedByValueAndObjectsByIdentity() {
        assertEquals(1, use("same", make("scalar", 1_000_000), make("scalar", 1_000_000)));
        assertEquals(1, use("same", make("scalar", 1), make("scalar", 1 + Integer.MIN_VALUE)));
        assertEquals(0, use("same", make("scalar", 1_000_000), make("scalar", 1_000_001)));
        Object point = make("point");
        assertEquals(1, use("same", point, point));
        assertEquals(0, use("same", point, make("point")));
        assertEquals(0, use("same", point, null));
        assertEquals(1, use("same", null, null));
    }

    @Test
    void functionsAreTestedByTheirTypes() {
        assertEquals(42, use("call", make("function"), 21));
        assertEquals(0, use("is_other", make("function")));
        assertEquals(1, use("is_other", (Object) null));
    }

    /** So that jars that both have it can be used together: whichever comes first wins. */
    @Test
    void theClassOfATypeIsTheSameInEveryModule() {
        Set<String> common = new HashSet<>(makersModule.code().classes().keySet());
        common.retainAll(usersModule.code().classes().keySet());
        common.removeIf(name -> !JvmCode.isShared(name));
        assertEquals(5, common.size());
        for (String name : common) {
            assertArrayEquals(makersModule.code().classes().get(name), usersModule.code().classes().get(name), name);
        }
    }

    @Test
    void withoutJarsTheClassIsLoadedOncePerParent() throws ClassNotFoundException {
        String name = make("point").getClass().getName();
        ClassLoader parent = getClass().getClassLoader();
        Class<?> first = makersModule.toClassLoader(parent).loadClass(name);
        assertSame(first, usersModule.toClassLoader(parent).loadClass(name));
        ClassLoader other = new ClassLoader(parent) {};
        assertFalse(first == usersModule.toClassLoader(other).loadClass(name));
    }
}
