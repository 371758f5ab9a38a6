package dev.wasm2jar.compiler.wasm;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Writes the canonical text of one recursive type. Text beyond a limit goes into a digest at once, so that types that
 * name long types many times neither grow nor need memory.
 */
final class CanonicalText {

    private static final int MAX_LENGTH = 120;

    private final IntFunction<String> otherTypes;
    private final int groupStart;
    private final int groupEnd;
    private final StringBuilder pending = new StringBuilder();
    private MessageDigest digest;
    private boolean namesOwnGroup;

    /**
     * @param otherTypes the text of a type before the group
     * @param groupStart type index of the first member
     * @param groupEnd type index after the last member
     */
    CanonicalText(IntFunction<String> otherTypes, int groupStart, int groupEnd) {
        this.otherTypes = otherTypes;
        this.groupStart = groupStart;
        this.groupEnd = groupEnd;
    }

    /** The text itself when it is short, and a digest of it otherwise. */
    static String shorten(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        MessageDigest digest = newDigest();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return hex(digest);
    }

    /** Whether a member of the group names a member of the group. */
    boolean namesOwnGroup() {
        return namesOwnGroup;
    }

    /** The whole text between two brackets, or its digest. */
    String finish(String open, String close) {
        if (digest == null) {
            return shorten(open + pending + close);
        }
        // The opening bracket is not lost: whether a text had one is decided by the text itself.
        flush();
        return open.isEmpty() ? hex(digest) : open + hex(digest) + close;
    }

    CanonicalText append(String text) {
        pending.append(text);
        if (pending.length() > MAX_LENGTH) {
            flush();
        }
        return this;
    }

    private void flush() {
        if (digest == null) {
            digest = newDigest();
        }
        digest.update(pending.toString().getBytes(StandardCharsets.UTF_8));
        pending.setLength(0);
    }

    CanonicalText append(SubType type) {
        boolean plain = type.isFinal() && type.supertypes().isEmpty();
        if (!plain) {
            append(type.isFinal() ? "(sub final" : "(sub");
            type.supertypes().forEach(supertype -> append(" ").appendType(supertype));
            append(" ");
        }
        append(type.compositeType());
        return plain ? this : append(")");
    }

    private CanonicalText append(CompositeType type) {
        if (type instanceof FunctionType function) {
            return append(function.parameters()).append("->").append(function.results());
        }
        if (type instanceof ArrayType array) {
            return append("array(").append(array.element()).append(")");
        }
        String separator = "";
        append("struct(");
        for (FieldType field : ((StructType) type).fields()) {
            append(separator).append(field);
            separator = ",";
        }
        return append(")");
    }

    private CanonicalText append(FieldType field) {
        return field.mutable() ? append("(mut ").append(field.storage()).append(")") : append(field.storage());
    }

    private CanonicalText append(List<ValueType> types) {
        String separator = "(";
        for (ValueType type : types) {
            append(separator).append(type);
            separator = ",";
        }
        return append(types.isEmpty() ? "()" : ")");
    }

    private CanonicalText append(StorageType type) {
        if (type instanceof ReferenceType reference && reference.heapType() instanceof ConcreteHeapType concrete) {
            return append(reference.nullable() ? "(ref null " : "(ref ")
                    .appendType(concrete.typeIndex())
                    .append(")");
        }
        return append(type.toString());
    }

    private CanonicalText appendType(int typeIndex) {
        if (typeIndex >= groupStart && typeIndex < groupEnd) {
            namesOwnGroup = true;
            return append("rec." + (typeIndex - groupStart));
        }
        return append(otherTypes.apply(typeIndex));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String hex(MessageDigest digest) {
        return "#" + HexFormat.of().formatHex(digest.digest());
    }
}
