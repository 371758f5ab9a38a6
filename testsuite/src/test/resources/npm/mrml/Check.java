import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsJson;
import dev.wasm2jar.runtime.js.JsObject;
import dev.wasm2jar.runtime.js.JsPromise;
import npm.Mrml;

public class Check {

    public static void main(String[] args) throws Exception {
        var context = new JsContext();
        Mrml mrml = Mrml.instantiate(context);
        String source = "<mjml><mj-body><mj-section><mj-column><mj-text>Hi \u00e9</mj-text></mj-column></mj-section>"
                + "</mj-body></mjml>";
        var engine = new Mrml.Engine(mrml);
        System.out.println(JsJson.stringify(context, engine.toHtml(source)));
        System.out.println(JsJson.stringify(context, engine.toHtml("<mjml><mj-bo")));
        engine.setAsyncParserOptions(new JsObject().put("includeLoader", new JsObject().put("type", "memory")
                .put("content", new JsObject().put("a.mjml", "<mj-text>included</mj-text>"))));
        Object promise = engine.toHtmlAsync("<mjml><mj-body><mj-include path=\"a.mjml\" /></mj-body></mjml>");
        System.out.println(JsJson.stringify(context, JsPromise.await(context, promise)));
    }
}
