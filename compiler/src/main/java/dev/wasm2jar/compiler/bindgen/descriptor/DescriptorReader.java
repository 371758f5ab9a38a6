package dev.wasm2jar.compiler.bindgen.descriptor;

import dev.wasm2jar.compiler.bindgen.BindgenException;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Access;
import dev.wasm2jar.compiler.bindgen.descriptor.Descriptor.Simple;
import dev.wasm2jar.compiler.bindgen.metadata.Release;
import java.util.ArrayList;
import java.util.List;

/** Decodes a descriptor from the numbers that a describe function informed of. */
public final class DescriptorReader {

    /**
     * The names of the codes in their order, with the release that added each in the midst of the others: the numbers of
     * those after it moved.
     */
    private static final String[] CODES = ("I8 U8 I16 U16 I32 U32 I64 U64 119:I64_AS_F64 119:U64_AS_F64 96:I128 96:U128"
            + " F32 F64 BOOLEAN FUNCTION CLOSURE CACHED_STRING STRING REF REFMUT 84:LONGREF SLICE VECTOR EXTERNREF"
            + " NAMED_EXTERNREF ENUM 93:STRING_ENUM 121:DYNAMIC_UNION RUST_STRUCT CHAR OPTIONAL RESULT UNIT CLAMPED"
            + " 92:NONNULL 119:RAW_POINTER").split(" ");

    /** Until this release, enumerations have no names. */
    private static final int NAMED_ENUMS = 88;
    /** Only this release lists the texts of an enumeration of strings. */
    private static final int LISTED_STRINGS = 93;
    /** From this release on, closures do not name their shim apart from their function's. */
    private static final int CLOSURES_WITHOUT_SHIM = 101;
    /** From this release on, the shim of a closure destroys it. */
    private static final int CLOSURES_WITHOUT_DESTRUCTOR = 115;

    private static final int MAX_DEPTH = 100;

    private final Release release;
    private final List<String> codes = new ArrayList<>();
    private final List<Integer> numbers;
    private int position;
    private int depth;

    private DescriptorReader(Release release, List<Integer> numbers) {
        this.release = release;
        this.numbers = numbers;
        for (String code : CODES) {
            int colon = code.indexOf(':');
            if (colon < 0 || release.patch() >= Integer.parseInt(code.substring(0, colon))) {
                codes.add(code.substring(colon + 1));
            }
        }
    }

    /** Decodes a type. */
    public static Descriptor read(Release release, List<Integer> numbers) {
        var reader = new DescriptorReader(release, numbers);
        Descriptor descriptor = reader.descriptor();
        reader.finish();
        return descriptor;
    }

    /** Whether these numbers describe a closure. */
    static boolean isClosure(Release release, List<Integer> numbers) {
        return !numbers.isEmpty() && new DescriptorReader(release, numbers).codes.indexOf("CLOSURE") == numbers.get(0);
    }

    /** Decodes the type of a function. */
    public static Descriptor.Function readFunction(Release release, List<Integer> numbers) {
        if (read(release, numbers) instanceof Descriptor.Function function) {
            return function;
        }
        throw new BindgenException("a describe function of this module tells no function type: " + numbers);
    }

    /**
     * Decodes the type of one version of a generic import, with the name of the import before it.
     *
     * @param name empty for a mere conversion
     */
    public record Generic(String name, Descriptor.Function function) {}

    /** Decodes a name and a function type. */
    public static Generic readGeneric(Release release, List<Integer> numbers) {
        var reader = new DescriptorReader(release, numbers);
        String name = reader.text();
        if (!(reader.descriptor() instanceof Descriptor.Function function)) {
            throw reader.malformed("no function type");
        }
        reader.finish();
        return new Generic(name, function);
    }

    private void finish() {
        if (position != numbers.size()) {
            throw malformed("numbers are left over");
        }
    }

    private BindgenException malformed(String what) {
        return new BindgenException("malformed type description of wasm-bindgen " + release + ": " + what + " at "
                + position + " in " + numbers);
    }

    private int next() {
        if (position >= numbers.size()) {
            throw malformed("unexpected end");
        }
        return numbers.get(position++);
    }

    private String text() {
        int length = next();
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(next());
        }
        return text.toString();
    }

    private Descriptor descriptor() {
        if (++depth > MAX_DEPTH) {
            throw malformed("types nested too deeply");
        }
        Descriptor result = nested();
        depth--;
        return result;
    }

    private Descriptor nested() {
        int code = next();
        if (code < 0 || code >= codes.size()) {
            throw malformed("unknown code " + code);
        }
        String name = codes.get(code);
        return switch (name) {
            // These differ in 64-bit memories only, which pass pointers as f64; 128-bit integers have their own.
            case "I64_AS_F64" -> Simple.I64;
            case "U64_AS_F64" -> Simple.U64;
            case "NONNULL" -> Simple.NON_NULL;
            case "FUNCTION" -> function();
            case "CLOSURE" -> closure();
            case "REF" -> new Descriptor.Reference(Access.SHARED, descriptor());
            case "REFMUT" -> new Descriptor.Reference(Access.MUTABLE, descriptor());
            case "LONGREF" -> longReference(descriptor());
            case "SLICE" -> new Descriptor.Slice(descriptor());
            case "VECTOR" -> new Descriptor.Vector(descriptor());
            case "NAMED_EXTERNREF" -> new Descriptor.NamedExternref(text());
            case "ENUM" -> {
                String enumeration = release.patch() >= NAMED_ENUMS ? text() : "";
                yield new Descriptor.Enumeration(enumeration, next());
            }
            case "STRING_ENUM" -> stringEnumeration();
            case "DYNAMIC_UNION" -> {
                String union = text();
                yield new Descriptor.Union(union, descriptors(next()));
            }
            case "RUST_STRUCT" -> new Descriptor.Struct(text());
            case "OPTIONAL" -> new Descriptor.Optional(descriptor());
            case "RESULT" -> new Descriptor.Result(descriptor());
            // Only the class of the array differs.
            case "CLAMPED" -> descriptor();
            default -> Simple.valueOf(name);
        };
    }

    private List<Descriptor> descriptors(int count) {
        if (count < 0 || count > numbers.size() - position) {
            throw malformed("unexpected end");
        }
        var result = new ArrayList<Descriptor>();
        for (int i = 0; i < count; i++) {
            result.add(descriptor());
        }
        return result;
    }

    /** A reference that outlives the call: JavaScript values are passed as if owned. */
    private static Descriptor longReference(Descriptor target) {
        return target == Simple.EXTERNREF || target instanceof Descriptor.NamedExternref
                ? target
                : new Descriptor.Reference(Access.SHARED, target);
    }

    private Descriptor stringEnumeration() {
        String name = text();
        int count = next();
        if (release.patch() == LISTED_STRINGS) {
            for (int i = 0; i < count; i++) {
                text();
            }
        }
        return new Descriptor.StringEnumeration(name, count);
    }

    private Descriptor.Function function() {
        int shim = next();
        List<Descriptor> parameters = descriptors(next());
        Descriptor result = descriptor();
        return new Descriptor.Function(shim, parameters, result, descriptor());
    }

    private Descriptor closure() {
        boolean hasShim = release.patch() < CLOSURES_WITHOUT_SHIM;
        boolean hasDestructor = release.patch() < CLOSURES_WITHOUT_DESTRUCTOR;
        int shim = hasShim ? next() : 0;
        int first = next();
        int second = next();
        boolean mutable = hasShim ? codes.get(second).equals("REFMUT") : second == 1;
        if (!codes.get(next()).equals("FUNCTION")) {
            throw malformed("a closure without a function type");
        }
        Descriptor.Function function = function();
        if (hasShim) {
            function = new Descriptor.Function(shim, function.parameters(), function.result(), function.innerResult());
        }
        return new Descriptor.Closure(hasDestructor ? first : -1, mutable, function);
    }
}
