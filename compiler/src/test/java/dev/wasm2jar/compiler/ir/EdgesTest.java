package dev.wasm2jar.compiler.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EdgesTest {

    private static final int MANY = 1000;

    private static List<Integer> targets(Edges edges, int source) {
        List<Integer> targets = new ArrayList<>();
        for (int edge = edges.first(source); edge != Edges.NONE; edge = edges.next(edge)) {
            targets.add(edges.target(edge));
        }
        return targets;
    }

    @Test
    void listsTheEdgesOfEachNodeTheLastOneFirst() {
        Edges edges = new Edges();
        edges.add(2, 5);
        edges.add(0, 7);
        edges.add(2, 6);
        assertEquals(List.of(6, 5), targets(edges, 2));
        assertEquals(List.of(7), targets(edges, 0));
        assertEquals(List.of(), targets(edges, 1));
        assertEquals(List.of(), targets(edges, MANY));
    }

    @Test
    void growsWithNodesAndEdges() {
        Edges edges = new Edges();
        for (int node = 0; node < MANY; node++) {
            edges.add(node, node + 1);
            edges.add(MANY - 1 - node, node);
        }
        assertEquals(List.of(MANY - 4, 4), targets(edges, 3).stream().sorted((a, b) -> b - a).toList());
        assertEquals(2, targets(edges, MANY - 1).size());
    }
}
