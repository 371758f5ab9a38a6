package dev.wasm2jar.testsuite.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.wasm2jar.runtime.Extern;
import dev.wasm2jar.runtime.FuncType;
import dev.wasm2jar.runtime.Global;
import dev.wasm2jar.runtime.HostFunction;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.runtime.Table;
import dev.wasm2jar.runtime.Trap;
import dev.wasm2jar.runtime.V128;
import dev.wasm2jar.testsuite.Modules;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs {@code borders.wat}. */
class VectorBordersTest {

    private static Class<?> module;
    private final Table table = new Table("funcref", 4, -1, null);
    private Instance instance;

    @BeforeAll
    static void compile() throws IOException {
        try (InputStream binary = VectorBordersTest.class.getResourceAsStream("/simd/borders.wasm")) {
            module = Modules.load(binary.readAllBytes(), "borders");
        }
    }

    @BeforeEach
    void instantiate() {
        instance = byName();
    }

    private Instance byName() {
        Extern twice = new HostFunction(FuncType.of("(v128)->(v128)"), arguments -> new Object[] {
            twice((V128) arguments[0])
        });
        return Modules.instantiate(module, new Imports().define("host", "twice", twice).define("host", "table", table));
    }

    private static V128 twice(V128 value) {
        return new V128(2 * value.low, 2 * value.high);
    }

    private static V128 floats(float a, float b, float c, float d) {
        return new V128(pair(Float.floatToRawIntBits(a), Float.floatToRawIntBits(b)),
                pair(Float.floatToRawIntBits(c), Float.floatToRawIntBits(d)));
    }

    private static V128 ints(int a, int b, int c, int d) {
        return new V128(pair(a, b), pair(c, d));
    }

    private static long pair(int low, int high) {
        return Integer.toUnsignedLong(low) | (long) high << 32;
    }

    private Object call(String name, Object... arguments) {
        return instance.function(name).call(arguments)[0];
    }

    @Test
    void typedMethodsTakeAndReturnObjects() throws ReflectiveOperationException {
        Method add = module.getMethod("add", V128.class, V128.class);
        assertEquals(V128.class, add.getReturnType());
        assertEquals(new V128(11, 22), add.invoke(instance, new V128(1, 2), new V128(10, 20)));
    }

    @Test
    void importsByNameTakeAndReturnObjects() {
        assertEquals(new V128(22, 44), call("callTwice", new V128(10, 20)));
    }

    @Test
    void typedImportsTakeAndReturnObjects() throws ReflectiveOperationException {
        Class<?> host = Arrays.stream(module.getDeclaredClasses()).filter(Class::isInterface).findFirst().orElseThrow();
        assertEquals(V128.class, host.getMethods()[0].getReturnType());
        Object implementation = Proxy.newProxyInstance(host.getClassLoader(), new Class<?>[] {host},
                (proxy, method, arguments) -> twice((V128) arguments[0]));
        Imports others = new Imports().define("host", "table", table);
        Object made = module.getMethod("instantiate", host, Imports.class).invoke(null, implementation, others);
        assertEquals(new V128(22, 44), ((Instance) made).function("callTwice").call(new V128(10, 20))[0]);
    }

    /** The callee leaves the upper half in its own instance, where the caller must look for it. */
    @Test
    void aFunctionOfAnotherInstanceReturnsBothHalves() {
        Instance other = byName();
        other.function("offer").call(1);
        instance.function("offer").call(2);
        assertEquals(new V128(11, 22), call("callTable", new V128(10, 20), 1));
        assertEquals(new V128(31, 42), call("callTable", new V128(30, 40), 2));
    }

    @Test
    void argumentsMayBeTooManyForAMethod() {
        assertEquals(new V128(69 * 70 / 2, 69 * 70 / 2 + 7000), call("callMany"));
    }

    @Test
    void severalResults() {
        V128 value = floats(1, -2, 3, -4);
        assertArrayEquals(new Object[] {-3, floats(-1, 2, -3, 4), 1.5f, value},
                instance.function("several").call(value));
    }

    @Test
    void severalResultsWithReferencesAmongThem() {
        assertArrayEquals(new Object[] {new V128(1, 2), 0, new V128(~1, ~2)},
                instance.function("mixed").call(new V128(1, 2)));
    }

    @Test
    void globals() {
        var shared = (Global) instance.export("shared");
        assertEquals(new V128(9, 10), shared.get());
        assertEquals(new V128(6 + 7 + 10, 5 + 8 + 12), call("globals", new V128(1, 2)));
        assertEquals(new V128(10, 12), shared.get());
        shared.set(new V128(100, 200));
        assertEquals(new V128(5 + 7 + 101, 6 + 8 + 202), call("globals", new V128(1, 2)));
    }

    @Test
    void lanesAreNotOverwrittenBeforeTheyAreRead() {
        assertEquals(new V128(2, 1), call("swap", new V128(1, 2)));
        assertEquals(floats(-4, -6, -8, -2), call("rotate", floats(1, 2, 3, 4)));
        assertEquals(new V128(0x0004_fffd_0002_ffffL, 0x0008_fff9_0006_fffbL),
                call("widen", new V128(0x08f9_06fb_04fd_02ffL, 77)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"store", "storeFar", "storeFloats"})
    void aStoreThatTrapsWritesNothing(String store) {
        byte[] bytes = ((Memory) instance.export("memory")).bytes;
        for (int address : new int[] {65521, 65535, 65528, -1, -8, -15, -24, Integer.MIN_VALUE}) {
            assertThrows(Trap.class, () -> instance.function(store).call(address, new V128(-1, -1)), store + address);
            assertArrayEquals(new byte[65536], bytes, store + " " + address);
        }
    }

    @Test
    void aLoadTrapsForBytesThatNothingUses() {
        assertEquals(0, call("lowLane", 65520));
        assertThrows(Trap.class, () -> instance.function("lowLane").call(65521));
        assertThrows(Trap.class, () -> instance.function("dropped").call(65521));
        instance.function("dropped").call(65520);
    }

    /** The official suite has no assertion on these. */
    @Test
    void relaxedTruncationSaturates() {
        V128 wide = floats(3e9f, -3e9f, Float.NaN, -1.9f);
        assertEquals(ints(Integer.MAX_VALUE, Integer.MIN_VALUE, 0, -1), call("truncS", wide));
        assertEquals(ints((int) 3_000_000_000L, 0, 0, 0), call("truncU", wide));
        V128 doubles = new V128(Double.doubleToRawLongBits(1e10), Double.doubleToRawLongBits(-7.9));
        assertEquals(ints(Integer.MAX_VALUE, -7, 0, 0), call("truncZeroS", doubles));
        assertEquals(ints(-1, 0, 0, 0), call("truncZeroU", doubles));
    }

    @Test
    void loopsDoNotAllocate() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        instance.function("loop").call(10);
        long before = threads.getCurrentThreadAllocatedBytes();
        instance.function("loop").call(100_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 20_000, allocated + " bytes");
    }
}
