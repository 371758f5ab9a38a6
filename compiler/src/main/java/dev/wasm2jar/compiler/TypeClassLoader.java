package dev.wasm2jar.compiler;

import dev.wasm2jar.compiler.jvm.JvmCode;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Defines the classes of structure and array types for all modules that are loaded below one class loader, so that their
 * objects can go from one module to another.
 */
final class TypeClassLoader extends ClassLoader {

    /** The values know their keys, so they must be weak too; the loaders of modules keep them alive. */
    private static final Map<ClassLoader, WeakReference<TypeClassLoader>> LOADERS = new WeakHashMap<>();

    private final Map<String, byte[]> classes = new ConcurrentHashMap<>();

    static {
        registerAsParallelCapable();
    }

    private TypeClassLoader(ClassLoader parent) {
        super(parent);
    }

    /** A loader that knows the types of a module, below that parent; the parent itself if there are no types. */
    static ClassLoader of(JvmCode code, ClassLoader parent) {
        TypeClassLoader loader = null;
        for (Map.Entry<String, byte[]> entry : code.classes().entrySet()) {
            if (JvmCode.isShared(entry.getKey())) {
                loader = loader == null ? below(parent) : loader;
                loader.classes.putIfAbsent(entry.getKey().replace('/', '.'), entry.getValue());
            }
        }
        return loader == null ? parent : loader;
    }

    private static TypeClassLoader below(ClassLoader parent) {
        synchronized (LOADERS) {
            WeakReference<TypeClassLoader> known = LOADERS.get(parent);
            TypeClassLoader loader = known == null ? null : known.get();
            if (loader == null) {
                loader = new TypeClassLoader(parent);
                LOADERS.put(parent, new WeakReference<>(loader));
            }
            return loader;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
