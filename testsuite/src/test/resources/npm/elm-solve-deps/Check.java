import dev.wasm2jar.runtime.bindgen.GuestException;
import dev.wasm2jar.runtime.js.JsArray;
import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsFunction;
import dev.wasm2jar.runtime.js.JsObject;
import java.util.Map;
import npm.Elm;

public class Check {

    private static final class FetchElmJson extends JsFunction {

        @Override
        public Object call(JsContext context, Object receiver, Object... arguments) {
            System.out.println("fetch " + arguments[0] + " " + arguments[1]);
            return "{\"type\":\"package\",\"name\":\"" + arguments[0] + "\",\"summary\":\"\",\"license\":\"BSD-3-Clause\","
                    + "\"version\":\"" + arguments[1] + "\",\"exposed-modules\":[],"
                    + "\"elm-version\":\"0.19.0 <= v < 0.20.0\",\"test-dependencies\":{},\"dependencies\":"
                    + (arguments[0].equals("elm/json") ? "{\"elm/core\":\"1.0.0 <= v < 2.0.0\"}" : "{}") + "}";
        }
    }

    private static final class ListVersions extends JsFunction {

        private static final Map<String, JsArray> VERSIONS =
                Map.of("elm/core", JsArray.of("1.0.5", "1.0.4"), "elm/json", JsArray.of("1.1.3", "1.1.2"));

        @Override
        public Object call(JsContext context, Object receiver, Object... arguments) {
            System.out.println("list " + arguments[0]);
            return VERSIONS.get(arguments[0]);
        }
    }

    public static void main(String[] args) throws Exception {
        Elm elm = Elm.instantiate();
        elm.init();
        String project = "{\"type\":\"application\",\"source-directories\":[\"src\"],\"elm-version\":\"0.19.1\","
                + "\"dependencies\":{\"direct\":{\"elm/core\":\"1.0.5\"},\"indirect\":{}},"
                + "\"test-dependencies\":{\"direct\":{},\"indirect\":{}}}";
        System.out.println(elm.solveDeps(project, false, new JsObject().put("elm/json", "1.0.0 <= v < 2.0.0"),
                new FetchElmJson(), new ListVersions()));
        try {
            elm.solveDeps(project, false, new JsObject().put("elm/json", "2.0.0 <= v < 3.0.0"), new FetchElmJson(),
                    new ListVersions());
        } catch (GuestException error) {
            System.out.println(error.value());
        }
    }
}
