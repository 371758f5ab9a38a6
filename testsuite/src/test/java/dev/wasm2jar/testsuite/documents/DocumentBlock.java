package dev.wasm2jar.testsuite.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fenced block of a document.
 *
 * @param section the heading above it
 * @param language the first word after the fence, or an empty string
 * @param file the second word: the file that the block is the contents of, or an empty string
 */
public record DocumentBlock(String section, String language, String file, String text) {

    private static final Pattern HEADING_OR_BLOCK = Pattern.compile(
            "^#+ +(?<heading>[^\n]*)$|^```(?<language>\\w*) *(?<file>\\S*)\n(?<text>.*?)^```$",
            Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern JAVA_CLASS = Pattern.compile("^public class (\\w+)", Pattern.MULTILINE);

    /** The blocks of a document, in order. */
    public static List<DocumentBlock> of(Path document) throws IOException {
        var blocks = new ArrayList<DocumentBlock>();
        String section = "";
        Matcher found = HEADING_OR_BLOCK.matcher(Files.readString(document));
        while (found.find()) {
            if (found.group("heading") != null) {
                section = found.group("heading");
            } else {
                blocks.add(new DocumentBlock(
                        section, found.group("language"), found.group("file"), found.group("text")));
            }
        }
        return blocks;
    }

    boolean isShell() {
        return language.equals("sh");
    }

    /** Whether it shows what the commands in the block before it print. */
    boolean isOutput() {
        return language.isEmpty();
    }

    /** The name of the file that the block is the contents of: given after the language, or by a class in it. */
    String fileName() {
        if (!file.isEmpty()) {
            return file;
        }
        Matcher type = JAVA_CLASS.matcher(text);
        return language.equals("java") && type.find() ? type.group(1) + ".java" : "";
    }
}
