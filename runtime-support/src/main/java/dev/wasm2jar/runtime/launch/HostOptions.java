package dev.wasm2jar.runtime.launch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the host is asked to give a program: the words that begin with {@code --} before the program's own arguments.
 *
 * <p>They end at {@code --}, which is dropped, or at the first word that does not begin with {@code --}. A value follows
 * its option as the next word or after {@code =}.
 */
public final class HostOptions {

    /** What is asked for instead of running the program. */
    public enum Request {
        HELP,
        VERSION
    }

    /**
     * The stack of the program's thread. Address space is reserved for it, memory is used only as deep as calls go. A
     * frame of the JVM's interpreter takes some ten times what native code needs, so this stands for the 8 MB that
     * programs have elsewhere. A runaway recursion uses all of it before it traps, in a second.
     */
    static final long DEFAULT_STACK = 128L << 20;

    /** Less than this and the JVM itself has no room. */
    private static final long MIN_STACK = 256L << 10;
    private static final long MAX_STACK = 64L << 30;

    private Request request;
    private final List<String> directories = new ArrayList<>();
    private final List<String> environment = new ArrayList<>();
    private boolean inheritEnvironment;
    private boolean trace;
    private long memoryBytes = Long.MAX_VALUE;
    private long stack = DEFAULT_STACK;
    private long timeout = Long.MAX_VALUE;
    private String[] guestArguments = {};

    private HostOptions() {}

    /**
     * Understands a command line.
     *
     * @param defaults options that count before those of the command line; nothing but options
     * @param arguments host options, then the program's arguments
     */
    public static HostOptions parse(String[] defaults, String[] arguments) throws UsageException {
        var options = new HostOptions();
        int end = options.read(defaults);
        if (end < defaults.length) {
            throw new UsageException("not a host option: " + defaults[end]);
        }
        options.guestArguments = Arrays.copyOfRange(arguments, options.read(arguments), arguments.length);
        return options;
    }

    /** Reads options up to where the program's arguments begin, and returns that index. */
    private int read(String[] words) throws UsageException {
        int next = 0;
        while (next < words.length && words[next].startsWith("--")) {
            String word = words[next++];
            if (word.equals("--")) {
                return next;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (takesValue(name)) {
                if (equals < 0 && next == words.length) {
                    throw new UsageException("the host option " + name + " needs a value");
                }
                set(name, equals < 0 ? words[next++] : word.substring(equals + 1));
            } else if (equals < 0) {
                set(name);
            } else {
                throw unknown(word);
            }
        }
        return next;
    }

    /** Whether an option needs a value: the next word, unless there is a = in its own. */
    public static boolean takesValue(String name) {
        switch (name) {
            case "--dir":
            case "--env":
            case "--max-memory":
            case "--stack":
            case "--timeout":
                return true;
            default:
                return false;
        }
    }

    private void set(String name) throws UsageException {
        switch (name) {
            case "--inherit-env":
                inheritEnvironment = true;
                break;
            case "--trace":
                trace = true;
                break;
            case "--help-host":
                request = Request.HELP;
                break;
            case "--version":
                request = Request.VERSION;
                break;
            default:
                throw unknown(name);
        }
    }

    private static UsageException unknown(String word) {
        if (word.equals("--serve")) {
            return new UsageException("--serve: this does not serve HTTP; wasm2jar serve does, and a jar that is compiled"
                    + " with --target http");
        }
        if (word.equals("--lambda")) {
            return new UsageException("--lambda: this is no runtime of AWS Lambda; a jar that is compiled with"
                    + " --target lambda-custom is");
        }
        return new UsageException("unknown host option " + word
                + "; --help-host lists them, and a -- goes before the program's own options");
    }

    private void set(String name, String value) throws UsageException {
        switch (name) {
            case "--dir":
                if (value.isEmpty() || value.startsWith("::")) {
                    throw new UsageException("--dir takes HOST, HOST::GUEST or HOST::GUEST::ro, not \"" + value + '"');
                }
                directories.add(value);
                break;
            case "--env":
                if (value.isEmpty() || value.charAt(0) == '=') {
                    throw new UsageException("--env takes NAME=VALUE, or NAME to inherit it, not \"" + value + '"');
                }
                environment.add(value);
                break;
            case "--max-memory":
                memoryBytes = size(name, value);
                break;
            case "--timeout":
                timeout = Duration.parse(name, value);
                break;
            default:
                stack = size(name, value);
                if (stack < MIN_STACK || stack > MAX_STACK) {
                    throw new UsageException("--stack must be between 256k and 64g, not " + value);
                }
        }
    }

    /** A number of bytes, or of KiB, MiB or GiB if k, m or g follows. */
    public static long size(String name, String text) throws UsageException {
        int end = text.length();
        int shift = 0;
        if (end > 0) {
            int unit = "kmg".indexOf(Character.toLowerCase(text.charAt(end - 1)));
            if (unit >= 0) {
                shift = 10 * (unit + 1);
                end--;
            }
        }
        long number = 0;
        for (int i = 0; i < end; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || number > Integer.MAX_VALUE) {
                end = 0;
            } else {
                number = number * 10 + digit;
            }
        }
        if (end == 0) {
            throw new UsageException(name + " takes a size such as 65536, 512k, 64m or 2g, not \"" + text + '"');
        }
        return number << shift;
    }

    /** What is asked for instead of running the program, or null. */
    public Request request() {
        return request;
    }

    /** Directories as they were given: {@code HOST}, {@code HOST::GUEST} or {@code HOST::GUEST::ro}. */
    List<String> directories() {
        return directories;
    }

    /** {@code NAME=VALUE} or {@code NAME}. */
    List<String> environment() {
        return environment;
    }

    boolean inheritsEnvironment() {
        return inheritEnvironment;
    }

    /** Whether failures are reported with the stack trace of the JVM. */
    boolean traces() {
        return trace;
    }

    /** The largest size of a memory in bytes, or {@link Long#MAX_VALUE}. */
    long memoryBytes() {
        return memoryBytes;
    }

    /** Bytes of the stack. */
    long stack() {
        return stack;
    }

    /** Milliseconds that the program, or a request to it, may take, or {@link Long#MAX_VALUE}. */
    public long timeout() {
        return timeout;
    }

    /** The program's arguments, without its name. */
    String[] guestArguments() {
        return guestArguments;
    }
}
