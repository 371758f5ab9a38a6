package dev.wasm2jar.runtime.wasi;

/** The same where the host cannot work relative to open directories. */
class WasiDirectoryByPathTest extends WasiDirectoryTest {

    @Override
    boolean relative() {
        return false;
    }
}
