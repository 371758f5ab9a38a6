package dev.wasm2jar.testsuite.spec;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.wasm2jar.runtime.Array;
import dev.wasm2jar.runtime.Eq;
import dev.wasm2jar.runtime.FuncRef;
import dev.wasm2jar.runtime.I31;
import dev.wasm2jar.runtime.Struct;
import dev.wasm2jar.runtime.V128;
import dev.wasm2jar.testsuite.spec.Expected.FloatPattern;
import java.util.ArrayList;
import java.util.List;

/** Reads arguments and expected results. Integers are unsigned decimals, floating-point numbers are their bits. */
final class ValueReader {

    private static final String NULL = "null";

    private ValueReader() {}

    /** An argument, boxed as the runtime wants it. */
    static Object argument(JsonObject value) {
        String type = value.get("type").getAsString();
        if (type.equals("v128")) {
            return vector(value);
        }
        String text = value.get("value").getAsString();
        return switch (type) {
            case "i32" -> Integer.parseUnsignedInt(text);
            case "i64" -> Long.parseUnsignedLong(text);
            case "f32" -> Float.intBitsToFloat(Integer.parseUnsignedInt(text));
            case "f64" -> Double.longBitsToDouble(Long.parseUnsignedLong(text));
            default -> text.equals(NULL) ? null : new HostObject(Long.parseLong(text));
        };
    }

    static Expected expected(JsonObject value) {
        String type = value.get("type").getAsString();
        return switch (type) {
            case "either" -> {
                var choices = new ArrayList<Expected>();
                value.getAsJsonArray("values").forEach(choice -> choices.add(expected(choice.getAsJsonObject())));
                yield new Expected.Either(choices);
            }
            case "v128" -> expectedVector(value);
            case "refnull", "nullref", "nullfuncref", "nullexternref", "nullexnref" -> new Expected.Null();
            default -> value.has("value")
                    ? expected(type, value.get("value").getAsString())
                    : new Expected.OfKind(kind(type));
        };
    }

    /** How the runtime represents references of a type. */
    private static Class<?> kind(String type) {
        return switch (type) {
            case "funcref" -> FuncRef.class;
            case "i31ref" -> I31.class;
            case "structref" -> Struct.class;
            case "arrayref" -> Array.class;
            case "eqref" -> Eq.class;
            case "anyref", "externref" -> Object.class;
            default -> throw new IllegalArgumentException("no references of type " + type);
        };
    }

    private static Expected expected(String type, String text) {
        return switch (type) {
            case "i32" -> new Expected.I32(Integer.parseUnsignedInt(text));
            case "i64" -> new Expected.I64(Long.parseUnsignedLong(text));
            case "f32" -> new Expected.F32(pattern(text));
            case "f64" -> new Expected.F64(pattern(text));
            default -> text.equals(NULL)
                    ? new Expected.Null()
                    : new Expected.Host(new HostObject(Long.parseLong(text)));
        };
    }

    private static FloatPattern pattern(String text) {
        return switch (text) {
            case "nan:canonical" -> new FloatPattern.CanonicalNan();
            case "nan:arithmetic" -> new FloatPattern.ArithmeticNan();
            default -> new FloatPattern.Bits(Long.parseUnsignedLong(text));
        };
    }

    private static Expected expectedVector(JsonObject value) {
        if (!value.get("lane_type").getAsString().startsWith("f")) {
            return new Expected.Vector(vector(value));
        }
        List<FloatPattern> lanes = new ArrayList<>();
        value.getAsJsonArray("value").forEach(lane -> lanes.add(pattern(lane.getAsString())));
        return new Expected.FloatVector(lanes);
    }

    private static V128 vector(JsonObject value) {
        JsonArray lanes = value.getAsJsonArray("value");
        int width = 128 / lanes.size();
        long[] halves = new long[2];
        int position = 0;
        for (JsonElement lane : lanes) {
            long bits = Long.parseUnsignedLong(lane.getAsString());
            if (width < Long.SIZE) {
                bits &= (1L << width) - 1;
            }
            halves[position / Long.SIZE] |= bits << position % Long.SIZE;
            position += width;
        }
        return new V128(halves[0], halves[1]);
    }
}
