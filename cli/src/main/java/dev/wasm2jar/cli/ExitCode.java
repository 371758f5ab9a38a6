package dev.wasm2jar.cli;

/** The exit codes of {@code wasm2jar}; {@code run} passes on those of the program. */
final class ExitCode {

    static final int OK = 0;
    /** The input cannot be compiled, or the output not be written. */
    static final int FAILURE = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** A fault of wasm2jar itself: EX_SOFTWARE of sysexits.h. */
    static final int INTERNAL = 70;

    private ExitCode() {}
}
