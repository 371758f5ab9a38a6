import com.example.Shapes;
import dev.wasm2jar.runtime.bindgen.GuestException;
import dev.wasm2jar.runtime.js.JsArray;
import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsException;
import dev.wasm2jar.runtime.js.JsFunction;
import dev.wasm2jar.runtime.js.JsObject;
import dev.wasm2jar.runtime.js.JsPromise;
import dev.wasm2jar.runtime.js.JsUndefined;
import java.util.Arrays;

/** Passes everything that wasm-bindgen knows to the guest shapes.wasm and back. */
public class ShapesCheck {

    /** What the guest imports. */
    private static final class Shop implements Shapes.Imports {

        @Override
        public double price(String item, long count) {
            return item.length() * count;
        }

        @Override
        public Object lookup(String key) {
            if (key.equals("bad")) {
                throw JsException.error("nothing");
            }
            return key.equals("n") ? (Object) 5.0 : "found " + key;
        }

        @Override
        public void store(byte[] bytes, int[] keys) {
            show("store", Arrays.toString(bytes) + Arrays.toString(keys));
        }
    }

    private static final class TenTimes extends JsFunction {

        TenTimes() {
            super("tenTimes", 1);
        }

        @Override
        public Object call(JsContext context, Object receiver, Object... arguments) {
            double number = (Double) arguments[0];
            if (number < 0) {
                throw JsException.error("negative");
            }
            return number * 10;
        }
    }

    private static void show(String name, Object... values) {
        System.out.println(name + " " + Arrays.deepToString(values));
    }

    public static void main(String[] arguments) throws Exception {
        var context = new JsContext();
        Shapes shapes = Shapes.instantiate(context, new Shop());
        numbers(shapes);
        options(shapes);
        arrays(shapes);
        results(shapes);
        imports(shapes);
        functions(shapes, context);
        points(shapes);
    }

    private static void numbers(Shapes shapes) {
        show("integers", shapes.echoU8(255), shapes.echoI16((short) -5), shapes.echoU32(4294967295L), shapes.echoU64(-1));
        show("others", shapes.echoF32(1.5f), shapes.echoBool(true), Character.toString(shapes.echoChar(0x1F600)));
        show("values", shapes.echoValue("v"), shapes.echoValue(null), shapes.echoValue(JsUndefined.UNDEFINED));
        show("lent", shapes.borrowValue(JsUndefined.UNDEFINED), shapes.borrowValue("x"));
        show("colors", shapes.nextColor(0), shapes.nextColor(7));
    }

    private static void options(Shapes shapes) {
        show("none", shapes.optionU8(null), shapes.optionI32(null), shapes.optionF32(null), shapes.optionI64(null),
                shapes.optionBool(null), shapes.optionChar(null), shapes.optionString(null), shapes.optionBytes(null),
                shapes.optionValue(null));
        show("some", shapes.optionU8(7), shapes.optionI32(-7), shapes.optionF32(2.5f), shapes.optionI64(-9L),
                shapes.optionBool(false), shapes.optionChar(65), shapes.optionString("é"),
                shapes.optionBytes(new byte[] {1, 2}), shapes.optionValue(new JsObject()));
    }

    private static void arrays(Shapes shapes) {
        int[] changed = {1, -2, 3};
        shapes.negate(changed);
        show("changed", changed);
        show("reversed", shapes.reverseShorts(new short[] {1, 2, -3}), shapes.reverseLongs(new long[] {1, 2, 3}),
                shapes.reverseValues(new Object[] {"a", 1.0, null}));
    }

    /** A function that can fail. */
    private interface Failing {

        Object call() throws GuestException;
    }

    private static void tryIt(Failing function) {
        try {
            show("good", function.call());
        } catch (GuestException error) {
            show("error", error.getMessage(), error.value().getClass().getSimpleName());
        } catch (JsException thrown) {
            show("thrown", thrown.getMessage());
        }
    }

    private static void results(Shapes shapes) {
        tryIt(() -> shapes.checkedText("t"));
        tryIt(() -> shapes.checkedText(""));
        tryIt(() -> {
            shapes.checkedUnit(false);
            return null;
        });
        tryIt(() -> shapes.checkedFloat(9));
        tryIt(() -> shapes.checkedFloat(-9));
        tryIt(() -> {
            shapes.throws_("boom");
            return null;
        });
    }

    private static void imports(Shapes shapes) {
        show("total", shapes.total("ab,c"));
        show("find", shapes.find("k"), shapes.find("n"), shapes.find("bad").contains("Error: nothing"));
        shapes.keep();
        show("objects", shapes.objects());
        show("bytes", shapes.bytes());
    }

    private static void functions(Shapes shapes, JsContext context) throws Exception {
        show("map", ((JsArray) shapes.mapLengths(JsArray.of("a", "bcd"))).toArray());
        tryIt(() -> shapes.call(new TenTimes(), 4));
        tryIt(() -> shapes.call(new TenTimes(), -4));
        var adder = (JsFunction) shapes.adder(5);
        show("adder", adder.call(context, null, 3.0), adder.call(context, null, 4.0));
        show("closures", shapes.sumWithClosure(JsArray.of(1.0, 2.0)));
        show("later", JsPromise.await(context, shapes.later(41)));
    }

    private static void points(Shapes shapes) throws GuestException {
        Shapes.Point other = Shapes.Point.origin(shapes);
        try (var point = new Shapes.Point(shapes, 1, 2)) {
            point.setX(3);
            point.setName("q");
            show("point", point.x(), point.y(), point.id(), point.name());
            point.setY(4);
            show("distance", point.distance(other));
            point.absorb(other);
            show("text", point.intoText());
        }
        try {
            show("gone", other.x());
        } catch (IllegalStateException gone) {
            show("gone", gone.getMessage());
        }
        try {
            show("foreign", Shapes.Point.origin(shapes).distance(Shapes.Point.origin(
                    Shapes.instantiate(new Shop()))));
        } catch (IllegalArgumentException foreign) {
            show("foreign", foreign.getMessage());
        }
        tryIt(() -> new Shapes.Point(shapes, Double.NaN, 2));
        show("maybe", new Shapes.Point(shapes, 1, 2).maybe(false), new Shapes.Point(shapes, 1, 2).maybe(true).x());
        var wrapped = (Shapes.Point) shapes.wrapped(8);
        show("wrapped", wrapped.x(), wrapped.name());
        wrapped.close();
        wrapped.close();
    }
}
