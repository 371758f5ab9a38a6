import com.example.Greeter;
import dev.wasm2jar.runtime.bindgen.GuestException;
import java.util.Arrays;

/** Calls every function of greeter_bg.wasm; what is printed is in greeter.expected. */
public class GreeterCheck {

    public static void main(String[] args) {
        Greeter greeter = Greeter.instantiate();
        String greeting = greeter.greet("J\u00fcrgen");
        System.out.println(greeting.equals("Hello, J\u00fcrgen!"));
        long sum = greeter.add(-1, -1);
        System.out.println(sum);
        boolean negative = greeter.negative(-0.5);
        System.out.println(negative + " " + greeter.not(true) + " " + greeter.not(false));
        System.out.println(Math.abs(greeter.time() - System.currentTimeMillis()) < 60_000);
        byte[] incremented = greeter.increment(new byte[] {1, 2, (byte) 255});
        System.out.println(Arrays.toString(incremented));
        System.out.println(greeter.entries("key"));
        try {
            System.out.println(greeter.parse("\"text\"") + " " + greeter.parse("1.5"));
            greeter.parse("{");
        } catch (GuestException error) {
            System.out.println("error");
        }
        System.out.println(greeter.root(6.25) + " " + greeter.root(-1));
        for (int i = 0; i < 1000; i++) {
            greeter.greet("x");
        }
        System.out.println("alive: " + greeter.live());
        try {
            greeter.fail();
        } catch (RuntimeException error) {
            System.out.println(error.getMessage().contains("Hello"));
        }
    }
}
