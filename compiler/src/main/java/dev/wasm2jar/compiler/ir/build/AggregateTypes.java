package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.AggregateType;
import dev.wasm2jar.compiler.ir.AggregateType.Finality;
import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.Storage;
import dev.wasm2jar.compiler.ir.Storage.Packing;
import dev.wasm2jar.compiler.ir.Type;
import dev.wasm2jar.compiler.wasm.ArrayType;
import dev.wasm2jar.compiler.wasm.CanonicalTypes;
import dev.wasm2jar.compiler.wasm.CompositeType;
import dev.wasm2jar.compiler.wasm.FieldType;
import dev.wasm2jar.compiler.wasm.FunctionType;
import dev.wasm2jar.compiler.wasm.Module;
import dev.wasm2jar.compiler.wasm.PackedType;
import dev.wasm2jar.compiler.wasm.StructType;
import dev.wasm2jar.compiler.wasm.SubType;
import dev.wasm2jar.compiler.wasm.ValueType;
import dev.wasm2jar.compiler.wasm.VectorType;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The structure and array types of a module. Equal types are one, whatever their indices. */
final class AggregateTypes {

    private static final int IDENTITY_BYTES = 16;

    private final Module module;
    private final CanonicalTypes canonical;
    private final ReferenceType[] references;
    private final AggregateType[] definitions;

    AggregateTypes(Module module, CanonicalTypes canonical) {
        this.module = module;
        this.canonical = canonical;
        this.references = references();
        this.definitions = new AggregateType[references.length];
    }

    /** References to each type by its index, functions too. */
    ReferenceType[] byIndex() {
        return references;
    }

    AggregateType.Structure structure(int typeIndex) {
        return (AggregateType.Structure) definitions[typeIndex];
    }

    AggregateType.Array array(int typeIndex) {
        return (AggregateType.Array) definitions[typeIndex];
    }

    /** The type of a field as this type declares it, as a value on the operand stack. */
    Type fieldType(int typeIndex, int field, Types types) {
        return valueType(((StructType) composite(typeIndex)).fields().get(field), types);
    }

    /** The number of a field as it is kept, where vectors are two fields. */
    int keptField(int typeIndex, int field) {
        List<FieldType> fields = ((StructType) composite(typeIndex)).fields();
        if (fields.size() == structure(typeIndex).fields().size()) {
            return field;
        }
        int kept = field;
        for (FieldType before : fields.subList(0, field)) {
            kept += before.storage() instanceof VectorType ? 1 : 0;
        }
        return kept;
    }

    /** The types of all fields as this type declares them, as values on the operand stack. */
    List<Type> fieldTypes(int typeIndex, Types types) {
        return ((StructType) composite(typeIndex)).fields().stream().map(field -> valueType(field, types)).toList();
    }

    /** The type of the elements as this type declares it, as a value on the operand stack. */
    Type elementType(int typeIndex, Types types) {
        return valueType(((ArrayType) composite(typeIndex)).element(), types);
    }

    private static Type valueType(FieldType field, Types types) {
        if (field.storage() instanceof VectorType) {
            return PrimitiveType.V128;
        }
        return field.storage() instanceof ValueType value
                ? types.of(value)
                : PrimitiveType.I32;
    }

    /** All definitions, each once. */
    List<AggregateType> all() {
        Map<ReferenceType, AggregateType> result = new LinkedHashMap<>();
        for (AggregateType definition : definitions) {
            if (definition != null) {
                result.putIfAbsent(definition.reference(), definition);
            }
        }
        return List.copyOf(result.values());
    }

    private CompositeType composite(int typeIndex) {
        return module.types().get(typeIndex).compositeType();
    }

    private ReferenceType[] references() {
        var result = new ReferenceType[module.types().size()];
        for (int i = 0; i < result.length; i++) {
            SubType type = module.types().get(i);
            ReferenceType above = type.supertypes().isEmpty() ? null : result[type.supertypes().get(0)];
            if (type.compositeType() instanceof FunctionType) {
                result[i] = ReferenceType.FUNCTION;
            } else if (type.compositeType() instanceof StructType) {
                result[i] = new ReferenceType.Struct(identity(i), above == null ? ReferenceType.STRUCT : above);
            } else {
                result[i] = new ReferenceType.Array(identity(i), element((ArrayType) type.compositeType()),
                        above == null ? ReferenceType.ARRAY : above);
            }
        }
        return result;
    }

    /** A name that fits into a Java identifier, from the canonical text. */
    private String identity(int typeIndex) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(canonical.text(typeIndex).getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, Arrays.copyOf(digest, IDENTITY_BYTES)).toString(Character.MAX_RADIX);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Describes all types; to be called once, when references to types can be made. */
    void define(Types types) {
        for (int i = 0; i < definitions.length; i++) {
            SubType type = module.types().get(i);
            Finality finality = type.isFinal() ? Finality.FINAL : Finality.OPEN;
            if (type.compositeType() instanceof StructType structure) {
                List<Storage> fields = new ArrayList<>();
                int inheritedFields = 0;
                if (!type.supertypes().isEmpty()) {
                    int above = type.supertypes().get(0);
                    fields.addAll(structure(above).fields());
                    inheritedFields = ((StructType) composite(above)).fields().size();
                }
                int inherited = fields.size();
                for (FieldType field : structure.fields().subList(inheritedFields, structure.fields().size())) {
                    Storage storage = storage(field, types);
                    fields.add(storage);
                    if (field.storage() instanceof VectorType) {
                        fields.add(storage);
                    }
                }
                definitions[i] = new AggregateType.Structure(
                        (ReferenceType.Struct) references[i], canonical.text(i), finality, fields, inherited);
            } else if (type.compositeType() instanceof ArrayType) {
                definitions[i] = new AggregateType.Array(
                        (ReferenceType.Array) references[i], canonical.text(i), finality);
            }
        }
    }

    private Storage element(ArrayType array) {
        if (array.element().storage() instanceof dev.wasm2jar.compiler.wasm.ReferenceType) {
            return new Storage(ReferenceType.ANY, Packing.NONE);
        }
        Storage storage = storage(array.element(), new Types(this));
        return array.element().storage() instanceof VectorType ? new Storage(storage.type(), Packing.VECTOR) : storage;
    }

    private static Storage storage(FieldType field, Types types) {
        if (field.storage() instanceof VectorType) {
            return new Storage(PrimitiveType.I64, Packing.NONE);
        }
        Packing packing = field.storage() instanceof PackedType packed
                ? (packed == PackedType.I8 ? Packing.I8 : Packing.I16)
                : Packing.NONE;
        return new Storage(valueType(field, types), packing);
    }
}
