package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.PrimitiveType;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.Type;
import dev.wasm2jar.compiler.wasm.AbstractHeapType;
import dev.wasm2jar.compiler.wasm.ConcreteHeapType;
import dev.wasm2jar.compiler.wasm.HeapType;
import dev.wasm2jar.compiler.wasm.NumberType;
import dev.wasm2jar.compiler.wasm.ValueType;
import dev.wasm2jar.compiler.wasm.VectorType;
import java.util.ArrayList;
import java.util.List;

/** From the types of validation to the types of code. */
final class Types {

    private final AggregateTypes aggregates;

    Types(AggregateTypes aggregates) {
        this.aggregates = aggregates;
    }

    AggregateTypes aggregates() {
        return aggregates;
    }

    Type of(ValueType type) {
        if (type instanceof NumberType number) {
            return switch (number) {
                case I32 -> PrimitiveType.I32;
                case I64 -> PrimitiveType.I64;
                case F32 -> PrimitiveType.F32;
                case F64 -> PrimitiveType.F64;
            };
        }
        if (type instanceof VectorType) {
            return PrimitiveType.V128;
        }
        return of(((dev.wasm2jar.compiler.wasm.ReferenceType) type).heapType());
    }

    ReferenceType of(HeapType type) {
        if (type instanceof ConcreteHeapType concrete) {
            return aggregates.byIndex()[concrete.typeIndex()];
        }
        return switch ((AbstractHeapType) type) {
            case FUNC, NOFUNC -> ReferenceType.FUNCTION;
            case EQ -> ReferenceType.EQ;
            case I31 -> ReferenceType.I31;
            case STRUCT -> ReferenceType.STRUCT;
            case ARRAY -> ReferenceType.ARRAY;
            case EXN, NOEXN -> ReferenceType.EXCEPTION;
            default -> ReferenceType.ANY;
        };
    }

    List<Type> of(List<ValueType> list) {
        var result = new ArrayList<Type>(list.size());
        for (ValueType type : list) {
            result.add(of(type));
        }
        return result;
    }
}
