package dev.wasm2jar.testsuite.spec;

import dev.wasm2jar.runtime.FuncType;
import dev.wasm2jar.runtime.Global;
import dev.wasm2jar.runtime.HostFunction;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Memory;
import dev.wasm2jar.runtime.Table;

/** The module {@code spectest} of the host, which the suite's modules import. What its functions print is dropped. */
final class Spectest {

    private static final String NAME = "spectest";

    private Spectest() {}

    static void define(Imports imports) {
        print(imports, "print", "()->()");
        print(imports, "print_i32", "(i32)->()");
        print(imports, "print_i64", "(i64)->()");
        print(imports, "print_f32", "(f32)->()");
        print(imports, "print_f64", "(f64)->()");
        print(imports, "print_i32_f32", "(i32,f32)->()");
        print(imports, "print_f64_f64", "(f64,f64)->()");
        imports.define(NAME, "global_i32", new Global.I32(false, 666));
        imports.define(NAME, "global_i64", new Global.I64(false, 666));
        imports.define(NAME, "global_f32", new Global.F32(false, 666.6f));
        imports.define(NAME, "global_f64", new Global.F64(false, 666.6));
        imports.define(NAME, "table", new Table("funcref", 10, 20, null));
        imports.define(NAME, "table64", new Table("funcref", 64, 10, 20, null));
        imports.define(NAME, "memory", new Memory(1, 2));
    }

    private static void print(Imports imports, String name, String type) {
        imports.define(NAME, name, new HostFunction(FuncType.of(type), arguments -> new Object[0]));
    }
}
