package dev.wasm2jar.cli.inspect;

import static dev.wasm2jar.cli.inspect.Html.grouped;
import static dev.wasm2jar.cli.inspect.Html.percent;

import dev.wasm2jar.runtime.launch.RustNames;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The table of the largest functions on the page, and what has become of them. */
final class FunctionTableHtml {

    /** What a browser sorts and searches at once. All functions that have a tile of their own are among them. */
    private static final int MAX_ROWS = 2000;
    /** Sizes of methods that are listed for one function. */
    private static final int MAX_METHODS = 500;

    private final List<ModuleReport.FunctionLine> functions;
    private final EmittedMethods methods;
    private final long total;

    /** @param functions the largest first */
    FunctionTableHtml(List<ModuleReport.FunctionLine> functions, EmittedMethods methods, long total) {
        this.functions = functions;
        this.methods = methods;
        this.total = total;
    }

    /** The name of a function, for people. */
    static String nameOf(ModuleReport.FunctionLine function) {
        return function.name() == null
                ? "function " + function.index()
                : String.join("::", RustNames.path(function.name()));
    }

    /** The last part of a name, which tells most where there is little room. */
    static String shortNameOf(ModuleReport.FunctionLine function) {
        if (function.name() == null) {
            return nameOf(function);
        }
        List<String> path = RustNames.path(function.name());
        return path.get(path.size() - 1);
    }

    void write(StringBuilder out) {
        boolean known = methods instanceof EmittedMethods.Known;
        out.append("<div id=\"tools\" hidden><label>Search <input id=\"search\" type=\"search\" autocomplete=\"off\""
                + " spellcheck=\"false\" placeholder=\"name or index\"></label>");
        if (known) {
            out.append("<label><input id=\"split\" type=\"checkbox\"> Only split functions</label>");
        }
        out.append("<output id=\"count\" aria-live=\"polite\"></output></div>\n");
        out.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"functions\">"
                + "<table id=\"rows\"><thead><tr><th scope=\"col\" class=\"n\">Index</th><th scope=\"col\">Name</th>"
                + "<th scope=\"col\" class=\"n\" aria-sort=\"descending\">Wasm bytes</th>"
                + "<th scope=\"col\" class=\"n\">Share %</th>");
        if (known) {
            out.append("<th scope=\"col\" class=\"n\">Methods</th><th scope=\"col\" class=\"n\">Bytecode</th>"
                    + "<th scope=\"col\" class=\"n\">Largest method</th>");
        }
        out.append("</tr></thead>\n<tbody>\n");
        int shown = Math.min(functions.size(), MAX_ROWS);
        functions.subList(0, shown).forEach(function -> row(function, out));
        out.append("</tbody></table></div>\n");
        rest(functions.subList(shown, functions.size()), out);
    }

    private void row(ModuleReport.FunctionLine function, StringBuilder out) {
        out.append("<tr id=\"f").append(function.index()).append("\"><td class=\"n\">").append(function.index());
        out.append("</td><th scope=\"row\"><bdi title=\"");
        out.append(Html.name(function.name() == null ? "" : function.name()));
        out.append("\">").append(Html.name(nameOf(function))).append("</bdi></th>");
        number(grouped(function.size()), out);
        number(percent(function.size(), total), out);
        if (methods instanceof EmittedMethods.Known known) {
            List<Integer> sizes = known.of(function.index());
            if (sizes.size() > 1) {
                split(sizes, out);
            } else {
                number(Integer.toString(sizes.size()), out);
            }
            number(grouped(sizes.stream().mapToLong(Integer::longValue).sum()), out);
            number(grouped(sizes.isEmpty() ? 0 : Collections.max(sizes)), out);
        }
        out.append("</tr>\n");
    }

    private static void number(String text, StringBuilder out) {
        out.append("<td class=\"n\">").append(text).append("</td>");
    }

    private static void split(List<Integer> sizes, StringBuilder out) {
        out.append("<td class=\"n\" data-value=\"").append(sizes.size()).append("\"><details><summary>");
        out.append(grouped(sizes.size())).append("</summary><span>").append(sizes.stream()
                .limit(MAX_METHODS).map(Html::grouped).collect(Collectors.joining(" · ")));
        out.append(sizes.size() > MAX_METHODS ? " …" : "").append("</span></details></td>");
    }

    private void rest(List<ModuleReport.FunctionLine> rest, StringBuilder out) {
        if (rest.isEmpty()) {
            return;
        }
        long size = rest.stream().mapToLong(ModuleReport.FunctionLine::size).sum();
        out.append("<p class=\"quiet\">Not in the table: ").append(grouped(rest.size()));
        out.append(" functions of at most ").append(grouped(rest.get(0).size())).append(" bytes, together ");
        out.append(grouped(size)).append(" bytes, ").append(percent(size, total)).append(" % of the code.</p>\n");
    }
}
