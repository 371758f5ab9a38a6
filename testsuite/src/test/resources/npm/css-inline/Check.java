import dev.wasm2jar.runtime.bindgen.GuestException;
import dev.wasm2jar.runtime.js.JsObject;
import dev.wasm2jar.runtime.js.JsUndefined;
import npm.CssInline;

public class Check {

    public static void main(String[] args) throws Exception {
        CssInline css = CssInline.instantiate();
        System.out.println(css.version());
        String html = "<html><head><style>h1 { color:blue; }</style></head><body><h1>Big \u00e9 Text</h1></body></html>";
        System.out.println(css.inline(html, JsUndefined.UNDEFINED));
        System.out.println(css.inline(html,
                new JsObject().put("keepStyleTags", true).put("extraCss", "h1 { margin: 1px }")));
        System.out.println(css.inlineFragment("<h1>Fragment</h1>", "h1 { color: red }", JsUndefined.UNDEFINED));
        try {
            css.inline(html, new JsObject().put("keepStyleTags", 1.0));
        } catch (GuestException error) {
            System.out.println(error.getMessage());
        }
    }
}
