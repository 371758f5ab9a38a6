package dev.wasm2jar.testsuite.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Writes the instructions of a function. */
final class BodyWriter {

    private final Out out = new Out();
    private final GeneratedModule module;
    private final List<Node> labels = new ArrayList<>();

    private BodyWriter(GeneratedModule module) {
        this.module = module;
    }

    /** @param body a block that stands for the function */
    static byte[] write(GeneratedModule module, Node body) {
        var writer = new BodyWriter(module);
        writer.labels.add(body);
        writer.list(body.body);
        return writer.out.bytes(0x0b).toBytes();
    }

    private void list(List<Node> nodes) {
        nodes.forEach(this::node);
    }

    private int depth(Node target) {
        int found = labels.lastIndexOf(target);
        if (found < 0) {
            throw new IllegalStateException("a branch out of nowhere");
        }
        return labels.size() - 1 - found;
    }

    private void node(Node node) {
        list(node.operands);
        switch (node.kind) {
            case PLAIN -> out.bytes(node.code);
            case BRANCH -> out.bytes(node.code).unsigned(depth(node.targets.get(0))).bytes(node.suffix);
            case BRANCH_TABLE -> {
                out.bytes(node.code).unsigned(node.targets.size() - 1);
                node.targets.forEach(target -> out.unsigned(depth(target)));
            }
            default -> block(node);
        }
    }

    private void block(Node node) {
        out.bytes(switch (node.kind) {
            case BLOCK -> 0x02;
            case LOOP -> 0x03;
            case IF -> 0x04;
            default -> 0x1f;
        });
        if (node.parameters.isEmpty() && node.results.size() <= 1) {
            if (node.results.isEmpty()) {
                out.bytes(0x40);
            } else {
                out.type(node.results.get(0));
            }
        } else {
            out.signed(module.plainType(node.parameters, node.results));
        }
        if (node.kind == Node.Kind.TRY) {
            out.unsigned(node.catches.size());
            for (Node.Catch clause : node.catches) {
                out.bytes(clause.kind());
                if (clause.kind() < 2) {
                    out.unsigned(clause.tag());
                }
                out.unsigned(depth(clause.target()));
            }
        }
        labels.add(node);
        list(node.body);
        if (node.kind == Node.Kind.IF && !(node.otherwise.isEmpty() && node.parameters.equals(node.results))) {
            out.bytes(0x05);
            list(node.otherwise);
        }
        labels.remove(labels.size() - 1);
        out.bytes(0x0b);
    }
}
