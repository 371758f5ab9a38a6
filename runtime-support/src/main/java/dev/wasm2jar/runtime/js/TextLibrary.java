package dev.wasm2jar.runtime.js;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** {@code TextEncoder} and {@code TextDecoder} (encoding.spec.whatwg.org 7), for UTF-8, UTF-16 and windows-1252. */
final class TextLibrary extends Library {

    private final String type;

    private TextLibrary(JsContext context, String type) {
        super(type, 0, new JsObject());
        this.type = type;
        context.install(type, this);
        if (type.equals("TextEncoder")) {
            methods("encode:0 encodeInto:2");
            getters("encoding");
        } else {
            methods("decode:0");
            getters("encoding fatal ignoreBOM");
        }
        tag(type);
    }

    /** @param type {@code TextEncoder} or {@code TextDecoder} */
    static TextLibrary of(JsContext context, String type) {
        Library library = context.library(type);
        return library == null ? new TextLibrary(context, type) : (TextLibrary) library;
    }

    private static final class Encoder extends JsObject {

        @Override
        public String className() {
            return "TextEncoder";
        }

        @Override
        JsObject classPrototype(JsContext context) {
            return of(context, "TextEncoder").prototype;
        }
    }

    private static final class Decoder extends JsObject {

        private final String encoding;
        private final Boolean fatal;
        private final Boolean ignoreBom;
        private final Utf8 utf8 = new Utf8();
        private boolean started;

        Decoder(String encoding, Boolean fatal, Boolean ignoreBom) {
            this.encoding = encoding;
            this.fatal = fatal;
            this.ignoreBom = ignoreBom;
        }

        @Override
        public String className() {
            return "TextDecoder";
        }

        @Override
        JsObject classPrototype(JsContext context) {
            return of(context, "TextDecoder").prototype;
        }

        String decode(byte[] bytes, boolean more) {
            StringBuilder out = new StringBuilder(bytes.length);
            boolean wellFormed = true;
            if (encoding.equals("utf-8")) {
                wellFormed = utf8.decode(bytes, out);
                wellFormed &= more || utf8.end(out);
            } else {
                Charset charset = encoding.equals("utf-16le") ? StandardCharsets.UTF_16LE
                        : encoding.equals("utf-16be") ? StandardCharsets.UTF_16BE : Charset.forName("windows-1252");
                out.append(new String(bytes, charset));
            }
            if (fatal && !wellFormed) {
                started = false;
                throw JsException.typeError("The encoded data was not valid for encoding " + encoding);
            }
            if (!started && out.length() > 0) {
                if (!ignoreBom && out.charAt(0) == '\ufeff') {
                    out.deleteCharAt(0);
                }
                started = true;
            }
            started &= more;
            return out.toString();
        }
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        if (type.equals("TextEncoder")) {
            return new Encoder();
        }
        Object label = argument(arguments, 0);
        String encoding = label == JsUndefined.UNDEFINED ? "utf-8" : encoding(JsConversions.toString(context, label));
        Object options = argument(arguments, 1);
        boolean given = !JsUndefined.isNullish(options);
        return new Decoder(encoding, given && JsConversions.toBoolean(JsDynamic.get(context, options, "fatal")),
                given && JsConversions.toBoolean(JsDynamic.get(context, options, "ignoreBOM")));
    }

    private static String encoding(String label) {
        return switch (Whitespace.trim(label).toLowerCase(Locale.ROOT)) {
            case "utf-8", "utf8", "unicode-1-1-utf-8", "x-unicode20utf8" -> "utf-8";
            case "utf-16", "utf-16le", "ucs-2", "unicode" -> "utf-16le";
            case "utf-16be", "unicodefffe" -> "utf-16be";
            case "ascii", "us-ascii", "latin1", "iso-8859-1", "iso8859-1", "windows-1252", "l1", "cp1252" ->
                "windows-1252";
            default -> throw JsException.rangeError("The encoding '" + label + "' is not supported");
        };
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        if (receiver instanceof Encoder && type.equals("TextEncoder")) {
            String text = argument(arguments, 0) == JsUndefined.UNDEFINED ? "" : string(context, arguments, 0);
            return switch (name) {
                case "get encoding" -> "utf-8";
                case "encode" -> JsTypedArray.ofBytes(Utf8.encode(text));
                default -> encodeInto(text, argument(arguments, 1));
            };
        }
        if (!(receiver instanceof Decoder decoder) || !type.equals("TextDecoder")) {
            throw incompatible(type.concat(".prototype.").concat(name), receiver);
        }
        switch (name) {
            case "get encoding":
                return decoder.encoding;
            case "get fatal":
                return decoder.fatal;
            case "get ignoreBOM":
                return decoder.ignoreBom;
            default:
                Object source = argument(arguments, 0);
                byte[] bytes = source == JsUndefined.UNDEFINED ? new byte[0] : JsBuffers.bytes(source);
                if (bytes == null) {
                    throw JsException.typeError("TextDecoder.decode: the input must be an ArrayBuffer or a view of one");
                }
                Object options = argument(arguments, 1);
                return decoder.decode(bytes, !JsUndefined.isNullish(options)
                        && JsConversions.toBoolean(JsDynamic.get(context, options, "stream")));
        }
    }

    private static JsObject encodeInto(String text, Object target) {
        if (!(target instanceof JsTypedArray array) || array.type() != ElementType.UINT8) {
            throw JsException.typeError("TextEncoder.encodeInto: the target must be a Uint8Array");
        }
        int read = 0;
        int written = 0;
        while (read < text.length()) {
            int code = text.codePointAt(read);
            byte[] bytes = Utf8.encode(new String(Character.toChars(code)));
            if (written + bytes.length > array.length()) {
                break;
            }
            System.arraycopy(bytes, 0, array.buffer().bytes().array(), array.offset() + written, bytes.length);
            written += bytes.length;
            read += Character.charCount(code);
        }
        return new JsObject().put("read", JsNumber.of(read)).put("written", JsNumber.of(written));
    }
}
