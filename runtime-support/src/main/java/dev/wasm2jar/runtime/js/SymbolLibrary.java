package dev.wasm2jar.runtime.js;

import java.util.HashMap;
import java.util.Map;

/** {@code Symbol} (ECMA-262 20.4). */
final class SymbolLibrary extends Library {

    private static final JsSymbol[] WELL_KNOWN = {
        JsSymbol.ASYNC_ITERATOR, JsSymbol.HAS_INSTANCE, JsSymbol.IS_CONCAT_SPREADABLE, JsSymbol.ITERATOR, JsSymbol.MATCH,
        JsSymbol.MATCH_ALL, JsSymbol.REPLACE, JsSymbol.SEARCH, JsSymbol.SPECIES, JsSymbol.SPLIT, JsSymbol.TO_PRIMITIVE,
        JsSymbol.TO_STRING_TAG, JsSymbol.UNSCOPABLES,
    };

    private final Map<String, JsSymbol> registry = new HashMap<>();

    private SymbolLibrary(JsContext context) {
        super("Symbol", 0, new JsObject());
        context.install("Symbol", this);
        methods("toString:0 valueOf:0");
        getters("description");
        tag("Symbol");
        statics("for:1 keyFor:1");
        for (JsSymbol symbol : WELL_KNOWN) {
            global.store(symbol.description().substring("Symbol.".length()), JsProperty.data(symbol, 0));
        }
    }

    static SymbolLibrary of(JsContext context) {
        Library library = context.library("Symbol");
        return library == null ? new SymbolLibrary(context) : (SymbolLibrary) library;
    }

    @Override
    Object callConstructor(JsContext context, Object[] arguments) {
        Object description = argument(arguments, 0);
        return new JsSymbol(
                description == JsUndefined.UNDEFINED ? null : JsConversions.toString(context, description));
    }

    @Override
    Object construct(JsContext context, Object[] arguments) {
        throw JsException.typeError("Symbol is not a constructor");
    }

    @Override
    Object callStatic(JsContext context, String name, Object receiver, Object[] arguments) {
        if (name.equals("for")) {
            String key = string(context, arguments, 0);
            JsSymbol symbol = registry.get(key);
            if (symbol == null) {
                symbol = new JsSymbol(key);
                registry.put(key, symbol);
            }
            return symbol;
        }
        if (!(argument(arguments, 0) instanceof JsSymbol symbol)) {
            throw JsException.typeError(JsDebug.describe(argument(arguments, 0)) + " is not a symbol");
        }
        return symbol.description() != null && registry.get(symbol.description()) == symbol ? symbol.description()
                : JsUndefined.UNDEFINED;
    }

    @Override
    Object call(JsContext context, String name, Object receiver, Object[] arguments) {
        Object value = receiver instanceof JsWrapper wrapper ? wrapper.value() : receiver;
        if (!(value instanceof JsSymbol symbol)) {
            throw incompatible("Symbol.prototype.".concat(name), receiver);
        }
        return switch (name) {
            case "toString" -> symbol.toString();
            case "get description" -> symbol.description() == null ? JsUndefined.UNDEFINED : symbol.description();
            default -> symbol;
        };
    }
}
