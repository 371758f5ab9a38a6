package dev.wasm2jar.runtime.wasi;

/** The same where the host cannot work relative to open directories. */
class WasiSandboxByPathTest extends WasiSandboxTest {

    @Override
    boolean relative() {
        return false;
    }
}
