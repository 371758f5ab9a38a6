package dev.wasm2jar.benchmarks.compare;

import java.util.Locale;

/** An image in the making; its text and grid follow the reader's light or dark scheme. */
final class Svg {

    private static final String[] COLOURS = {"#2f7ed8", "#e0701f", "#3c9d4e", "#9467bd", "#c0392b", "#8c8c8c"};

    private final StringBuilder body = new StringBuilder();

    Svg(int width, int height, String title) {
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">",
                width, height, width, height);
        add("<title>%s</title>", escaped(title));
        body.append("<style>text{font:12px sans-serif;fill:#333}.grid{stroke:#ccc}.line{fill:none;stroke-width:2}"
                + "@media(prefers-color-scheme:dark){text{fill:#ccc}.grid{stroke:#555}}</style>\n");
    }

    static String colour(int series) {
        return COLOURS[series % COLOURS.length];
    }

    private void add(String format, Object... values) {
        body.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    void text(double x, double y, String anchor, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, escaped(text));
    }

    void rectangle(double x, double y, double width, double height, String colour) {
        add("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>", x, y, width, height, colour);
    }

    void grid(double x1, double y1, double x2, double y2) {
        add("<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", x1, y1, x2, y2);
    }

    void line(String points, String colour) {
        add("<polyline class=\"line\" stroke=\"%s\" points=\"%s\"/>", colour, points);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    @Override
    public String toString() {
        return body + "</svg>\n";
    }
}
