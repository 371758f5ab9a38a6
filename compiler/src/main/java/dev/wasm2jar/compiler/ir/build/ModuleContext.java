package dev.wasm2jar.compiler.ir.build;

import dev.wasm2jar.compiler.ir.IrModule;
import dev.wasm2jar.compiler.ir.ReferenceType;
import dev.wasm2jar.compiler.ir.Signature;
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
        List<IrModule.Memory> memories) {

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
