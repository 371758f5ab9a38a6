package dev.wasm2jar.compiler.jvm;

/** Internal names of the runtime classes that emitted code refers to. */
final class Runtime {

    private static final String PACKAGE = "dev/wasm2jar/runtime/";

    static final String INSTANCE = PACKAGE + "Instance";
    static final String INTERRUPTIBLE_INSTANCE = PACKAGE + "InterruptibleInstance";
    static final String MEMORY = PACKAGE + "Memory";
    static final String SHARED_MEMORY = PACKAGE + "SharedMemory";
    static final String EXTERN = PACKAGE + "Extern";
    static final String MEMORY_COPY = PACKAGE + "MemoryCopy";
    static final String SHORT_COPY = PACKAGE + "ShortCopy";
    static final String LARGE_MEMORY = PACKAGE + "LargeMemory";
    static final String BUFFER_VIEWS = PACKAGE + "BufferViews";
    static final String SHARED_ATOMICS = PACKAGE + "SharedAtomics";
    static final String UNSHARED_ATOMICS = PACKAGE + "UnsharedAtomics";
    static final String TABLE = PACKAGE + "Table";
    static final String GLOBAL = PACKAGE + "Global";
    static final String V128 = PACKAGE + "V128";
    /** Vectors of the Vector API. */
    static final String VECTORS = PACKAGE + "simd/V128";
    static final String VECTOR_API = PACKAGE + "simd/VectorApi";
    static final String FUNC_REF = PACKAGE + "FuncRef";
    static final String TAG = PACKAGE + "Tag";
    static final String EXCEPTION = PACKAGE + "WasmException";
    static final String REFERENCES = PACKAGE + "References";
    static final String FUNC_TYPE = PACKAGE + "FuncType";
    static final String IMPORTS = PACKAGE + "Imports";
    static final String TRAP = PACKAGE + "Trap";
    static final String LITTLE_ENDIAN = PACKAGE + "LittleEndian";
    static final String INTEGERS = PACKAGE + "Integers";
    static final String FLOATS = PACKAGE + "Floats";
    static final String CONVERSIONS = PACKAGE + "Conversions";
    static final String SEGMENTS = PACKAGE + "Segments";

    static final String EQ = PACKAGE + "Eq";
    static final String I31 = PACKAGE + "I31";
    static final String STRUCT = PACKAGE + "Struct";
    static final String ARRAY = PACKAGE + "Array";
    static final String CASTS = PACKAGE + "Casts";

    private Runtime() {}

    /** The internal name of the class of that simple name. */
    static String className(String simpleName) {
        return PACKAGE + simpleName;
    }

    static String descriptor(String internalName) {
        return "L" + internalName + ";";
    }
}
