package dev.wasm2jar.cli.inspect;

import static dev.wasm2jar.cli.inspect.Html.escape;
import static dev.wasm2jar.cli.inspect.Html.grouped;
import static dev.wasm2jar.cli.inspect.Html.percent;

import dev.wasm2jar.compiler.bindgen.Declarations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A report as one page that needs nothing else: no network, no fonts, no other files. Its content security policy lets
 * only its own script run, so that nothing in the names of a module can.
 */
public final class HtmlReport {

    /** Rows of the tables of imports and exports; some modules export every function. */
    private static final int MAX_ROWS = 1000;

    private final ModuleReport report;
    private final List<ModuleReport.FunctionLine> functions;
    private final EmittedMethods methods;
    private final StringBuilder out = new StringBuilder(1 << 16);

    /** @param functions all that the module defines, the largest first */
    public HtmlReport(ModuleReport report, List<ModuleReport.FunctionLine> functions, EmittedMethods methods) {
        this.report = report;
        this.functions = functions;
        this.methods = methods;
    }

    /** The page, in HTML. */
    public String toPage() {
        String script = resource("report.js");
        out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                + "style-src 'unsafe-inline'; script-src 'sha256-").append(sha256(script)).append("'\">\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        out.append("<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
        out.append(escape(report.file())).append(": where the bytes go</title>\n<style>\n");
        out.append(resource("report.css")).append("</style>\n</head>\n<body>\n");
        header();
        out.append("<main>\n");
        if (!functions.isEmpty()) {
            map();
            table();
        }
        methodSizes();
        sections();
        features();
        if (report.bindgen() != null) {
            declarations(report.bindgen());
        }
        imports();
        exports();
        memories();
        out.append("</main>\n<script>").append(script).append("</script>\n</body>\n</html>\n");
        return out.toString();
    }

    private void header() {
        out.append("<header>\n<h1>").append(escape(report.file())).append("</h1>\n<dl>");
        figure("Kind", report.kind(), "");
        figure("File", grouped(report.size()), "bytes");
        figure("Code", grouped(report.functions().codeSize()), "bytes");
        figure("Functions", grouped(functions.size()), "");
        if (methods instanceof EmittedMethods.Known known) {
            long split = known.codeSizes().values().stream().filter(sizes -> sizes.size() > 1).count();
            figure("Split", grouped(split), split == 1 ? "function" : "functions");
            figure("Methods", grouped(known.codeSizes().values().stream().mapToLong(List::size).sum()), "");
            figure("Largest method", grouped(known.codeSizes().values().stream()
                    .flatMapToInt(sizes -> sizes.stream().mapToInt(Integer::intValue)).max().orElse(0)), "bytes");
        }
        out.append("</dl>\n");
        if (methods instanceof EmittedMethods.Unknown unknown) {
            out.append("<p class=\"warning\"><strong>This module cannot be compiled:</strong> ");
            out.append(escape(unknown.reason())).append(". What its functions would become is not known.</p>\n");
        }
        out.append("</header>\n");
    }

    private void figure(String name, String value, String unit) {
        out.append("<div><dt>").append(name).append("</dt><dd>").append(value);
        out.append(unit.isEmpty() ? "" : " <small>" + unit + "</small>").append("</dd></div>");
    }

    private void map() {
        out.append("<section>\n<h2>Where the bytes go</h2>\n<p class=\"quiet\">Each function by the size of its "
                + "WebAssembly code; small ones share a tile. The <a href=\"#functions\">table</a> below has the same "
                + "figures.</p>\n");
        new TreemapHtml(functions, methods, report.functions().codeSize()).write(out);
        out.append("<p id=\"detail\" aria-hidden=\"true\"></p>\n<ul class=\"legend\">");
        out.append("<li class=\"whole\">one method</li>");
        if (methods instanceof EmittedMethods.Known) {
            out.append("<li class=\"few\">2 to 4 methods</li><li class=\"several\">5 to 16</li>");
            out.append("<li class=\"many\">more</li>");
        }
        out.append("<li class=\"group\">small functions together</li></ul>\n</section>\n");
    }

    private void table() {
        out.append("<section>\n<h2 id=\"functions\">Functions</h2>\n");
        new FunctionTableHtml(functions, methods, report.functions().codeSize()).write(out);
        out.append("</section>\n");
    }

    private void methodSizes() {
        if (!(methods instanceof EmittedMethods.Known known) || known.codeSizes().isEmpty()) {
            return;
        }
        out.append("<section>\n<h2>Methods</h2>\n<p class=\"quiet\">How large the methods are that functions "
                + "become, in bytes of bytecode. HotSpot inlines hot methods of up to 325 bytes, "
                + "and compiles none above 8,000.</p>\n");
        int[] limits = {35, 325, 1000, 2000, 4000, 8000, Integer.MAX_VALUE};
        int[] counts = new int[limits.length];
        known.codeSizes().values().forEach(sizes -> sizes.forEach(size ->
                counts[(int) IntStream.of(limits).filter(limit -> limit < size).count()]++));
        long whole = IntStream.of(counts).sum();
        var rows = new ArrayList<Bar>();
        for (int i = 0; i < limits.length; i++) {
            String range = i == limits.length - 1
                    ? "more than " + grouped(limits[i - 1])
                    : grouped(i == 0 ? 1 : limits[i - 1] + 1L) + " to " + grouped(limits[i]);
            rows.add(new Bar(range, counts[i]));
        }
        bars("Bytecode", "Methods", rows, whole);
        out.append("</section>\n");
    }

    private void sections() {
        out.append("<section>\n<h2>Sections</h2>\n");
        bars("Section", "Bytes", report.sections().stream()
                .map(section -> new Bar((section.custom() ? "custom " : "") + section.name(), section.size()))
                .toList(), report.size());
        out.append("</section>\n");
    }

    private record Bar(String name, long value) {}

    private void bars(String names, String values, List<Bar> rows, long whole) {
        out.append("<table class=\"bars\"><thead><tr><th scope=\"col\">").append(names);
        out.append("</th><th scope=\"col\" class=\"n\">").append(values);
        out.append("</th><th scope=\"col\" class=\"n\">Share %</th><td></td></tr></thead><tbody>\n");
        for (Bar row : rows) {
            String share = percent(row.value(), whole);
            out.append("<tr><th scope=\"row\"><bdi>").append(Html.name(row.name()));
            out.append("</bdi></th><td class=\"n\">").append(grouped(row.value()));
            out.append("</td><td class=\"n\">").append(share);
            out.append("</td><td aria-hidden=\"true\"><i style=\"width:").append(share).append("%\"></i></td></tr>\n");
        }
        out.append("</tbody></table>\n");
    }

    private void features() {
        out.append("<section>\n<h2>Features</h2>\n<ul class=\"chips\">");
        report.features().forEach(feature -> out.append("<li>").append(escape(feature)).append("</li>"));
        out.append("</ul>\n</section>\n");
    }

    private void imports() {
        cells("Imports", 2, List.of("Host", "Kind", "Module", "Name", "Type"), report.imports().stream()
                .map(line -> List.of(host(line), line.kind(), line.module(), line.name(), line.type()))
                .toList());
    }

    /** The imports of wasm-bindgen are provided by the classes that are made of its declarations. */
    private String host(ModuleReport.ImportLine line) {
        return line.provided() ? "provided" : report.bindgen() != null ? "wasm-bindgen" : "not provided";
    }

    private void declarations(Declarations declarations) {
        cells("Functions of wasm-bindgen", 0, List.of("Function"), declarations.functions().stream()
                .map(List::of)
                .toList());
        cells("JavaScript", 1, List.of("Host", "Name", "Type"), declarations.imports().stream()
                .map(used -> List.of(used.provided() ? "provided" : "not provided", used.name(), used.type()))
                .toList());
    }

    private void exports() {
        cells("Exports", 1, List.of("Kind", "Name", "Type"), report.exports().stream()
                .map(line -> List.of(line.kind(), line.name(), line.type()))
                .toList());
    }

    private void memories() {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < report.memories().size(); i++) {
            rows.add(List.of("memory", Integer.toString(i), report.memories().get(i)));
        }
        for (int i = 0; i < report.tables().size(); i++) {
            rows.add(List.of("table", Integer.toString(i), report.tables().get(i)));
        }
        rows.add(List.of("globals", "", grouped(report.globals()) + " in all"));
        cells("Memories, tables, globals", 2, List.of("What", "Number", "Limits and type"), rows);
    }

    /** @param words how many columns, from the first, hold words of ours: lines are not broken in them */
    private void cells(String title, int words, List<String> head, List<List<String>> rows) {
        out.append("<section>\n<h2>").append(title).append("</h2>\n");
        if (rows.isEmpty()) {
            out.append("<p class=\"quiet\">None.</p>\n</section>\n");
            return;
        }
        out.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").append(title);
        out.append("\"><table><thead><tr>");
        head.forEach(name -> out.append("<th scope=\"col\">").append(name).append("</th>"));
        out.append("</tr></thead><tbody>\n");
        for (List<String> row : rows.subList(0, Math.min(rows.size(), MAX_ROWS))) {
            out.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                String style = i >= words ? "" : cell.equals("not provided") ? "w missing" : "w";
                out.append("<td class=\"").append(style).append("\"><bdi>").append(Html.name(cell));
                out.append("</bdi></td>");
            }
            out.append("</tr>\n");
        }
        out.append("</tbody></table></div>\n");
        if (rows.size() > MAX_ROWS) {
            out.append("<p class=\"quiet\">And ").append(grouped(rows.size() - MAX_ROWS)).append(" more; ");
            out.append("wasm2jar inspect lists them all.</p>\n");
        }
        out.append("</section>\n");
    }

    private static String resource(String name) {
        try (InputStream input = HtmlReport.class.getResourceAsStream(name)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
