package dev.wasm2jar.runtime;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which classes compiled classes of the runtime refer to: what a jar must hold is what its program can reach. */
public final class ClassReferences {

    private static final Pattern TYPE = Pattern.compile("L(dev/[\\w/$]+);");

    private ClassReferences() {}

    /** The classes of a package that some of it, and these in turn, refer to, by internal names. */
    public static Set<String> reachable(String packageName, String... roots) throws IOException {
        Set<String> reached = new TreeSet<>();
        Deque<String> rest = new ArrayDeque<>();
        for (String root : roots) {
            rest.add(packageName + root);
        }
        while (!rest.isEmpty()) {
            String next = rest.poll();
            if (next.startsWith(packageName) && reached.add(next)) {
                rest.addAll(of(next));
            }
        }
        return reached;
    }

    /** The classes named in the constant pool of a class (JVMS 4.4), by CONSTANT_Class or in a descriptor. */
    public static Set<String> of(String name) throws IOException {
        Set<String> found = new TreeSet<>();
        try (InputStream stream = ClassReferences.class.getResourceAsStream("/" + name + ".class");
                DataInputStream in = new DataInputStream(stream)) {
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            String[] texts = new String[count];
            int[] classes = new int[count];
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts[i] = in.readUTF();
                    case 7 -> classes[i] = in.readUnsignedShort();
                    case 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++;
                    }
                    default -> in.skipNBytes(4);
                }
            }
            for (int i = 1; i < count; i++) {
                if (classes[i] != 0) {
                    found.add(texts[classes[i]]);
                }
                if (texts[i] != null) {
                    TYPE.matcher(texts[i]).results().forEach(type -> found.add(type.group(1)));
                }
            }
        }
        return found;
    }
}
