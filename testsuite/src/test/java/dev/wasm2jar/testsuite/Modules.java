package dev.wasm2jar.testsuite;

import dev.wasm2jar.compiler.CompiledModule;
import dev.wasm2jar.compiler.Compiler;
import dev.wasm2jar.compiler.CompilerOptions;
import dev.wasm2jar.compiler.jvm.HostFunctions;
import dev.wasm2jar.runtime.Imports;
import dev.wasm2jar.runtime.Instance;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.UnaryOperator;

/** Compiles, loads and instantiates modules the way that embedders do it. */
public final class Modules {

    private static final String CLASS_NAME = "com.example.Module";

    private Modules() {}

    /** Compiles with one thread: most modules of the suites are tiny. */
    public static CompiledModule compile(byte[] binary, String name) {
        return compile(binary, name, HostFunctions.NONE);
    }

    /** Compiles with one thread, against functions of the host. */
    public static CompiledModule compile(byte[] binary, String name, HostFunctions host) {
        return Compiler.compile(binary, CompilerOptions.of(name, CLASS_NAME).withThreads(1).withHost(host));
    }

    /** Compiles, checks the emitted classes and loads the class of instances. */
    public static Class<?> load(byte[] binary, String name) {
        return load(compile(binary, name));
    }

    /** Compiles with one thread, and with the usual options changed so. */
    public static CompiledModule compile(byte[] binary, String name, UnaryOperator<CompilerOptions> options) {
        return Compiler.compile(binary, options.apply(CompilerOptions.of(name, CLASS_NAME).withThreads(1)));
    }

    /** Checks the emitted classes and loads the class of instances. */
    public static Class<?> load(CompiledModule module) {
        try {
            return EmittedClasses.check(module).loadClass(CLASS_NAME);
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(missing);
        }
    }

    /** Makes an instance; a module without imports does not need them. */
    public static Instance instantiate(Class<?> type, Imports imports) {
        Method byName = factory(type, Imports.class);
        return byName != null ? call(byName, imports) : call(factory(type));
    }

    /** Makes an instance of a module whose imports are functions of the host, which work on these states. */
    public static Instance instantiateWithStates(Class<?> type, Object... states) {
        for (Method method : type.getMethods()) {
            if (method.getName().equals("instantiate") && accepts(method.getParameterTypes(), states)) {
                return call(method, states);
            }
        }
        throw new AssertionError("no way to instantiate with " + states.length + " states");
    }

    private static boolean accepts(Class<?>[] parameters, Object[] states) {
        if (parameters.length != states.length) {
            return false;
        }
        for (int i = 0; i < states.length; i++) {
            if (!parameters[i].isInstance(states[i])) {
                return false;
            }
        }
        return true;
    }

    private static Method factory(Class<?> type, Class<?>... parameters) {
        try {
            return type.getMethod("instantiate", parameters);
        } catch (NoSuchMethodException none) {
            return null;
        }
    }

    private static Instance call(Method factory, Object... arguments) {
        try {
            return (Instance) factory.invoke(null, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (thrown.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new AssertionError(thrown.getCause());
        } catch (IllegalAccessException inaccessible) {
            throw new AssertionError(inaccessible);
        }
    }
}
