package dev.wasm2jar.compiler.bindgen;

import dev.wasm2jar.compiler.bindgen.emit.Target;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.objectweb.asm.Type;

/** Methods of the runtime by their names: the compiler has the runtime on its class path. */
public final class IntrinsicMethods {

    private IntrinsicMethods() {}

    /** The public static method of that name. */
    public static Target.StaticMethod find(String className, String name) {
        try {
            Class<?> owner = Class.forName(className.replace('/', '.'), false, IntrinsicMethods.class.getClassLoader());
            for (Method method : owner.getDeclaredMethods()) {
                if (method.getName().equals(name) && Modifier.isPublic(method.getModifiers())
                        && Modifier.isStatic(method.getModifiers())) {
                    return Target.StaticMethod.of(className, name, Type.getMethodDescriptor(method));
                }
            }
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
        throw new IllegalStateException(className + " has no method " + name);
    }
}
