package dev.wasm2jar.cli.inspect;

import static dev.wasm2jar.cli.inspect.Html.grouped;
import static dev.wasm2jar.cli.inspect.Html.percent;

import java.util.List;
import java.util.Locale;

/** The map of functions on the page. Every tile is a link to the row of its function. */
final class TreemapHtml {

    /** Text on a smaller tile cannot be read. */
    private static final double LABEL_WIDTH = 46;
    private static final double LABEL_HEIGHT = 22;
    private static final double SECOND_LINE_HEIGHT = 40;

    private final List<ModuleReport.FunctionLine> functions;
    private final EmittedMethods methods;
    private final long total;

    /** @param functions the largest first */
    TreemapHtml(List<ModuleReport.FunctionLine> functions, EmittedMethods methods, long total) {
        this.functions = functions;
        this.methods = methods;
        this.total = total;
    }

    void write(StringBuilder out) {
        out.append("<div id=\"map\" role=\"group\" aria-label=\"Map of functions by their size\">\n");
        for (Treemap.Tile tile : Treemap.of(functions)) {
            if (tile instanceof Treemap.Single single) {
                single(single, out);
            } else if (tile instanceof Treemap.Group group) {
                group(group, out);
            }
        }
        out.append("</div>\n");
    }

    private void single(Treemap.Single tile, StringBuilder out) {
        ModuleReport.FunctionLine function = tile.function();
        int count = methods instanceof EmittedMethods.Known known ? known.of(function.index()).size() : 1;
        String name = Html.name(FunctionTableHtml.nameOf(function));
        String split = count > 1 ? ", split into " + count + " methods" : "";
        open("#f" + function.index(), shade(count), tile.place(),
                name + ": " + grouped(function.size()) + " bytes, " + percent(function.size(), total) + " %" + split,
                out);
        label(tile.place(), Html.name(FunctionTableHtml.shortNameOf(function)), grouped(function.size())
                + (count > 1 ? " · " + count + " methods" : ""), out);
        out.append("</a>\n");
    }

    private void group(Treemap.Group tile, StringBuilder out) {
        String range = grouped(tile.from()) + " to " + grouped(tile.to() - 1L) + " bytes";
        String what = grouped(tile.count()) + (tile.count() == 1 ? " function of " : " functions of ") + range;
        open("#functions", "group", tile.place(), what + ": " + grouped(tile.size()) + " bytes, "
                + percent(tile.size(), total) + " %", out);
        label(tile.place(), grouped(tile.count()) + " of " + range, grouped(tile.size()), out);
        out.append("</a>\n");
    }

    /** How a tile is coloured: the more methods, the warmer. */
    private static String shade(int methods) {
        return methods <= 1 ? "whole" : methods <= 4 ? "few" : methods <= 16 ? "several" : "many";
    }

    private static void open(String target, String shade, Rectangle place, String text, StringBuilder out) {
        Rectangle area = Treemap.AREA;
        out.append(String.format(Locale.ROOT,
                "<a class=\"%s\" href=\"%s\" style=\"left:%.3f%%;top:%.3f%%;width:%.3f%%;height:%.3f%%\" aria-label=\"",
                shade, target, 100 * place.x() / area.width(), 100 * place.y() / area.height(),
                100 * place.width() / area.width(), 100 * place.height() / area.height()));
        out.append(text).append("\">");
    }

    private static void label(Rectangle place, String first, String second, StringBuilder out) {
        if (place.width() < LABEL_WIDTH || place.height() < LABEL_HEIGHT) {
            return;
        }
        out.append("<b>").append(first).append("</b>");
        if (place.height() >= SECOND_LINE_HEIGHT) {
            out.append("<small>").append(second).append("</small>");
        }
    }
}
