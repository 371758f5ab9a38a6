package dev.wasm2jar.runtime.wasi;

/** The same where the host cannot work relative to open directories. */
class WasiPathByPathTest extends WasiPathTest {

    @Override
    boolean relative() {
        return false;
    }
}
