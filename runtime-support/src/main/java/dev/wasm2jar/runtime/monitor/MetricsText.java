package dev.wasm2jar.runtime.monitor;

/** Writes metrics as Prometheus reads them (its text-based exposition format, version 0.0.4). */
public final class MetricsText {

    /** The type of this text. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder(2048);
    private String name;

    /** Begins a metric that only grows. */
    public MetricsText counter(String name, String help) {
        return begin(name, "counter", help);
    }

    /** Begins a metric that grows and shrinks. */
    public MetricsText gauge(String name, String help) {
        return begin(name, "gauge", help);
    }

    MetricsText histogram(String name, String help) {
        return begin(name, "histogram", help);
    }

    private MetricsText begin(String metric, String type, String help) {
        name = metric;
        text.append("# HELP ").append(metric).append(' ').append(help).append("\n# TYPE ").append(metric).append(' ')
                .append(type).append('\n');
        return this;
    }

    /** The value of the metric. */
    public MetricsText value(long value) {
        text.append(name).append(' ').append(value).append('\n');
        return this;
    }

    /**
     * One of several values of the metric.
     *
     * @param label what they differ in
     * @param of this one's, without quotation marks, backslashes and line breaks
     */
    public MetricsText value(String label, String of, long value) {
        text.append(name).append('{').append(label).append("=\"").append(of).append("\"} ").append(value).append('\n');
        return this;
    }

    /** A part of a histogram. */
    MetricsText part(String suffix, String labels, String value) {
        text.append(name).append(suffix).append(labels).append(' ').append(value).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
