package dev.wasm2jar.compiler.bindgen;

import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Access;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import dev.wasm2jar.compiler.bindgen.emit.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What crates use of JavaScript without declaring it: functions that wasm-bindgen itself knows, over all its releases. In
 * older ones the module imports them by these names and their types are fixed; newer ones declare them.
 */
final class Intrinsics {

    private static final String RUNTIME = "dev/wasm2jar/runtime/bindgen/";
    /** The package of the classes whose names begin with Js. */
    private static final String JAVASCRIPT = "dev/wasm2jar/runtime/js/";

    /**
     * Name, method, type. In a type: {@code r} a value that is lent, {@code o} one that is given; {@code s} a text that is
     * lent, {@code S} one that is given; {@code ?} before what is optional; {@code b} boolean; {@code i}, {@code u}, {@code
     * l}, {@code L}, {@code d}: i32, u32, i64, u64, f64; {@code v} nothing; {@code B} a slice of bytes; {@code V} a vector
     * of the elements whose letter follows.
     */
    private static final String[] TABLE = {
        "jsval_eq JsEquality.isStrictlyEqual(rr)b",
        "jsval_loose_eq JsEquality.isLooselyEqual(rr)b",
        "is_function JsTypes.isFunction(r)b",
        "is_array JsTypes.isArray(r)b",
        "is_undefined JsTypes.isUndefined(r)b",
        "object_is_undefined JsTypes.isUndefined(r)b",
        "is_null JsTypes.isNull(r)b",
        "is_null_or_undefined JsUndefined.isNullish(r)b",
        "object_is_null_or_undefined JsUndefined.isNullish(r)b",
        "is_object JsTypes.isNonCallableObject(r)b",
        "is_symbol JsTypes.isSymbol(r)b",
        "is_string JsTypes.isString(r)b",
        "is_bigint JsTypes.isBigInt(r)b",
        "is_falsy JsConversions.isFalsy(r)b",
        "typeof JsTypes.typeof(r)o",
        "in JsDynamic.has(rr)b",
        "lt JsOperators.lt(rr)b",
        "le JsOperators.le(rr)b",
        "ge JsOperators.ge(rr)b",
        "gt JsOperators.gt(rr)b",
        "as_number JsConversions.toNumber(r)d",
        "try_into_number JsOperators.tryToNumber(r)o",
        "neg JsOperators.neg(r)o",
        "bit_and JsOperators.bitAnd(rr)o",
        "bit_or JsOperators.bitOr(rr)o",
        "bit_xor JsOperators.bitXor(rr)o",
        "bit_not JsOperators.bitNot(r)o",
        "shl JsOperators.shl(rr)o",
        "shr JsOperators.shr(rr)o",
        "unsigned_shr JsOperators.unsignedShr(rr)u",
        "add JsOperators.add(rr)o",
        "sub JsOperators.sub(rr)o",
        "div JsOperators.div(rr)o",
        "checked_div JsOperators.checkedDiv(rr)o",
        "mul JsOperators.mul(rr)o",
        "rem JsOperators.rem(rr)o",
        "pow JsOperators.pow(rr)o",
        "object_clone_ref Intrinsics.same(r)o",
        "object_drop_ref Intrinsics.drop(o)v",
        "cb_drop GuestClosure.drop(o)b",
        "number_new Intrinsics.number(d)o",
        "bigint_from_str Intrinsics.bigIntFromText(s)o",
        "bigint_from_i64 Intrinsics.bigInt(l)o",
        "bigint_from_u64 Intrinsics.unsignedBigInt(L)o",
        "bigint_from_i128 Intrinsics.wideBigInt(lL)o",
        "bigint_from_u128 Intrinsics.unsignedWideBigInt(LL)o",
        "bigint_get_as_i64 Intrinsics.bigIntValue(r)?l",
        "string_new Intrinsics.same(s)o",
        "symbol_anonymous_new Intrinsics.anonymousSymbol()o",
        "symbol_named_new Intrinsics.symbol(s)o",
        "number_get Intrinsics.numberValue(r)?d",
        "string_get Intrinsics.stringValue(r)?S",
        "boolean_get Intrinsics.booleanNumber(r)i",
        "throw Intrinsics.fail(s)v",
        "rethrow Intrinsics.rethrow(o)v",
        "error_new Intrinsics.error(s)o",
        "panic_error Intrinsics.error(s)o",
        "memory TypedArrays.memory()o",
        "exports Intrinsics.unknown()o",
        "module Intrinsics.unknown()o",
        "instance Intrinsics.unknown()o",
        "function_table Intrinsics.unknown()o",
        "debug_string Intrinsics.debugString(r)S",
        "json_parse Intrinsics.parseJson(s)o",
        "json_serialize Intrinsics.writeJson(r)S",
        "copy_to_typed_array TypedArrays.copyTo(Br)v",
        "int8_array_new Intrinsics.same(Vb)o",
        "uint8_array_new Intrinsics.same(VB)o",
        "uint8_clamped_array_new Intrinsics.same(VB)o",
        "int16_array_new Intrinsics.same(Vh)o",
        "uint16_array_new Intrinsics.same(VH)o",
        "int32_array_new Intrinsics.same(Vi)o",
        "uint32_array_new Intrinsics.same(Vu)o",
        "bigint64_array_new Intrinsics.same(Vl)o",
        "biguint64_array_new Intrinsics.same(VL)o",
        "float32_array_new Intrinsics.same(Vf)o",
        "float64_array_new Intrinsics.same(Vd)o",
        "array_new Intrinsics.array()o",
        "array_push Intrinsics.push(ro)v",
        "externref_heap_live_count Intrinsics.liveHandles()i",
        "init_externref_table TableHandles.initialize()v",
    };

    private static final String PREFIX = "__wbindgen_";
    private static final Pattern HASHED = Pattern.compile("__wbg_((?:__)?wbindgen\\w+)_[0-9a-f]{16}");

    private record Row(String method, List<Descriptor> parameters, Descriptor result) {}

    private final Map<String, Row> rows = new HashMap<>();

    Intrinsics() {
        for (String line : TABLE) {
            int space = line.indexOf(' ');
            int open = line.indexOf('(');
            int close = line.indexOf(')');
            rows.put(PREFIX + line.substring(0, space), new Row(line.substring(space + 1, open),
                    types(line.substring(open + 1, close)), types(line.substring(close + 1)).get(0)));
        }
    }

    private static List<Descriptor> types(String codes) {
        var result = new ArrayList<Descriptor>();
        for (int i = 0; i < codes.length(); i++) {
            if (codes.charAt(i) == '?') {
                i++;
                result.add(new Descriptor.Optional(type(codes.charAt(i))));
            } else if (codes.charAt(i) == 'V') {
                i++;
                result.add(new Descriptor.Vector(element(codes.charAt(i))));
            } else {
                result.add(type(codes.charAt(i)));
            }
        }
        return result;
    }

    private static Descriptor type(char code) {
        return switch (code) {
            case 'r' -> new Descriptor.Reference(Access.SHARED, Simple.EXTERNREF);
            case 'o' -> Simple.EXTERNREF;
            case 's' -> new Descriptor.Reference(Access.SHARED, Simple.STRING);
            case 'S' -> Simple.STRING;
            case 'b' -> Simple.BOOLEAN;
            case 'i' -> Simple.I32;
            case 'u' -> Simple.U32;
            case 'l' -> Simple.I64;
            case 'L' -> Simple.U64;
            case 'd' -> Simple.F64;
            case 'B' -> new Descriptor.Reference(Access.SHARED, new Descriptor.Slice(Simple.U8));
            default -> Simple.UNIT;
        };
    }

    private static Descriptor element(char code) {
        return switch (code) {
            case 'b' -> Simple.I8;
            case 'B' -> Simple.U8;
            case 'h' -> Simple.I16;
            case 'H' -> Simple.U16;
            case 'f' -> Simple.F32;
            default -> type(code);
        };
    }

    /**
     * The intrinsic that an import is. Newer releases name them like other imports, with a hash; some leave out the
     * underscores.
     */
    Optional<String> known(String imported) {
        if (rows.containsKey(imported)) {
            return Optional.of(imported);
        }
        Matcher hashed = HASHED.matcher(imported);
        if (!hashed.matches()) {
            return Optional.empty();
        }
        String letters = hashed.group(1).replace("_", "");
        return rows.keySet().stream().filter(name -> name.replace("_", "").equals(letters)).findFirst();
    }

    /** The type of an intrinsic, in releases that do not declare it. */
    Optional<Descriptor.Function> type(String name) {
        return Optional.ofNullable(rows.get(name))
                .map(row -> new Descriptor.Function(0, row.parameters(), row.result(), row.result()));
    }

    /**
     * What an intrinsic is bound to.
     *
     * @param result as the module expects it
     */
    Optional<Target> find(String name, Descriptor result) {
        if (name.equals(PREFIX + "boolean_get") && result instanceof Descriptor.Optional) {
            return Optional.of(IntrinsicMethods.find(RUNTIME + "Intrinsics", "booleanValue"));
        }
        Row row = rows.get(name);
        if (row == null) {
            return Optional.empty();
        }
        int dot = row.method().indexOf('.');
        String owner = (row.method().startsWith("Js") ? JAVASCRIPT : RUNTIME) + row.method().substring(0, dot);
        return Optional.of(IntrinsicMethods.find(owner, row.method().substring(dot + 1)));
    }
}
