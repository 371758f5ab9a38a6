package dev.wasm2jar.testsuite.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * An instruction with what it takes its operands from: what the generator makes, the shrinker edits and
 * {@link BodyWriter} writes. A node without results is a statement.
 */
final class Node {

    enum Kind { PLAIN, BLOCK, LOOP, IF, TRY, BRANCH, BRANCH_TABLE }

    /** A clause of a try_table (spec 5.4.1): its kind, 0 to 3, the tag, and where it goes. */
    record Catch(int kind, int tag, Node target) {}

    final Kind kind;
    /** The instruction, without labels; of a block nothing. */
    byte[] code;
    /** What follows the label of a branch. */
    byte[] suffix = {};
    List<Node> operands;
    List<Type> parameters = List.of();
    List<Type> results;
    List<Node> body = new ArrayList<>();
    List<Node> otherwise = new ArrayList<>();
    final List<Node> targets = new ArrayList<>();
    final List<Catch> catches = new ArrayList<>();
    /** Must stay, because termination or validity depends on it. */
    boolean fixed;

    Node(Kind kind, byte[] code, List<Node> operands, List<Type> results) {
        this.kind = kind;
        this.code = code;
        this.operands = new ArrayList<>(operands);
        this.results = results;
    }

    static Node plain(Out code, List<Node> operands, List<Type> results) {
        return new Node(Kind.PLAIN, code.toBytes(), operands, results);
    }

    static Node block(Kind kind, List<Node> operands, List<Type> parameters, List<Type> results) {
        var node = new Node(kind, new byte[0], operands, results);
        node.parameters = parameters;
        return node;
    }

    static Node branch(Out code, Node target, List<Node> operands, List<Type> results) {
        var node = new Node(Kind.BRANCH, code.toBytes(), operands, results);
        node.targets.add(target);
        return node;
    }

    Node fix() {
        fixed = true;
        return this;
    }

    /** The types that a branch to this block takes along. */
    List<Type> labelTypes() {
        return kind == Kind.LOOP ? parameters : results;
    }

    boolean structured() {
        return kind == Kind.BLOCK || kind == Kind.LOOP || kind == Kind.IF || kind == Kind.TRY;
    }

    int size() {
        int size = 1;
        for (List<Node> list : List.of(operands, body, otherwise)) {
            for (Node node : list) {
                size += node.size();
            }
        }
        return size;
    }
}
