package com.example.text;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the word that someone meant. */
public final class Spelling {

    private final EditDistance distance = EditDistance.instantiate();

    /** How many letters are different. */
    public int distance(String first, String second) {
        return distance.distance(write(0, first), write(1, second));
    }

    /** The word that is nearest to another one. */
    public String suggest(String word, Collection<String> dictionary) {
        return dictionary.stream().min(Comparator.comparingInt(candidate -> distance(word, candidate))).orElse(word);
    }

    private int write(int which, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        distance.memory().buffer().put(distance.buffer(which), bytes);
        return bytes.length;
    }

    public static void main(String[] arguments) {
        var spelling = new Spelling();
        System.out.println("kitten -> sitting: " + spelling.distance("kitten", "sitting"));
        System.out.println("whale -> " + spelling.suggest("whale", List.of("while", "wheel", "hello")));
    }
}
