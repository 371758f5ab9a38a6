package dev.wasm2jar.testsuite.embedding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java program in a document.
 *
 * @param name of its class
 * @param output the block without a language that follows the program: what it prints
 */
record DocumentedExample(String name, String source, String output) {

    private static final Pattern BLOCK = Pattern.compile("^```(\\w*)\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("^public class (\\w+)", Pattern.MULTILINE);

    /** The programs of a document. */
    static List<DocumentedExample> of(Path document) throws IOException {
        var examples = new ArrayList<DocumentedExample>();
        Matcher block = BLOCK.matcher(Files.readString(document));
        String program = null;
        while (block.find()) {
            String language = block.group(1);
            if (language.equals("java")) {
                program = block.group(2);
            } else if (language.isEmpty() && program != null) {
                Matcher type = CLASS.matcher(program);
                if (!type.find()) {
                    throw new IllegalStateException("a program without a class in " + document);
                }
                examples.add(new DocumentedExample(type.group(1), program, block.group(2)));
                program = null;
            }
        }
        if (program != null) {
            throw new IllegalStateException("a program without output in " + document);
        }
        return examples;
    }
}
