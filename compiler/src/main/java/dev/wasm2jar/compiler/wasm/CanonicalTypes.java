package dev.wasm2jar.compiler.wasm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The identity of the types of a module (spec 3.1.3, rolling of iso-recursive types): two types are equal exactly when
 * their canonical texts are, whichever modules they come from.
 *
 * <p>The text of a final function type that stands alone and names no other type is its signature, as in
 * {@code (i32,i64)->(f32)}. Other texts write members of the same recursive type as {@code rec.0}, {@code rec.1}, ...
 * and other types as their texts, which are replaced by a digest once they are long.
 */
public final class CanonicalTypes {

    private final Module module;
    private final String[] texts;
    private final String[] references;
    private final int[] ids;

    private CanonicalTypes(Module module) {
        this.module = module;
        int count = module.types().size();
        texts = new String[count];
        references = new String[count];
        ids = new int[count];
        Map<String, Integer> known = new HashMap<>();
        for (RecursiveType group : module.recursiveTypes()) {
            describe(group);
            for (int i = group.firstIndex(); i < group.firstIndex() + group.subTypes().size(); i++) {
                Integer id = known.putIfAbsent(texts[i], known.size());
                ids[i] = id == null ? known.size() - 1 : id;
            }
        }
    }

    /**
     * The canonical types of a module.
     *
     * @param module whose types name only types that precede them or belong to the same recursive type; a validated
     *     module is one
     */
    public static CanonicalTypes of(Module module) {
        return new CanonicalTypes(module);
    }

    /** The text that identifies a type of the module. */
    public String text(int typeIndex) {
        return texts[typeIndex];
    }

    /** The texts of all types the type is declared a subtype of, directly or not, nearest first; not its own. */
    public List<String> supertexts(int typeIndex) {
        Set<String> found = new LinkedHashSet<>();
        Deque<Integer> open = new ArrayDeque<>(module.types().get(typeIndex).supertypes());
        while (!open.isEmpty()) {
            int next = open.remove();
            if (found.add(texts[next])) {
                open.addAll(module.types().get(next).supertypes());
            }
        }
        return List.copyOf(found);
    }

    /** The text that identifies a value type. */
    public String text(ValueType type) {
        if (type instanceof ReferenceType reference && reference.heapType() instanceof ConcreteHeapType concrete) {
            return reference(reference.nullable(), references[concrete.typeIndex()]);
        }
        return type.toString();
    }

    /**
     * The texts of the value types above a value type (spec 3.3.5), not its own. Of the types above a bottom type, those
     * of modules are left out: there is no end to them.
     */
    public List<String> supertexts(ValueType type) {
        if (!(type instanceof ReferenceType reference)) {
            return List.of();
        }
        Set<String> found = new LinkedHashSet<>();
        for (ReferenceType above : heapTypesAbove(reference.heapType())) {
            found.add(text(above));
            if (!reference.nullable()) {
                found.add(text(above.nonNull()));
            }
        }
        found.remove(text(type));
        return List.copyOf(found);
    }

    /** The heap type itself and those it matches (spec 3.3.3), as nullable references. */
    private List<ReferenceType> heapTypesAbove(HeapType type) {
        List<HeapType> above = new ArrayList<>();
        HeapType next = type;
        while (next instanceof ConcreteHeapType concrete) {
            above.add(concrete);
            SubType declared = module.types().get(concrete.typeIndex());
            next = declared.supertypes().isEmpty()
                    ? Subtyping.kindOf(declared.compositeType())
                    : new ConcreteHeapType(declared.supertypes().get(0));
        }
        for (AbstractHeapType candidate : AbstractHeapType.values()) {
            if (Subtyping.matches((AbstractHeapType) next, candidate)) {
                above.add(candidate);
            }
        }
        return above.stream().map(heapType -> new ReferenceType(true, heapType)).toList();
    }

    /** A number per distinct type of this module: equal exactly for equal types. */
    int id(int typeIndex) {
        return ids[typeIndex];
    }

    private static String reference(boolean nullable, String target) {
        return (nullable ? "(ref null " : "(ref ") + target + ")";
    }

    private void describe(RecursiveType group) {
        int first = group.firstIndex();
        int size = group.subTypes().size();
        if (size == 0) {
            return;
        }
        if (size == 1 && isPlainFunction(group.subTypes().get(0))) {
            FunctionType type = (FunctionType) group.subTypes().get(0).compositeType();
            // Complete however long it is: hosts compare it with their own.
            texts[first] = plainText(type);
            references[first] = CanonicalText.shorten(texts[first]);
            return;
        }
        CanonicalText text = new CanonicalText(this::textOrNull, first, first + size);
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : ";").append(group.subTypes().get(i));
        }
        if (size == 1 && !text.namesOwnGroup()) {
            texts[first] = text.finish("", "");
            references[first] = texts[first];
            return;
        }
        String all = text.finish("rec{", "}");
        for (int i = 0; i < size; i++) {
            texts[first + i] = all + "." + i;
            references[first + i] = texts[first + i];
        }
    }

    private String textOrNull(int typeIndex) {
        return references[typeIndex];
    }

    private static boolean isPlainFunction(SubType type) {
        return type.isFinal()
                && type.supertypes().isEmpty()
                && type.compositeType() instanceof FunctionType function
                && function.parameters().stream().noneMatch(CanonicalTypes::namesType)
                && function.results().stream().noneMatch(CanonicalTypes::namesType);
    }

    private static boolean namesType(ValueType type) {
        return type instanceof ReferenceType reference && reference.heapType() instanceof ConcreteHeapType;
    }

    private static String plainText(FunctionType type) {
        StringBuilder text = new StringBuilder();
        appendPlain(text, type.parameters());
        text.append("->");
        appendPlain(text, type.results());
        return text.toString();
    }

    private static void appendPlain(StringBuilder text, List<ValueType> types) {
        List<String> names = new ArrayList<>(types.size());
        types.forEach(type -> names.add(type.toString()));
        text.append('(').append(String.join(",", names)).append(')');
    }
}
