package dev.wasm2jar.compiler.bindgen.emit;

import java.util.List;

/**
 * An exported function of the module, as the class of its instances has it.
 *
 * @param export the name of the export that wasm-bindgen knows
 * @param method the name of the method
 */
public record RawExport(String export, String method, List<Word> parameters, List<Word> results) {

    /** Returns several words at once (multi-value). */
    boolean returnsSeveral() {
        return results.size() > 1;
    }

    String descriptor() {
        return "(" + Word.descriptors(parameters) + ")"
                + (returnsSeveral() ? "[J" : results.isEmpty() ? "V" : results.get(0).descriptor);
    }

    /** The parameters and results, for people. */
    String type() {
        return words(parameters) + " -> " + words(results);
    }

    static String words(List<Word> words) {
        return words.stream().map(word -> word.type).toList().toString().replace('[', '(').replace(']', ')');
    }

    /** The canonical text of an import's type, see {@code FuncType}. */
    public static String canonical(BoundImport imported) {
        return (words(imported.parameters()) + "->" + words(imported.results())).replace(" ", "");
    }
}
