import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import npm.Distance;

public class Check {

    public static void main(String[] args) {
        Distance module = Distance.instantiate();
        System.out.println(module.levenshtein("kitten", "sitting") + " " + module.jaro("martha", "marhta"));
        var search = new Distance.FuzzySearch(
                module, new String[] {"apple", "apply", "banana"}, Distance.Algorithm.LEVENSHTEIN, 0.1, false);
        search.add("ape");
        System.out.println(search.size() + " " + Arrays.stream(search.search("appl", null))
                .map(found -> found.index() + ":" + String.format(Locale.ROOT, "%.3f", found.score()))
                .collect(Collectors.joining(" ")));
        System.out.println(search.search("appl", 1L).length);
        var several = new Distance.MultiKeyFuzzySearch(
                module, new String[] {"a", "x", "b", "y"}, 2, new double[] {2, 1}, Distance.Algorithm.JARO, 0, true);
        for (var found : several.search("a", null)) {
            System.out.println(found.index() + " " + Arrays.stream(found.keyScores())
                    .mapToObj(score -> score == Math.rint(score) ? Long.toString((long) score) : Double.toString(score))
                    .collect(Collectors.joining(" ")));
        }
    }
}
