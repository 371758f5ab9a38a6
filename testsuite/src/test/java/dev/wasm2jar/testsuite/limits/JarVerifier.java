package dev.wasm2jar.testsuite.limits;

import dev.wasm2jar.testsuite.EmittedClasses;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** A program that has the JVM verify all classes of a jar, and checks that HotSpot compiles each of their methods. */
final class JarVerifier {

    private JarVerifier() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        // The runtime comes from the jar as well.
        try (var jar = new JarFile(file.toFile());
                var loader = new URLClassLoader(new URL[] {file.toUri().toURL()}, null)) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements();) {
                JarEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".class")) {
                    check(jar, entry, loader);
                }
            }
        }
        System.out.println(EmittedClasses.summary());
    }

    private static void check(JarFile jar, JarEntry entry, ClassLoader loader) throws Exception {
        String name = entry.getName().substring(0, entry.getName().length() - ".class".length());
        try (InputStream input = jar.getInputStream(entry)) {
            EmittedClasses.checkSizes(name, input.readAllBytes());
        }
        Class.forName(name.replace('/', '.'), true, loader);
    }
}
