import dev.wasm2jar.runtime.bindgen.GuestException;
import dev.wasm2jar.runtime.js.JsArray;
import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsJson;
import npm.Jieba;

public class Check {

    public static void main(String[] args) throws Exception {
        Jieba jieba = Jieba.instantiate();
        String text = "\u6211\u4eec\u4e2d\u51fa\u4e86\u4e00\u4e2a\u53db\u5f92";
        System.out.println(String.join("/", jieba.cut(text, null)));
        System.out.println(String.join("/", jieba.cut(text, true)));
        System.out.println(jieba.addWord("\u4e2d\u51fa", 100000L, null));
        System.out.println(String.join("/", jieba.cut(text, false)));
        System.out.println(String.join("/", jieba.cutForSearch("\u4e2d\u56fd\u79d1\u5b66\u9662", null)));
        System.out.println(JsJson.stringify(new JsContext(), JsArray.of(jieba.tokenize(text, "default", true))));
        try {
            jieba.tokenize(text, "wrong", null);
        } catch (GuestException error) {
            System.out.println(error.getMessage());
        }
    }
}
