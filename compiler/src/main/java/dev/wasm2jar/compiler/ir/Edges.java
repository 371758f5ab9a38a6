package dev.wasm2jar.compiler.ir;

import java.util.Arrays;

/**
 * The edges of a graph with numbered nodes: a linked list for each node, in arrays, because graphs of large modules have
 * millions of edges.
 *
 * <pre>for (int edge = edges.first(node); edge != Edges.NONE; edge = edges.next(edge)) ... edges.target(edge)</pre>
 */
public final class Edges {

    /** No edge. */
    public static final int NONE = -1;

    private static final int FIRST_LENGTH = 64;

    private int[] first = {};
    private int[] targets = new int[FIRST_LENGTH];
    private int[] next = new int[FIRST_LENGTH];
    private int size;

    /** Adds an edge, as the first of its source. */
    public void add(int source, int target) {
        if (source >= first.length) {
            int known = first.length;
            first = Arrays.copyOf(first, Math.max(FIRST_LENGTH, Math.max(source + 1, 2 * known)));
            Arrays.fill(first, known, first.length, NONE);
        }
        if (size == targets.length) {
            targets = Arrays.copyOf(targets, 2 * size);
            next = Arrays.copyOf(next, 2 * size);
        }
        targets[size] = target;
        next[size] = first[source];
        first[source] = size++;
    }

    /** The first edge of a node, or {@link #NONE}. */
    public int first(int source) {
        return source < first.length ? first[source] : NONE;
    }

    /** The edge of the same node after that one, or {@link #NONE}. */
    public int next(int edge) {
        return next[edge];
    }

    /** The node that an edge leads to. */
    public int target(int edge) {
        return targets[edge];
    }
}
