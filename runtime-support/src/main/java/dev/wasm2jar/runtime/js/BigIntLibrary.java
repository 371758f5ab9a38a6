package dev.wasm2jar.runtime.js;

import java.math.BigDecimal;
import java.math.BigInteger;

/** {@code BigInt} (ECMA-262 21.2). */
final class BigIntLibrary extends Library {

    private BigIntLibrary(JsContext context) {
        super("BigInt", 1, new JsObject());
        context.install("BigInt", this);
        methods("toLocaleString:0 toString:0 valueOf:0");
        tag("BigInt");
        statics("asIntN:2 asUintN:2");
    }

    static BigIntLibrary of(JsContext context) {
        Library library = context.library("BigInt");
        return library == null ? new BigIntLibrary(context) : (BigIntLibrary) library;
    }

    @Override
    Object callConstructor(JsContext context, Object[] arguments) {
        Object primitive = JsConversions.toPrimitive(context, argument(arguments, 0), "number");
        if (!(primitive instanceof Double number)) {
            return JsConversions.toBigInt(context, primitive);
        }
        double value = number;
        if (value != JsNumber.toInteger(value) || Double.isInfinite(value)) {
            throw JsException.rangeError("The number " + JsNumber.toString(value)
                    + " cannot be converted to a BigInt because it is not an integer");
        }
        return new BigDecimal(value).toBigInteger();
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        throw JsException.typeError("BigInt is not a constructor");
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        int bits = JsConversions.toIndex(context, argument(arguments, 0));
        BigInteger value = JsConversions.toBigInt(context, argument(arguments, 1));
        if (bits > value.bitLength() + 1L && (name.equals("asIntN") || value.signum() >= 0)) {
            return value;
        }
        BigInteger modulus = BigInteger.ONE.shiftLeft(bits);
        BigInteger low = value.mod(modulus);
        return name.equals("asIntN") && bits > 0 && low.testBit(bits - 1) ? low.subtract(modulus) : low;
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        Object value = receiver instanceof JsWrapper wrapper ? wrapper.value() : receiver;
        if (!(value instanceof BigInteger integer)) {
            throw incompatible("BigInt.prototype.".concat(name), receiver);
        }
        return switch (name) {
            case "toString" -> integer.toString(NumberFormats.radix(context, argument(arguments, 0)));
            case "toLocaleString" -> NumberFormats.grouped(integer.toString());
            default -> integer;
        };
    }
}
