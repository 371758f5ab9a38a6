package dev.wasm2jar.compiler.jvm;

/** Limits of the class file format and of HotSpot that emitted code keeps. */
public final class MethodLimits {

    /** HotSpot's HugeMethodLimit: larger methods are interpreted for ever. */
    public static final int MAX_CODE = 8000;

    /** Argument slots of a method, counting long and double twice (JVMS 4.3.3). */
    static final int MAX_ARGUMENT_SLOTS = 255;

    /** Methods that are made of many small steps (initialisers, export tables) are cut near this size. */
    static final int CHUNK_CODE = 3000;

    private MethodLimits() {}
}
