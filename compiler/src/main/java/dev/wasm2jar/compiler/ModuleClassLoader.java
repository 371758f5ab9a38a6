package dev.wasm2jar.compiler;

import dev.wasm2jar.compiler.jvm.JvmCode;
import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Defines the classes of a compiled module without a jar. */
final class ModuleClassLoader extends ClassLoader {

    private final JvmCode code;

    ModuleClassLoader(JvmCode code, ClassLoader parent) {
        super(TypeClassLoader.of(code, parent));
        this.code = code;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = code.classes().get(name.replace('.', '/'));
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] bytes = code.resources().get(name);
        return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
}
