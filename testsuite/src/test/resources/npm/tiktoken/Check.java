import dev.wasm2jar.runtime.bindgen.GuestException;
import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsJson;
import dev.wasm2jar.runtime.js.JsObject;
import dev.wasm2jar.runtime.js.JsUndefined;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import npm.Tokens;

public class Check {

    private static String joined(int[] values) {
        return Arrays.stream(values).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }

    public static void main(String[] args) throws Exception {
        Tokens tokens = Tokens.instantiate();
        JsObject ranks = (JsObject) JsJson.parse(Files.readString(Path.of("r50k_base.json")));
        var context = new JsContext();
        var encoding = new Tokens.Tiktoken(tokens, (String) ranks.get(context, "bpe_ranks"),
                ranks.get(context, "special_tokens"), (String) ranks.get(context, "pat_str"));
        int[] encoded = encoding.encode("hello world, \u00fcber <|endoftext|>", "all", JsUndefined.UNDEFINED);
        System.out.println(joined(encoded));
        System.out.println(new String(encoding.decode(encoded), StandardCharsets.UTF_8));
        System.out.println(joined(encoding.encodeOrdinary("x\ud83d\ude00")));
        System.out.println(encoding.encodeSingleToken("hello".getBytes(StandardCharsets.UTF_8)));
        byte[] bytes = encoding.decodeSingleTokenBytes(31373);
        System.out.println(joined(IntStream.range(0, bytes.length).map(i -> bytes[i]).toArray()));
        System.out.println(encoding.name() == null);
        try {
            encoding.encode("<|endoftext|>", JsUndefined.UNDEFINED, JsUndefined.UNDEFINED);
        } catch (GuestException error) {
            System.out.println(error.getMessage());
        }
    }
}
