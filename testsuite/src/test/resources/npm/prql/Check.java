import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsError;
import dev.wasm2jar.runtime.js.JsException;
import npm.Prql;

public class Check {

    public static void main(String[] args) {
        Prql prql = Prql.instantiate();
        String query = "from employees | filter age > 30 | select {name, age} | take 5";
        System.out.println(prql.compile(query, null));
        var options = new Prql.CompileOptions(prql);
        options.setTarget("sql.mssql");
        options.setSignatureComment(false);
        options.setFormat(false);
        System.out.println(options.target() + " " + options.format() + " " + options.signatureComment());
        System.out.println(prql.compile(query, options));
        System.out.println(prql.plToPrql(prql.prqlToPl(query)));
        System.out.println(String.join(" ", java.util.Arrays.copyOf(prql.getTargets(), prql.getTargets().length, String[].class)));
        try {
            prql.compile("from employees | nonsense", null);
        } catch (JsException error) {
            System.out.println(((JsError) error.value()).get(new JsContext(), "message"));
        }
    }
}
