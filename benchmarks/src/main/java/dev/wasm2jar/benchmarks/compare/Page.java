package dev.wasm2jar.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** benchmarks.md: a head, and sections that are measured together or one by one. */
final class Page {

    private static final String HEADING = "## ";

    private final Path file;
    private final List<String> titles;
    private final Map<String, String> sections = new LinkedHashMap<>();
    private String head = "";

    /** @param titles of all sections, in their order */
    private Page(Path file, List<String> titles) {
        this.file = file;
        this.titles = titles;
    }

    /** What is there already, if anything. */
    static Page read(Path file, List<String> titles) throws IOException {
        var page = new Page(file, titles);
        if (Files.exists(file)) {
            for (String part : Files.readString(file).split("(?m)^(?=" + HEADING + ")")) {
                if (part.startsWith(HEADING)) {
                    page.sections.put(part.substring(HEADING.length(), part.indexOf('\n')), part.strip());
                }
            }
        }
        return page;
    }

    void head(String text) {
        head = text.strip();
    }

    /** Puts a section in the place of what was there. */
    void section(String title, String text) throws IOException {
        sections.put(title, HEADING + title + "\n\n" + text.strip());
        write();
    }

    private void write() throws IOException {
        String body = titles.stream().map(sections::get).filter(Objects::nonNull).collect(Collectors.joining("\n\n"));
        Files.writeString(file, head + "\n\n" + body + "\n");
    }
}
