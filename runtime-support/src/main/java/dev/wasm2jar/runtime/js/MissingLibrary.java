package dev.wasm2jar.runtime.js;

/** A global that is known but not here: using it says so. */
final class MissingLibrary extends Library {

    private static final String INTL = "Collator DateTimeFormat DisplayNames DurationFormat ListFormat Locale NumberFormat "
            + "PluralRules RelativeTimeFormat Segmenter getCanonicalLocales supportedValuesOf";
    private static final String WEB_ASSEMBLY = "CompileError Exception Global Instance JSTag LinkError Memory Module "
            + "RuntimeError Table Tag compile compileStreaming instantiate instantiateStreaming validate";
    private static final String ATOMICS = "add and compareExchange exchange isLockFree load notify or pause store sub wait "
            + "waitAsync xor";
    private static final String TEMPORAL = "Duration Instant Now PlainDate PlainDateTime PlainMonthDay PlainTime "
            + "PlainYearMonth ZonedDateTime";

    private MissingLibrary(JsContext context, String name) {
        super(new JsObject(), null);
        context.install(name, this);
        String members = switch (name) {
            case "Intl" -> INTL;
            case "WebAssembly" -> WEB_ASSEMBLY;
            case "Temporal" -> TEMPORAL;
            default -> ATOMICS;
        };
        for (String member : members.split(" ")) {
            global.hide(member, switch (member) {
                case "CompileError", "LinkError", "RuntimeError" -> ErrorLibrary.of(context, member).global;
                case "Memory" -> MemoryLibrary.of(context).global;
                default -> new Missing(name.concat(".").concat(member));
            });
        }
    }

    /** @param name {@code Intl}, {@code WebAssembly}, {@code Atomics} or {@code Temporal} */
    static MissingLibrary of(JsContext context, String name) {
        Library library = context.library(name);
        return library == null ? new MissingLibrary(context, name) : (MissingLibrary) library;
    }

    /** A function or constructor that is not here. */
    static JsFunction function(String name) {
        return new Missing(name);
    }

    private static final class Missing extends JsFunction {

        private final String name;

        Missing(String name) {
            super(name.substring(name.lastIndexOf('.') + 1), 0);
            this.name = name;
            put("prototype", new JsObject());
        }

        @Override
        public boolean isConstructor() {
            return true;
        }

        @Override
        public Object call(JsContext context, Object receiver, Object... arguments) {
            throw JsException.error(name + " is not available: this host has no JavaScript engine; supply it in Java");
        }

        @Override
        public Object construct(JsContext context, Object[] arguments, JsFunction newTarget) {
            return call(context, null, arguments);
        }
    }
}
