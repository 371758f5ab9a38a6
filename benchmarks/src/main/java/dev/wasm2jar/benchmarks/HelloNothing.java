package dev.wasm2jar.benchmarks;

/** A program that does nothing but print a line: what a JVM takes at least. */
public final class HelloNothing {

    private HelloNothing() {}

    public static void main(String[] arguments) {
        System.out.println(0);
        Runtime.getRuntime().halt(0);
    }
}
