package dev.wasm2jar.runtime.wasi;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;

/**
 * Describes what a guest can see of its host. By default that is nothing: no arguments, no environment, an empty
 * standard input, output that goes nowhere, and no files.
 *
 * <p>Directories and sockets are added by {@link WasiPreopens} and {@link WasiListeners}, which are classes of their
 * own so that a jar that needs neither need not hold them. They are numbered from 3 in the order in which they are
 * added.
 */
public final class WasiBuilder {

    /** Where Linux shows what the descriptors of a process lead to. */
    private static final String OPEN_FILES = "/proc/self/fd";

    // Strings are joined by concat() here: the + operator sets up method handles, which takes longer than all the rest.

    private final ArrayList<byte[]> arguments = new ArrayList<>();
    private final ArrayList<byte[]> environment = new ArrayList<>();
    private final ArrayList<Descriptor> descriptors = new ArrayList<>();
    private final InputStream[] input = new InputStream[1];
    private final OutputStream[] output = new OutputStream[3];
    private final boolean[] terminal = new boolean[3];
    private HostClock clock;
    private HostRandom random;

    WasiBuilder() {}

    /** Adds one argument; the first is by convention the name of the program. */
    public WasiBuilder argument(String argument) {
        arguments.add(terminated(argument));
        return this;
    }

    /** Adds arguments. */
    public WasiBuilder arguments(String... added) {
        for (String argument : added) {
            argument(argument);
        }
        return this;
    }

    /** Adds a variable to the environment. */
    public WasiBuilder environment(String name, String value) {
        if (name.isEmpty() || name.indexOf('=') >= 0) {
            throw new IllegalArgumentException("not a name for an environment variable: ".concat(name));
        }
        environment.add(terminated(name.concat("=").concat(value)));
        return this;
    }

    /** Adds variables to the environment. */
    public WasiBuilder environment(Map<String, String> variables) {
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            environment(variable.getKey(), variable.getValue());
        }
        return this;
    }

    /** Adds all variables of this process to the environment. */
    public WasiBuilder inheritEnvironment() {
        return environment(System.getenv());
    }

    /** Lets the guest read its standard input from a stream. */
    public WasiBuilder stdin(InputStream stream) {
        input[0] = stream;
        terminal[0] = false;
        return this;
    }

    /** Lets the guest write its standard output to a stream; each {@code fd_write} is one write, and is flushed. */
    public WasiBuilder stdout(OutputStream stream) {
        return output(1, stream);
    }

    /** Lets the guest write its standard error to a stream; each {@code fd_write} is one write, and is flushed. */
    public WasiBuilder stderr(OutputStream stream) {
        return output(2, stream);
    }

    /** Gives the guest the standard input, output and error of this process. An input that is closed is empty. */
    public WasiBuilder inheritStdio() {
        // Not System.in and System.out, which buffer and encode.
        String in = openFile(0);
        stdin(isOfJvm(in) ? InputStream.nullInputStream() : new FileInputStream(java.io.FileDescriptor.in));
        stdout(new FileOutputStream(java.io.FileDescriptor.out));
        stderr(new FileOutputStream(java.io.FileDescriptor.err));
        terminal[0] = isTerminal(in);
        terminal[1] = isTerminal(openFile(1));
        terminal[2] = isTerminal(openFile(2));
        return this;
    }

    /**
     * Says whether standard input, output or error is a terminal, which programs ask to decide how to buffer and
     * whether to use colours. To be called after the stream is set.
     *
     * @param fd 0, 1 or 2
     */
    public WasiBuilder terminal(int fd, boolean isTerminal) {
        terminal[fd] = isTerminal;
        return this;
    }

    /** Replaces the clocks of the machine. */
    public WasiBuilder clock(HostClock replacement) {
        clock = replacement;
        return this;
    }

    /** Replaces the source of random bytes. */
    public WasiBuilder random(HostRandom replacement) {
        random = replacement;
        return this;
    }

    /** Gives the guest a descriptor under the next number. */
    WasiBuilder descriptor(Descriptor added) {
        descriptors.add(added);
        return this;
    }

    /** The state for one instance. A builder that opened directories or sockets builds once. */
    public Wasi build() {
        Descriptor[] table = new Descriptor[3 + descriptors.size()];
        table[0] = new InputDescriptor(input[0], terminal[0]);
        table[1] = new OutputDescriptor(output[1], terminal[1]);
        table[2] = new OutputDescriptor(output[2], terminal[2]);
        for (int i = 3; i < table.length; i++) {
            table[i] = descriptors.get(i - 3);
        }
        descriptors.clear();
        return new Wasi(arguments.toArray(new byte[0][]), environment.toArray(new byte[0][]), table, clock, random);
    }

    private WasiBuilder output(int fd, OutputStream stream) {
        output[fd] = stream;
        terminal[fd] = false;
        return this;
    }

    private static byte[] terminated(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a NUL character in an argument or variable");
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    /**
     * Whether the name that Linux shows is a terminal's. System.console() would answer for input and output together
     * only, and is costly. On other systems the answer is no.
     */
    private static boolean isTerminal(String name) {
        return name.startsWith("/dev/pts/") || name.startsWith("/dev/tty") || name.equals("/dev/console");
    }

    /** Whether it is the file with the classes of the JDK, which the JVM opens as 0 if the process has no standard input. */
    private static boolean isOfJvm(String name) {
        return name.endsWith("/lib/modules") && name.startsWith(System.getProperty("java.home"));
    }

    /** The name that Linux shows for a descriptor; empty if it is not known. */
    private static String openFile(int fd) {
        try {
            return new File(OPEN_FILES, Integer.toString(fd)).getCanonicalPath();
        } catch (IOException unknown) {
            return "";
        }
    }
}
