package dev.wasm2jar.testsuite.fuzz;

import dev.wasm2jar.testsuite.fuzz.GeneratedModule.Function;
import dev.wasm2jar.testsuite.fuzz.GeneratedModule.Invocation;
import java.util.ArrayList;
import java.util.List;

/** Makes a module smaller as long as it shows the same kind of difference. Works on the module it is given. */
final class Shrinker {

    private static final int ATTEMPTS = 4000;

    private final GeneratedModule module;
    private final Differential differential;
    private final Subtypes subtypes;
    private final String kind;
    private final long deadline = System.nanoTime() + 60_000_000_000L;
    private String difference;
    private int attempts;

    Shrinker(GeneratedModule module, Differential differential, String difference) {
        this.module = module;
        this.differential = differential;
        this.difference = difference;
        this.kind = Differential.kind(difference);
        this.subtypes = new Subtypes(module);
    }

    /** The difference that the small module shows. */
    String shrink() {
        boolean smaller = true;
        while (smaller && attempts < ATTEMPTS && System.nanoTime() < deadline) {
            smaller = invocations();
            for (Function function : module.functions) {
                smaller |= body(function);
            }
            for (Function function : module.functions) {
                smaller |= list(function.body.body, true);
            }
            smaller |= locals();
        }
        return difference;
    }

    private boolean still() {
        if (++attempts > ATTEMPTS || System.nanoTime() > deadline) {
            return false;
        }
        String now;
        try {
            now = differential.difference(module);
        } catch (IllegalStateException cannotBeWritten) {
            return false;
        }
        if (now == null || !Differential.kind(now).equals(kind)) {
            return false;
        }
        difference = now;
        return true;
    }

    private boolean invocations() {
        boolean smaller = false;
        for (int i = module.invocations.size() - 1; i >= 0 && module.invocations.size() > 1; i--) {
            Invocation removed = module.invocations.remove(i);
            if (still()) {
                smaller = true;
            } else {
                module.invocations.add(i, removed);
            }
        }
        return smaller;
    }

    /** Empties a function. */
    private boolean body(Function function) {
        if (function.exported) {
            return false;
        }
        List<Node> simple = new ArrayList<>();
        for (Type result : function.results) {
            Node value = subtypes.simplest(result);
            if (value == null) {
                return false;
            }
            simple.add(value);
        }
        if (function.body.size() <= simple.size() + 1) {
            return false;
        }
        List<Node> before = function.body.body;
        function.body.body = simple;
        if (still()) {
            return true;
        }
        function.body.body = before;
        return false;
    }

    private boolean locals() {
        boolean smaller = false;
        // Indices of other locals must stay, so only the last ones can go.
        for (Function function : module.functions) {
            while (!function.locals.isEmpty()) {
                Type removed = function.locals.remove(function.locals.size() - 1);
                if (!still()) {
                    function.locals.add(removed);
                    break;
                }
                smaller = true;
            }
        }
        return smaller;
    }

    private boolean list(List<Node> nodes, boolean halves) {
        boolean smaller = false;
        if (halves && nodes.size() > 8) {
            smaller |= chunks(nodes);
        }
        for (int i = nodes.size() - 1; i >= 0; i--) {
            smaller |= node(nodes, i);
        }
        return smaller;
    }

    /** Removes many statements at once. */
    private boolean chunks(List<Node> nodes) {
        boolean smaller = false;
        for (int size = nodes.size() / 2; size >= 2; size /= 2) {
            for (int start = 0; start + size <= nodes.size(); start += size) {
                List<Node> chunk = nodes.subList(start, start + size);
                if (chunk.stream().anyMatch(node -> node.fixed || !node.results.isEmpty())) {
                    continue;
                }
                List<Node> removed = new ArrayList<>(chunk);
                chunk.clear();
                if (still()) {
                    smaller = true;
                    start -= size;
                } else {
                    nodes.addAll(start, removed);
                }
            }
        }
        return smaller;
    }

    private boolean node(List<Node> nodes, int index) {
        Node node = nodes.get(index);
        boolean smaller = false;
        if (!node.fixed) {
            if (node.results.isEmpty()) {
                nodes.remove(index);
                if (still()) {
                    return true;
                }
                nodes.add(index, node);
            } else if (replaceByConstants(nodes, index)) {
                return true;
            }
            if (replaceByPart(nodes, index)) {
                return true;
            }
        }
        smaller |= list(node.operands, false);
        smaller |= list(node.body, true);
        smaller |= list(node.otherwise, true);
        for (int i = node.catches.size() - 1; i >= 0; i--) {
            Node.Catch removed = node.catches.remove(i);
            if (still()) {
                smaller = true;
            } else {
                node.catches.add(i, removed);
            }
        }
        return smaller;
    }

    private boolean replaceByConstants(List<Node> nodes, int index) {
        Node node = nodes.get(index);
        List<Node> simple = new ArrayList<>();
        for (Type result : node.results) {
            Node value = subtypes.simplest(result);
            if (value == null) {
                return false;
            }
            simple.add(value);
        }
        if (node.operands.isEmpty() && node.body.isEmpty() && simple.size() == 1
                && node.code.length <= simple.get(0).code.length) {
            return false;
        }
        nodes.remove(index);
        nodes.addAll(index, simple);
        if (still()) {
            return true;
        }
        for (int i = 0; i < simple.size(); i++) {
            nodes.remove(index);
        }
        nodes.add(index, node);
        return false;
    }

    /** One operand instead of the whole, or the body of a block. */
    private boolean replaceByPart(List<Node> nodes, int index) {
        Node node = nodes.get(index);
        List<List<Node>> choices = new ArrayList<>();
        for (Node operand : node.operands) {
            if (operand.results.equals(node.results)) {
                choices.add(List.of(operand));
            }
        }
        if (node.structured() && node.parameters.isEmpty()) {
            choices.add(node.body);
            choices.add(node.otherwise);
        }
        for (List<Node> choice : choices) {
            if (choice.isEmpty()) {
                continue;
            }
            nodes.remove(index);
            nodes.addAll(index, choice);
            if (still()) {
                return true;
            }
            for (int i = 0; i < choice.size(); i++) {
                nodes.remove(index);
            }
            nodes.add(index, node);
        }
        return false;
    }
}
