import dev.wasm2jar.runtime.bindgen.GuestException;
import dev.wasm2jar.runtime.js.JsObject;
import dev.wasm2jar.runtime.js.JsUndefined;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import npm.Brotli;

public class Check {

    public static void main(String[] args) throws Exception {
        Brotli brotli = Brotli.instantiate();
        byte[] text = "hello brotli ".repeat(500).getBytes(StandardCharsets.UTF_8);
        byte[] small = brotli.compress(text, new JsObject().put("quality", 9.0));
        System.out.println(HexFormat.of().formatHex(small));
        System.out.println(Arrays.compare(brotli.decompress(small), text) + " "
                + Arrays.compare(brotli.decompress(brotli.compress(text, JsUndefined.UNDEFINED)), text));
        var stream = new Brotli.CompressStream(brotli, 5);
        var first = stream.compress(text, 100);
        var last = stream.compress(null, 100);
        System.out.println(first.code() + " " + first.inputOffset() + " " + first.buf().length + " " + last.code() + " "
                + stream.totalOut());
        byte[] head = first.buf();
        byte[] whole = Arrays.copyOf(head, head.length + last.buf().length);
        System.arraycopy(last.buf(), 0, whole, head.length, last.buf().length);
        var back = new Brotli.DecompressStream(brotli).decompress(whole, 10000);
        System.out.println(back.code() + " " + back.buf().length + " " + back.inputOffset());
        try {
            brotli.decompress(new byte[] {1, 2, 3});
        } catch (GuestException error) {
            System.out.println(error.getMessage());
        }
    }
}
