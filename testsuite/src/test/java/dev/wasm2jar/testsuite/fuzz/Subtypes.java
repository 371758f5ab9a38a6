package dev.wasm2jar.testsuite.fuzz;

import dev.wasm2jar.testsuite.fuzz.GeneratedModule.Definition;
import java.util.List;

/** Which types match which (spec 3.3), and their simplest values. */
final class Subtypes {

    private final GeneratedModule module;

    Subtypes(GeneratedModule module) {
        this.module = module;
    }

    boolean matches(Type actual, Type expected) {
        if (actual.equals(expected)) {
            return true;
        }
        if (!actual.reference() || !expected.reference() || actual.nullable() && !expected.nullable()) {
            return false;
        }
        if (actual.defined() && expected.defined()) {
            for (int i = actual.index(); i >= 0; i = module.definitions.get(i).supertype()) {
                if (i == expected.index()) {
                    return true;
                }
            }
            return false;
        }
        if (expected.defined()) {
            return false;
        }
        int above = actual.defined() ? abstractType(actual).code() : actual.code();
        while (above != expected.code()) {
            switch (above) {
                case 0x6c, 0x6b, 0x6a -> above = 0x6d;
                case 0x6d -> above = 0x6e;
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    boolean matches(List<Type> actual, List<Type> expected) {
        boolean all = actual.size() == expected.size();
        for (int i = 0; all && i < actual.size(); i++) {
            all = matches(actual.get(i), expected.get(i));
        }
        return all;
    }

    private Type abstractType(Type defined) {
        return switch (module.definitions.get(defined.index()).shape()) {
            case FUNCTION -> Type.FUNC;
            case STRUCT -> Type.STRUCT;
            case ARRAY -> Type.ARRAY;
        };
    }

    /** The largest type of the same hierarchy. */
    Type top(Type type) {
        for (Type top : List.of(Type.ANY, Type.FUNC, Type.EXTERN)) {
            if (matches(type.asNullable(), top)) {
                return top;
            }
        }
        return Type.EXN;
    }

    /** The simplest value of a type, as the shrinker wants it; null if there is none. */
    Node simplest(Type type) {
        var out = new Out();
        if (type.reference() && type.nullable()) {
            out.bytes(0xd0);
            type.heapType(out);
        } else if (type.defined()) {
            Definition definition = module.definitions.get(type.index());
            switch (definition.shape()) {
                case STRUCT -> out.bytes(0xfb, 1).unsigned(type.index());
                case ARRAY -> out.bytes(0x41, 8, 0xfb, 7).unsigned(type.index());
                case FUNCTION -> {
                    for (int i = 0; i < module.functions.size(); i++) {
                        if (module.functions.get(i).type == type.index()) {
                            return Node.plain(out.bytes(0xd2).unsigned(GeneratedModule.LOGGED.size() + i), List.of(),
                                    List.of(type));
                        }
                    }
                    return null;
                }
            }
        } else if (type.reference()) {
            switch (type.code()) {
                case 0x6c, 0x6d, 0x6e -> out.bytes(0x41, 0, 0xfb, 0x1c);
                case 0x70 -> out.bytes(0xd2).unsigned(GeneratedModule.LOGGED.size());
                default -> {
                    return null;
                }
            }
        } else {
            switch (type.code()) {
                case 0x7f -> out.bytes(0x41, 0);
                case 0x7e -> out.bytes(0x42, 0);
                case 0x7d -> out.bytes(0x43, 0, 0, 0, 0);
                case 0x7c -> out.bytes(0x44, 0, 0, 0, 0, 0, 0, 0, 0);
                default -> out.bytes(0xfd, 0x0c).bytes(new byte[16]);
            }
        }
        return Node.plain(out, List.of(), List.of(type));
    }
}
