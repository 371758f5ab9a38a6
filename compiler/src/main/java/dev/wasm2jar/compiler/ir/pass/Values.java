package dev.wasm2jar.compiler.ir.pass;

import dev.wasm2jar.compiler.ir.Edges;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * The values that locals have, by number. Where values meet there is another one, which they become one web with if it is
 * read.
 */
final class Values {

    private int[] parents = new int[64];
    private boolean[] read = new boolean[64];
    private int count;
    /** From each value to those that it may be. */
    private final Edges edges = new Edges();

    /** A new value. */
    int make() {
        if (count == parents.length) {
            parents = Arrays.copyOf(parents, 2 * count);
            read = Arrays.copyOf(read, 2 * count);
        }
        parents[count] = count;
        return count++;
    }

    /** A value is the other one where control comes from some place. */
    void meet(int value, int other) {
        edges.add(value, other);
    }

    /** A value is read, and so are all that it may be. To be called when all meetings are known. */
    void read(int value) {
        if (read[value]) {
            return;
        }
        var pending = new ArrayDeque<Integer>();
        read[value] = true;
        pending.add(value);
        while (!pending.isEmpty()) {
            int next = pending.poll();
            for (int edge = edges.first(next); edge != Edges.NONE; edge = edges.next(edge)) {
                int other = edges.target(edge);
                parents[web(other)] = web(next);
                if (!read[other]) {
                    read[other] = true;
                    pending.add(other);
                }
            }
        }
    }

    boolean isRead(int value) {
        return read[value];
    }

    /** One of the values of the web that a value is part of, the same for all of them. */
    int web(int value) {
        int root = value;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }
}
