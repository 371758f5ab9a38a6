import dev.wasm2jar.runtime.bindgen.GuestException;
import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsJson;
import dev.wasm2jar.runtime.js.JsObject;
import npm.Ruff;

public class Check {

    public static void main(String[] args) throws Exception {
        Ruff ruff = Ruff.instantiate();
        System.out.println(Ruff.Workspace.version(ruff));
        try (var workspace = new Ruff.Workspace(ruff, Ruff.Workspace.defaultSettings(ruff), Ruff.PositionEncoding.UTF16)) {
            System.out.println(workspace.format("def f( a,b ):\n  return a+b # \u00e9\n"));
            System.out.println(JsJson.stringify(new JsContext(),
                    workspace.check("import os\nx = 1\nif x == None: pass\n")));
            System.out.println(workspace.tokens("x = 1"));
            workspace.format("def (");
        } catch (GuestException error) {
            System.out.println(error.getMessage());
        }
        Object settings = new JsObject().put("line-length", 20.0)
                .put("format", new JsObject().put("quote-style", "single"));
        try (var wide = new Ruff.Workspace(ruff, settings, Ruff.PositionEncoding.UTF8)) {
            System.out.println(wide.format("call(first_argument, \"second\", third)\n"));
        }
        try {
            new Ruff.Workspace(ruff, new JsObject().put("line-length", "long"), Ruff.PositionEncoding.UTF8);
        } catch (GuestException error) {
            System.out.println(error.getMessage());
        }
    }
}
