import dev.wasm2jar.runtime.bindgen.GuestException;
import dev.wasm2jar.runtime.js.JsArray;
import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsDate;
import dev.wasm2jar.runtime.js.JsJson;
import dev.wasm2jar.runtime.js.JsObject;
import dev.wasm2jar.runtime.js.JsTypedArrays;
import dev.wasm2jar.runtime.js.JsUndefined;
import java.util.Arrays;
import java.util.stream.Collectors;
import npm.Automerge;

public class Check {

    private static final Object NONE = JsUndefined.UNDEFINED;

    public static void main(String[] args) throws Exception {
        var context = new JsContext();
        Automerge module = Automerge.instantiate(context);
        var doc = module.create(new JsObject().put("actor", "aabbcc"));
        doc.put("/", "title", "Plan", NONE);
        doc.put("/", "count", 42.0, "uint");
        doc.put("/", "when", JsDate.create(context, 1700000000000.0), NONE);
        doc.put("/", "bytes", JsTypedArrays.create(context, "Uint8Array", JsArray.of(1.0, 2.0, 3.0)), NONE);
        Object list = doc.putObject("/", "list", JsArray.of(1.0, "two", new JsObject().put("three", true)));
        doc.insert(list, 1, "between", NONE);
        System.out.println(JsJson.stringify(context, doc.materialize("/", NONE, NONE)));
        Object text = doc.putObject("/", "text", "hello w\u00f6rld");
        doc.splice(text, 6, 5, "Java");
        System.out.println(doc.text(text, NONE) + " " + (int) doc.length(list, NONE) + " "
                + Arrays.stream(((JsArray) doc.keys("/", NONE)).toArray()).map(String::valueOf)
                        .collect(Collectors.joining(" ")));
        doc.commit("first", 0.0);
        var copy = module.load(doc.save(), new JsObject().put("actor", "ddeeff"));
        System.out.println(copy.get("/", "title", NONE) + " " + copy.getActorId() + " "
                + ((JsArray) copy.getHeads()).toArray().length);
        System.out.println(JsJson.stringify(context, copy.getWithType("/", "when", NONE)));
        try {
            doc.put("/nowhere/x", "a", 1.0, NONE);
        } catch (GuestException error) {
            System.out.println(error.getMessage());
        }
    }
}
