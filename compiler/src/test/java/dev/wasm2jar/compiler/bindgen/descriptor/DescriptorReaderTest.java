package dev.wasm2jar.compiler.bindgen.descriptor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.metadata.Release;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers that describe functions inform of, in the codes of several releases. */
class DescriptorReaderTest {

    private static String text(int release, int... numbers) {
        return RustTypes.text(DescriptorReader.read(
                new Release(release, release), Arrays.stream(numbers).boxed().toList()));
    }

    @Test
    void codesMoveFromReleaseToRelease() {
        // fn(&str) -> String
        assertEquals("dyn Fn(&str) -> String", text(83, 11, 0, 1, 15, 14, 14, 14));
        assertEquals("dyn Fn(&str) -> String", text(96, 13, 0, 1, 17, 16, 16, 16));
        assertEquals("dyn Fn(&str) -> String", text(121, 15, 0, 1, 19, 18, 18, 18));
        // Option<&mut [f64]>
        assertEquals("Option<&mut [f64]>", text(83, 24, 16, 17, 9));
        assertEquals("Option<&mut [f64]>", text(84, 25, 16, 18, 9));
        assertEquals("Option<&mut [f64]>", text(121, 31, 20, 22, 13));
        assertEquals("Result<(), JsValue>", text(83, 25, 26));
        assertEquals("Result<(), JsValue>", text(121, 32, 33));
        assertEquals("u128", text(96, 9));
        assertEquals("u64", text(119, 9));
        assertEquals("NonNull<_>", text(92, 29));
        assertEquals("*const _", text(121, 36));
    }

    @Test
    void namesFollowTheirCodes() {
        assertEquals("Ab", text(83, 22, 2, 'A', 'b'));
        assertEquals("Vec<Map>", text(83, 18, 20, 3, 'M', 'a', 'p'));
        assertEquals("enum", text(83, 21, 5));
        assertEquals("E", text(88, 22, 1, 'E', 5));
        assertEquals("Mode", text(93, 23, 4, 'M', 'o', 'd', 'e', 2, 2, 'o', 'n', 3, 'o', 'f', 'f'));
        assertEquals("Mode", text(94, 23, 4, 'M', 'o', 'd', 'e', 2));
        assertEquals("U", text(121, 28, 1, 'U', 2, 18, 13));
    }

    @Test
    void closuresOfAllKinds() {
        assertEquals("Closure<dyn FnMut(i32)>", text(83, 12, 40, 41, 16, 11, 0, 1, 4, 26, 26));
        assertEquals("Closure<dyn Fn(i32)>", text(83, 12, 40, 41, 15, 11, 0, 1, 4, 26, 26));
        assertEquals("Closure<dyn FnMut()>", text(101, 14, 41, 1, 13, 7, 0, 30, 30));
        assertEquals("Closure<dyn Fn()>", text(115, 14, 1, 0, 13, 7, 0, 30, 30));
        var closure = (Descriptor.Closure) DescriptorReader.read(
                new Release(83, 83), List.of(12, 40, 41, 16, 11, 0, 0, 26, 26));
        assertEquals(40, closure.function().shim());
        assertEquals(41, closure.destructor());
        var newer = (Descriptor.Closure) DescriptorReader.read(
                new Release(115, 115), List.of(14, 1, 1, 13, 7, 0, 30, 30));
        assertEquals(7, newer.function().shim());
        assertEquals(-1, newer.destructor());
    }

    @Test
    void longReferencesToValuesAreOwned() {
        assertEquals("JsValue", text(84, 17, 20));
        assertEquals("&str", text(84, 17, 14));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThrows(BindgenException.class, () -> text(83, 99));
        assertThrows(BindgenException.class, () -> text(83));
        assertThrows(BindgenException.class, () -> text(83, 24));
        assertThrows(BindgenException.class, () -> text(83, 4, 4));
        assertThrows(BindgenException.class, () -> text(83, 11, 0, 1000, 4));
        int[] deep = new int[500];
        Arrays.fill(deep, 24);
        assertThrows(BindgenException.class, () -> text(83, deep));
    }
}
