package dev.wasm2jar.cli.inspect;

import dev.wasm2jar.compiler.bindgen.Declarations;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Prints a report for people: a heading per part, aligned columns below. */
public final class ReportTable {

    /** A longer cell pushes its row to the right, not the whole column. */
    private static final int MAX_COLUMN = 48;

    private final PrintWriter out;
    private final UnaryOperator<String> emphasis;

    /** @param emphasis how headings are set off, e.g. by colour */
    public ReportTable(PrintWriter out, UnaryOperator<String> emphasis) {
        this.out = out;
        this.emphasis = emphasis;
    }

    public void print(ModuleReport report) {
        out.println(emphasis.apply(report.file()) + ": " + report.kind() + ", " + grouped(report.size()) + " bytes");
        features(report);
        declarations(report.bindgen());
        imports(report);
        exports(report);
        limits(report);
        sections(report);
        functions(report);
    }

    private void features(ModuleReport report) {
        heading("Features");
        var line = new StringBuilder(" ");
        for (String feature : report.features()) {
            if (line.length() + feature.length() > 98) {
                out.println(line);
                line.setLength(1);
            }
            line.append(' ').append(feature);
        }
        out.println(line);
    }

    private void declarations(Declarations declarations) {
        if (declarations == null) {
            return;
        }
        heading("Functions of wasm-bindgen " + declarations.release());
        rows(declarations.functions().stream().map(List::of).toList());
        if (!declarations.imports().isEmpty()) {
            heading("JavaScript");
            rows(declarations.imports().stream()
                    .map(used -> List.of(used.name() + used.type(), used.provided() ? "" : "to be provided by Java code"))
                    .toList());
        }
    }

    private void imports(ModuleReport report) {
        if (report.imports().isEmpty()) {
            return;
        }
        heading("Imports");
        var rows = new ArrayList<List<String>>();
        for (ModuleReport.ImportLine line : report.imports()) {
            rows.add(List.of(line.kind(), line.module() + "." + line.name(), line.type(),
                    line.provided() || report.bindgen() != null ? "" : "not provided by the host"));
        }
        rows(rows);
    }

    private void exports(ModuleReport report) {
        if (report.exports().isEmpty()) {
            return;
        }
        heading("Exports");
        rows(report.exports().stream().map(line -> List.of(line.kind(), line.name(), line.type())).toList());
    }

    private void limits(ModuleReport report) {
        if (report.memories().isEmpty() && report.tables().isEmpty() && report.globals() == 0) {
            return;
        }
        heading("Memories, tables, globals");
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < report.memories().size(); i++) {
            rows.add(List.of("memory " + i, report.memories().get(i)));
        }
        for (int i = 0; i < report.tables().size(); i++) {
            rows.add(List.of("table " + i, report.tables().get(i)));
        }
        rows.add(List.of("globals", Integer.toString(report.globals())));
        rows(rows);
    }

    private void sections(ModuleReport report) {
        heading("Sections");
        rows(report.sections().stream()
                .map(line -> List.of((line.custom() ? "custom " : "") + line.name(), number(line.size())))
                .toList());
    }

    private void functions(ModuleReport report) {
        ModuleReport.Functions functions = report.functions();
        heading("Functions: " + functions.imported() + " imported, " + functions.defined() + " defined, "
                + grouped(functions.codeSize()) + " bytes of code" + (functions.largest().isEmpty() ? "" : "; largest"));
        rows(functions.largest().stream()
                .map(line -> List.of(number(line.size()), Integer.toString(line.index()),
                        line.name() == null ? "" : line.name()))
                .toList());
    }

    private void heading(String text) {
        out.println();
        out.println(emphasis.apply(text));
    }

    private void rows(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (row.get(i).length() <= MAX_COLUMN) {
                    widths[i] = Math.max(widths[i], row.get(i).length());
                }
            }
        }
        for (List<String> row : rows) {
            var line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append("  ").append(row.get(i));
                line.append(" ".repeat(Math.max(0, widths[i] - row.get(i).length())));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static String number(int value) {
        String text = grouped(value);
        return " ".repeat(Math.max(0, 10 - text.length())) + text;
    }

    private static String grouped(long value) {
        return String.format(java.util.Locale.ROOT, "%,d", value);
    }
}
