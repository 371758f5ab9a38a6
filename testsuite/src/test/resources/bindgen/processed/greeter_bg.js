// Written by hand in the shape of what wasm-bindgen's command line writes beside greeter_bg.wasm.
let wasm;
export function __wbg_set_wasm(val) {
    wasm = val;
}

const heap = new Array(128).fill(undefined);

heap.push(undefined, null, true, false);

/**
 * @param {string} name
 * @returns {string}
 */
export function greet(name) {
    let deferred2_0;
    let deferred2_1;
    try {
        const retptr = wasm.__wbindgen_add_to_stack_pointer(-16);
        const ptr0 = passStringToWasm0(name, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
        const len0 = WASM_VECTOR_LEN;
        wasm.greet(retptr, ptr0, len0);
        var r0 = getInt32Memory0()[retptr / 4 + 0];
        var r1 = getInt32Memory0()[retptr / 4 + 1];
        deferred2_0 = r0;
        deferred2_1 = r1;
        return getStringFromWasm0(r0, r1);
    } finally {
        wasm.__wbindgen_add_to_stack_pointer(16);
        wasm.__wbindgen_free(deferred2_0, deferred2_1, 1);
    }
}

/**
 * @param {number} a
 * @param {number} b
 * @returns {number}
 */
export function add(a, b) {
    const ret = wasm.add(a, b);
    return ret >>> 0;
}

/**
 * @param {number} x
 * @returns {boolean}
 */
export function negative(x) {
    const ret = wasm.negative(x);
    return ret !== 0;
}

/**
 * @param {boolean} x
 * @returns {boolean}
 */
export function not(x) {
    const ret = wasm.not(x);
    return ret !== 0;
}

/**
 * @returns {number}
 */
export function time() {
    const ret = wasm.time();
    return ret;
}

/**
 * @param {Uint8Array} bytes
 * @returns {Uint8Array}
 */
export function increment(bytes) {
    try {
        const retptr = wasm.__wbindgen_add_to_stack_pointer(-16);
        const ptr0 = passArray8ToWasm0(bytes, wasm.__wbindgen_malloc);
        const len0 = WASM_VECTOR_LEN;
        wasm.increment(retptr, ptr0, len0);
        var r0 = getDataViewMemory0().getInt32(retptr + 4 * 0, true);
        var r1 = getDataViewMemory0().getInt32(retptr + 4 * 1, true);
        var v2 = getArrayU8FromWasm0(r0, r1).slice();
        wasm.__wbindgen_free(r0, r1 * 1, 1);
        return v2;
    } finally {
        wasm.__wbindgen_add_to_stack_pointer(16);
    }
}

/**
 * @param {string} name
 * @returns {number}
 */
export function entries(name) {
    const ptr0 = passStringToWasm0(name, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
    const len0 = WASM_VECTOR_LEN;
    const ret = wasm.entries(ptr0, len0);
    return ret >>> 0;
}

/**
 * @param {string} text
 * @returns {any}
 */
export function parse(text) {
    try {
        const retptr = wasm.__wbindgen_add_to_stack_pointer(-16);
        const ptr0 = passStringToWasm0(text, wasm.__wbindgen_malloc, wasm.__wbindgen_realloc);
        const len0 = WASM_VECTOR_LEN;
        wasm.parse(retptr, ptr0, len0);
        var r0 = getInt32Memory0()[retptr / 4 + 0];
        var r1 = getInt32Memory0()[retptr / 4 + 1];
        var r2 = getInt32Memory0()[retptr / 4 + 2];
        if (r2) {
            throw takeObject(r1);
        }
        return takeObject(r0);
    } finally {
        wasm.__wbindgen_add_to_stack_pointer(16);
    }
}

/**
 * @param {number} of
 * @returns {number | undefined}
 */
export function root(of) {
    try {
        const retptr = wasm.__wbindgen_add_to_stack_pointer(-16);
        wasm.root(retptr, of);
        var r0 = getInt32Memory0()[retptr / 4 + 0];
        var r2 = getFloat64Memory0()[retptr / 8 + 1];
        return r0 === 0 ? undefined : r2;
    } finally {
        wasm.__wbindgen_add_to_stack_pointer(16);
    }
}

/**
 */
export function fail() {
    wasm.fail();
}

/**
 * @returns {number}
 */
export function live() {
    const ret = wasm.live();
    return ret;
}

function handleError(f, args) {
    try {
        return f.apply(this, args);
    } catch (e) {
        wasm.__wbindgen_exn_store(addHeapObject(e));
    }
}

export function __wbg_log_1f2e3d4c5b6a7988(arg0, arg1) {
    console.log(getStringFromWasm0(arg0, arg1));
};

export function __wbg_now_0123456789abcdef() {
    const ret = Date.now();
    return ret;
};

export function __wbg_new_00112233445566aa() {
    const ret = new Map();
    return addHeapObject(ret);
};

export function __wbg_set_00112233445566bb(arg0, arg1, arg2) {
    const ret = getObject(arg0).set(getObject(arg1), getObject(arg2));
    return addHeapObject(ret);
};

export function __wbg_size_00112233445566cc(arg0) {
    const ret = getObject(arg0).size;
    return ret;
};

export function __wbg_parse_00112233445566dd() { return handleError(function (arg0, arg1) {
    const ret = JSON.parse(getStringFromWasm0(arg0, arg1));
    return addHeapObject(ret);
}, arguments) };

export function __wbindgen_string_new(arg0, arg1) {
    const ret = getStringFromWasm0(arg0, arg1);
    return addHeapObject(ret);
};

export function __wbindgen_object_drop_ref(arg0) {
    takeObject(arg0);
};

export function __wbindgen_throw(arg0, arg1) {
    throw new Error(getStringFromWasm0(arg0, arg1));
};
