package dev.wasm2jar.compiler.driver;

import dev.wasm2jar.compiler.CompilerOptions;

/** Told how a build goes. */
public interface BuildListener {

    /** Takes no interest. */
    BuildListener NONE = file -> new Compilation() {
        @Override
        public void functions(int done, int total) {}

        @Override
        public void close() {}
    };

    /** One module's compilation; closed when it is over, whether it failed or not. */
    interface Compilation extends CompilerOptions.Progress, AutoCloseable {

        @Override
        void close();
    }

    /** A module is about to be compiled. */
    Compilation begin(InputFile file);
}
