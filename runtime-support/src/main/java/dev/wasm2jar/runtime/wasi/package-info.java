/**
 * WASI preview 1 ({@code wasi_snapshot_preview1}) and its predecessor {@code wasi_unstable}, over java.io and java.nio.
 *
 * <p>The functions are static methods under their WASI names, in classes by family ({@code WasiArguments},
 * {@code WasiPath}, ...), so that a jar holds only what its guest can call; {@link
 * dev.wasm2jar.runtime.wasi.WasiBinding} lists them for the compiler. {@link dev.wasm2jar.runtime.wasi.Wasi} is what
 * they work on. Names and layouts follow wasi_snapshot_preview1.witx and typenames.witx of WebAssembly/WASI.
 *
 * <p>A guest reaches only what its descriptors lead to, with the rights they have. See {@code ResolvedPath} for why no
 * path leads out of a preopened directory.
 */
package dev.wasm2jar.runtime.wasi;
