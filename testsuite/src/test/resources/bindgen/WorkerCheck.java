import com.example.Worker;
import dev.wasm2jar.runtime.bindgen.GuestException;
import dev.wasm2jar.runtime.bindgen.PanicException;
import dev.wasm2jar.runtime.js.JsClock;
import dev.wasm2jar.runtime.js.JsContext;
import dev.wasm2jar.runtime.js.JsRandom;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Calls every function of the worker, with a clock and random numbers that are always the same. */
public class WorkerCheck {

    private static final class Clock implements JsClock {

        @Override
        public double now() {
            return 1_700_000_000_000.0;
        }

        @Override
        public double elapsed() {
            return 0;
        }

        @Override
        public void sleep(double milliseconds) {}

        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }
    }

    private static final class Half implements JsRandom {

        @Override
        public double next() {
            return 0.5;
        }

        @Override
        public void fill(byte[] target, int start, int length) {
            Arrays.fill(target, start, start + length, (byte) 7);
        }
    }

    public static void main(String[] arguments) throws GuestException {
        Worker worker = Worker.instantiate(new JsContext(new Clock(), new Half(), (level, message) ->
                System.out.println((level.equals("error") ? "ERR " : "LOG ") + message)));
        requests(worker);
        values(worker);
        counter(worker);
        try {
            worker.panics();
        } catch (PanicException panic) {
            System.out.println("panics -> " + panic.getMessage());
        }
        try {
            worker.add64(1, 1);
        } catch (PanicException panic) {
            System.out.println("add64 -> " + panic.getMessage());
        }
        System.out.println("another instance: " + Worker.instantiate().add64(1, 1));
    }

    private static void requests(Worker worker) {
        for (String input : new String[] {"{\"name\":\"Alice\"}", "invalid json"}) {
            System.out.println("handle_request | " + input + " => " + worker.handleRequest(input));
        }
        for (String input : new String[] {"{\"username\":\"al\",\"email\":\"a@b\"}",
                "{\"username\":\"al\",\"email\":\"ab\"}", "{\"username\":\"\",\"email\":\"a@b\"}", "x"}) {
            System.out.println("create_user | " + input + " => " + worker.createUser(input));
        }
        for (String input : new String[] {"{\"numbers\":[1,2,3,-4]}", "{\"numbers\":[]}"}) {
            System.out.println("process_numbers | " + input + " => " + worker.processNumbers(input));
        }
        System.out.println("handle_with_cache | k => " + worker.handleWithCache("k"));
        System.out.println("handle_with_cache | k => " + worker.handleWithCache("k"));
        System.out.println("cache_get | k => " + worker.cacheGet("k"));
        System.out.println("cache_get | nope => " + worker.cacheGet("nope"));
        System.out.println("process | abcé => " + worker.process("abcé"));
        for (String input : new String[] {"", "missing", "ok"}) {
            System.out.println("safe_handle | " + input + " => " + worker.safeHandle(input));
        }
        System.out.println("route | GET | /api/users/7 => " + worker.route("GET", "/api/users/7"));
        int allowed = 0;
        for (int i = 0; i < 150; i++) {
            allowed += worker.checkRateLimit("10.0.0.1") ? 1 : 0;
        }
        System.out.println("allowed " + allowed);
    }

    private static void values(Worker worker) throws GuestException {
        System.out.println("sum_bytes " + worker.sumBytes(new byte[] {1, 2, (byte) 250}));
        System.out.println("make_bytes " + Arrays.toString(worker.makeBytes(4)) + worker.makeBytes(0).length);
        System.out.println("scale " + Arrays.toString(worker.scale(new double[] {1, 2.5, -3}, 2)));
        System.out.println("add64 " + worker.add64(1L << 40, -5) + " " + worker.add64(-1, 0));
        System.out.println("maybe " + worker.maybe(7L) + " " + worker.maybe(4294967295L) + " " + worker.maybe(null));
        System.out.println("fails " + worker.fails(21));
        try {
            worker.fails(-1);
        } catch (GuestException error) {
            System.out.println("fails -> " + error.getMessage() + " (" + error.value().getClass().getSimpleName() + ")");
        }
        try {
            worker.makeBytes(1L << 32);
        } catch (IllegalArgumentException wrong) {
            System.out.println("make_bytes -> " + wrong.getMessage());
        }
        try {
            worker.route("GET", null);
        } catch (NullPointerException wrong) {
            System.out.println("route -> " + wrong.getMessage());
        }
    }

    private static void counter(Worker worker) {
        Worker.Counter kept;
        try (Worker.Counter counter = new Worker.Counter(worker, 5)) {
            System.out.println("counter " + counter.incr() + " " + counter.value());
            kept = counter;
        }
        try {
            kept.incr();
        } catch (IllegalStateException gone) {
            System.out.println("counter -> " + gone.getMessage());
        }
        kept.close();
    }
}
