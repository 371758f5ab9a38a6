import dev.wasm2jar.runtime.js.JsArray;
import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsJson;
import dev.wasm2jar.runtime.js.JsObject;
import dev.wasm2jar.runtime.js.JsUndefined;
import npm.Oxc;

public class Check {

    public static void main(String[] args) throws Exception {
        Oxc oxc = Oxc.instantiate();
        var context = new JsContext();
        var result = oxc.parseSync("// note\nconst a = (b) => `x${b}\u00e9`;",
                new JsObject().put("sourceFilename", "test.ts"));
        System.out.println(result.programJson());
        System.out.println(JsJson.stringify(context, JsArray.of(result.comments())));
        System.out.println(result.errors().length);
        var wrong = oxc.parseSync("let = ;", JsUndefined.UNDEFINED);
        System.out.println(JsJson.stringify(context, JsArray.of(wrong.errors())));
    }
}
