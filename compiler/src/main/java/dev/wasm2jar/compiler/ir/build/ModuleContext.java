package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.Signature;
import dev.wasm2jar.compiler.ir.TailCalls;
import dev.wasm2jar.compiler.ir.Type;
import java.util.List;

/**
 * What the lowering of a function needs to know of its module. Immutable.
 *
 * @param types from validation types to code types
 * @param signatures by type index; null where the type is no function type
 * @param functionTypes type index by function index
 * @param functionNames by function index
 * @param globalTypes by global index
 * @param tableTypes by table index
 * @param tagTypes type index by tag index
 * @param tailCalls which tail calls need more than a plain call
 * @param tableAddressTypes by table index: {@code I32} or {@code I64}
 * @param memories by memory index
 */
record ModuleContext(
        Types types,
        List<Signature> signatures,
        List<Integer> functionTypes,
        List<String> functionNames,
        List<Type> globalTypes,
        List<ReferenceType> tableTypes,
        List<Type> tableAddressTypes,
        List<IrModule.Memory> memories,
        List<Integer> tagTypes,
        TailCalls tailCalls) {

    ModuleContext withTailCalls(TailCalls newTailCalls) {
        return new ModuleContext(types, signatures, functionTypes, functionNames, globalTypes, tableTypes, tableAddressTypes,
                memories, tagTypes, newTailCalls);
    }

    /** The values that an exception of a tag carries, as parameters. */
    Signature tagSignature(int tagIndex) {
        return signatures.get(tagTypes.get(tagIndex));
    }

    Signature functionSignature(int functionIndex) {
        return signatures.get(functionTypes.get(functionIndex));
    }

    String functionName(int functionIndex) {
        return functionNames.get(functionIndex);
    }

    Type globalType(int globalIndex) {
        return globalTypes.get(globalIndex);
    }
}
